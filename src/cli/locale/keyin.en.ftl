# cli: keyin, in English. keyin.de.ftl has the same ids.
busy-keying = keeping forms
keyin-kept = { $n ->
    [one] 1 form kept.
   *[other] { $n } forms kept.
}
keyin-older-day = { $n ->
    [one] 1 of them was
   *[other] { $n } of them were
} printed on { $day } with another version of the questionnaire than today’s ({ $sign }), and read by that one.
keyin-older = { $n ->
    [one] 1 of them was
   *[other] { $n } of them were
} printed with another version of the questionnaire than today’s ({ $sign }), and read by that one.
keyin-verified = { $n ->
    [one] 1 form verified.
   *[other] { $n } forms verified.
}
