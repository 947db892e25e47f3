# office: street, in German. street.en.ftl has the same ids.
shift-practice = ÜBUNG
shift-here = diese Schicht
shift-all = dieser Laptop
shift-complete = vollständig
shift-broken-off = abgebrochen
shift-refused = verweigert
shift-others = sonstige
shift-wanted = Noch gesucht, wie dieser Laptop gezählt hat:
shift-wanted-cell = { $cell } { $n }
shift-wanted-none = Alle Quoten sind erfüllt.
shift-open = { $n ->
    [one] Ein Interview ist offen geblieben.
   *[other] { $n } Interviews sind offen geblieben.
}
shift-cards = Karten: jene mit dem Zeichen { $sign }.
shift-key-begin = Interview beginnen
shift-key-refused = will nicht
shift-key-not-eligible = gehört nicht zu den Befragten (zum Beispiel zu jung)
shift-key-language = keine gemeinsame Sprache
shift-key-took-part = hat schon teilgenommen
shift-key-take-back = letzten Kontakt ohne Interview zurücknehmen ({ $outcome })
shift-key-go-on = ein offenes Interview fortsetzen
shift-key-leave = Schicht beenden
shift-noted = Notiert: { $outcome }.
shift-taken-back = Zurückgenommen: { $outcome }.
pending-head = Ein Interview ist offen geblieben
pending-begun = Begonnen am { $day }.
pending-begun-at = Begonnen am { $day }, { $place }.
pending-far = { $n ->
    [0] Noch wurde nichts beantwortet.
    [one] Eine Antwort ist gespeichert, nach { $minutes } des Interviews.
   *[other] { $n } Antworten sind gespeichert, nach { $minutes } des Interviews.
}
pending-last = Die letzte war auf die Frage: { $question }
pending-older = Der Fragebogen ist seither geändert worden; das Interview geht mit dem weiter, mit dem es begonnen hat.
pending-lost = Dieses Interview lässt sich nicht fortsetzen: { $error }. Es bleibt im Speicher.
pending-gone = Der Fragebogen, mit dem es begonnen hat, ist nicht mehr da
pending-over = Ein Interview war zu Ende, als das Programm geschlossen wurde; jetzt ist es gespeichert.
pending-key-go-on = damit weitermachen
pending-key-end = hier beenden: Es zählt als abgebrochen
pending-key-later = für später lassen
pending-aside = { $n ->
    [one] 1 Interview hat einen Modus, den diese Version von mitreden nicht kennt ({ $modes }). Eine neuere hat es vielleicht begonnen; es bleibt, wie es ist, und die neuere kann damit weitermachen.
   *[other] { $n } Interviews haben Modi, die diese Version von mitreden nicht kennt ({ $modes }). Eine neuere hat sie vielleicht begonnen; sie bleiben, wie sie sind, und die neuere kann damit weitermachen.
}
busy-asking = Interviews werden gespeichert
failure-script = { $path }, Zeile { $line }: { $error }
    .help = jede Zeile ist ein Interview: `{ "{" } "Frage": Antwort, … { "}" }`, Antworten in der Form des Datensatzes
failure-street-mode = der Fragebogen ist nicht für die Straße gemacht
    .help = Ergänzen Sie `street` bei `modes` oder nehmen Sie --practice.
failure-street-taken = in diesem Ordner läuft schon eine Schicht dieser Umfrage ({ $path } ist gesperrt)
    .help = beenden Sie sie zuerst; jeder Laptop hält von einer Umfrage eine Schicht auf einmal
