# ask: answers, in German. answers.en.ftl has the same ids.

# Was gegen eine Antwort spricht; gesagt wird es der Person, die sie gibt.
answer-not-asked = Diese Frage wurde nicht gestellt.
answer-wrong-type = Diese Antwort passt nicht zur Frage.
answer-unknown = „{ $code }“ steht nicht auf der Liste.
answer-twice = Bitte nennen Sie „{ $label }“ nur einmal.
answer-not-shown = „{ $label }“ steht nicht in dieser Aufgabe.
answer-best-is-worst = „{ $label }“ kann nicht das Wichtigste und das Unwichtigste zugleich sein.
answer-other-task = Diese Antwort gehört zu einer anderen Aufgabe.
answer-task = Aufgabe { $n }
answer-count = { $n ->
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
    [12] zwölf
   *[other] { $count }
}
answer-too-few = { $n ->
    [one] Bitte wählen Sie mindestens eine Antwort.
   *[other] Bitte wählen Sie mindestens { $word }.
}
answer-too-many = { $n ->
    [one] Bitte wählen Sie nur eine Antwort.
   *[other] Bitte wählen Sie höchstens { $word }.
}
answer-not-alone = „{ $label }“ passt nicht zu anderen Antworten. Bitte wählen Sie das eine oder das andere.
answer-no-none = „Nichts davon“ kann man hier nicht wählen.
answer-no-special = Diese Antwort kann man hier nicht wählen.
answer-off-scale = Bitte wählen Sie eine Zahl von { $from } bis { $to }.
answer-not-a-number = Bitte geben Sie eine Zahl ein.
answer-not-whole = Bitte geben Sie eine ganze Zahl ein, ohne Komma.
answer-too-low = Bitte geben Sie eine Zahl ein, die nicht kleiner als { $number } ist.
answer-too-high = Bitte geben Sie eine Zahl ein, die nicht größer als { $number } ist.
answer-too-early = Bitte geben Sie einen Tag ein, der nicht vor dem { $day } liegt.
answer-too-late = Bitte geben Sie einen Tag ein, der nicht nach dem { $day } liegt.
answer-too-long = { $n ->
    [one] Bitte schreiben Sie höchstens ein Zeichen.
   *[other] Bitte schreiben Sie höchstens { $count } Zeichen.
}
answer-negative = Bitte geben Sie „{ $label }“ nicht weniger als 0 Punkte.
answer-total = Bitte verteilen Sie { $wanted } Punkte. Bis jetzt sind es { $given }.
answer-other-text = Sie haben „{ $label }“ gewählt. Bitte schreiben Sie, was Sie meinen.
answer-other-long = Bitte schreiben Sie zu „{ $label }“ höchstens { $n } Zeichen.
answer-required = Bitte beantworten Sie diese Frage.
answer-required-row = Bitte geben Sie eine Antwort zu „{ $label }“.
answer-wanted = Sie haben diese Frage nicht beantwortet. Möchten Sie das noch tun? Sie können auch so weitergehen.
answer-wanted-row = Sie haben zu „{ $label }“ nichts gesagt. Möchten Sie das noch tun? Sie können auch so weitergehen.
answer-yes = ja
answer-no = nein

# Was erfundene Personen schreiben.
simulated-wish-plain = { $need } (erfundene Antwort)
simulated-wish-more = Bitte mehr davon: { $need } (erfundene Antwort)
simulated-wish-lacking = Das fehlt mir: { $need } (erfundene Antwort)
