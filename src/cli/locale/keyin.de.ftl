# cli: keyin, in German. keyin.en.ftl has the same ids.
busy-keying = Bögen werden gespeichert
keyin-kept = { $n ->
    [one] 1 Bogen gespeichert.
   *[other] { $n } Bögen gespeichert.
}
keyin-older-day = { $n ->
    [one] 1 davon wurde
   *[other] { $n } davon wurden
} am { $day } mit einer anderen Fassung des Fragebogens gedruckt als der heutigen ({ $sign }) und nach ihr gelesen.
keyin-older = { $n ->
    [one] 1 davon wurde
   *[other] { $n } davon wurden
} mit einer anderen Fassung des Fragebogens gedruckt als der heutigen ({ $sign }) und nach ihr gelesen.
keyin-verified = { $n ->
    [one] 1 Bogen geprüft.
   *[other] { $n } Bögen geprüft.
}
