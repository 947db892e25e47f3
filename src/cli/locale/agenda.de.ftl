# cli: agenda, in German. agenda.en.ftl has the same ids.
agenda-empty = In { $path } steht noch keine Maßnahme.
agenda-head-measure = Maßnahme
agenda-head-status = Stand
agenda-head-since = seit
agenda-head-due = bis
agenda-due-fine = { $due }
agenda-due-overdue = { $due } (überfällig)
agenda-history = Verlauf
agenda-history-none = Bisher ist nichts eingetragen.
agenda-planned = geplant: { $status }
agenda-fact-field = Handlungsfeld
agenda-fact-owner = zuständig
agenda-fact-horizon = Zeitraum
agenda-fact-due = bis
agenda-fact-cost = Kosten
agenda-fact-principle = Grundsatz
agenda-fact-serves = dient
agenda-fact-fits = reicht das?
agenda-fact-from = kommt aus
agenda-set = Eingetragen bei „{ $measure }“: { $status } am { $on }. Der Eintrag steht in { $path }.
agenda-import-nothing = Die Tabelle enthält nichts Neues: { $path } bleibt, wie es ist.
agenda-imported = { $n ->
    [one] 1 neuer Eintrag
   *[other] { $n } neue Einträge
} bei { $measures ->
    [one] 1 Maßnahme
   *[other] { $measures } Maßnahmen
}: { $path }
failure-agenda-format = `--format` gilt nur für die Liste
    .help = es weglassen, oder das weglassen, was auf `agenda` folgt
failure-agenda-import = es wurde nichts geschrieben: es gibt { $n ->
    [one] 1 Problem
   *[other] { $n } Probleme
}{ $more ->
    [0] { "" }
    [one] , davon 1 hier nicht gezeigt
   *[other] , davon { $more } hier nicht gezeigt
}
    .help = die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen
