# Was die Befehle sagen, auf Deutsch. cli.en.ftl hat dieselben Namen.
check-notes = { $notes ->
    [one] 1 Hinweis, keine Fehler und keine Warnungen.
   *[other] { $notes } Hinweise, keine Fehler und keine Warnungen.
}

# Was geschieht, wenn es einen Augenblick dauert.
busy-importing = übernimmt Antworten
busy-merging = führt zusammen
busy-ranking = reiht
busy-reporting = schreibt den Bericht

# Was vor einer Meldung steht.
label-error = Fehler
label-warning = Warnung
label-note = Hinweis
label-help = Hilfe
