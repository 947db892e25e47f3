# Was das Programm sagt, auf Deutsch. en.ftl hat dieselben Namen.
responses = { $n ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}
