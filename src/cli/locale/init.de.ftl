# cli: init, in German. init.en.ftl has the same ids.
init-made = { $folder } ist jetzt der Ordner einer Gemeinde, mit einem ersten Fragebogen. So geht es weiter:
init-change = Anliegen und Fragen durch eigene ersetzen
init-check = nennt alle Fehler und wo sie stehen
init-simulate = erfundene Antworten, zum Ausprobieren
init-rank = die Anliegen der Reihe nach
init-report = der Bericht mit seinem Diagramm
