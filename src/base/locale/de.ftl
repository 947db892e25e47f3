# Was das Programm sagt, auf Deutsch. en.ftl hat dieselben Namen.
responses = { $n ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}

check-fine = { $files ->
    [one] 1 Umfrage und die Dateien der Stadt: keine Probleme.
   *[other] { $files } Umfragen und die Dateien der Stadt: keine Probleme.
}
check-summary = { $errors ->
    [one] 1 Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [one] 1 Warnung
   *[other] { $warnings } Warnungen
}.
