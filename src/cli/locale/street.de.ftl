# cli: street, in German. street.en.ftl has the same ids.
shift-place = Ort
shift-interviewer = Kürzel der Person, die fragt
shift-line = { $prompt } (bisher { $known }; Enter lässt es so):
shift-line-new = { $prompt }:
street-practised = { $n ->
    [one] 1 Interview zur Übung; nichts wurde gespeichert.
   *[other] { $n } Interviews zur Übung; nichts wurde gespeichert.
}
street-kept = { $n ->
    [one] 1 Interview gespeichert.
   *[other] { $n } Interviews gespeichert.
}
street-open = { $n ->
    [one] 1 Interview ist offen; beim nächsten Start kann man es fortsetzen.
   *[other] { $n } Interviews sind offen; beim nächsten Start kann man sie fortsetzen.
}
street-mode = Der Fragebogen ist nicht für die Straße gemacht: Seine `modes` nennen sie nicht; geübt wird trotzdem
failure-street-terminal = hier ist kein Terminal, auf dem sich zeichnen lässt
    .help = --plain arbeitet mit geschriebenen Zeilen, --script mit Antworten aus einer Datei
