# office: init, in German. init.en.ftl has the same ids.
init-has-town = { $folder } hat schon eine Gemeinde: { $file }
    .help = einen anderen Ordner nennen, oder mit diesem weiterarbeiten: `mitreden check`
init-has-file = { $file } gibt es schon, und `init` überschreibt nichts
    .help = einen anderen Ordner nennen, oder die Datei woandershin legen
init-name = der Name einer Gemeinde braucht sichtbare Zeichen, in einer Zeile
    .help = zum Beispiel: `--name "Stadtgemeinde Leoben"`
