# Was die Befehle rund um den Schreibtisch sagen: ein neuer Ordner einer Gemeinde. desk.en.ftl hat dieselben Kürzel.
init-made = { $folder } ist jetzt der Ordner einer Gemeinde, mit einem ersten Fragebogen. So geht es weiter:
init-change = Anliegen und Fragen durch eigene ersetzen
init-check = nennt alle Fehler und wo sie stehen
init-simulate = erfundene Antworten, zum Ausprobieren
init-rank = die Anliegen der Reihe nach
init-report = der Bericht mit seinem Diagramm
init-has-town = { $folder } hat schon eine Gemeinde: { $file }
    .help = einen anderen Ordner nennen, oder mit diesem weiterarbeiten: `mitreden check`
init-has-file = { $file } gibt es schon, und `init` überschreibt nichts
    .help = einen anderen Ordner nennen, oder die Datei woandershin legen
init-name = der Name einer Gemeinde braucht sichtbare Zeichen, in einer Zeile
    .help = zum Beispiel: `--name "Stadtgemeinde Leoben"`
