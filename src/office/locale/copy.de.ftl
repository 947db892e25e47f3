# office: copy, in German. copy.en.ftl has the same ids.

# Kopien eines Datensatzes in Datenbanken.
copied = { $n ->
    [one] 1 Antwort ist nach { $place } kopiert; `rank --dataset` zählt sie dort.
   *[other] { $n } Antworten sind nach { $place } kopiert; `rank --dataset` zählt sie dort.
}
copy-behind = Die Kopie in { $place } ist älter als dieser Datensatz: `mitreden merge { $survey } --to { $place }` (samt Benutzer und Passwort) kopiert neu.
copy-erased = { $n ->
    [one] 1 Antwort wurde seither aus dieser Kopie gelöscht: Sie zählt nicht mit, und die Spalte `weight` dort ist von vorher
   *[other] { $n } Antworten wurden seither aus dieser Kopie gelöscht: Sie zählen nicht mit, und die Spalte `weight` dort ist von vorher
}; `mitreden merge { $survey } --to …` kopiert neu
ranked-elsewhere = Gezählt in { $place }: { $n ->
    [one] 1 Antwort
   *[other] { $n } Antworten
}, kopiert am { $day } um { $time }.
failure-copies-left = { $places } enthält noch eine Kopie der Antworten auf `{ $survey }`, und dort wurde nichts gelöscht
    .help = tun Sie es noch einmal mit --to { $place } (samt Benutzer und Passwort); gibt es die Datenbank nicht mehr, sagen Sie `mitreden merge { $survey } --forget { $place }`
failure-copy-servers = { $place } ist die Datenbank, in der Server Antworten aufheben: Eine Kopie des Datensatzes gehört nicht dorthin
    .help = eine andere Datenbank nennen, aus der nichts online gefragt wird
failure-copy-none = { $place } enthält keine Kopie des Datensatzes von `{ $survey }`
    .help = eine dorthin legen: `mitreden merge { $survey } --to …`
failure-copy-refused = { $place } hat nicht getan, worum es gebeten wurde: { $reason }
    .help = nachsehen, ob dieser Benutzer dort Schemas und Tabellen anlegen darf, und ob Platz ist
failure-copy-withdrawn = die Kopie in { $place } enthält { $n ->
    [one] 1 Antwort, die inzwischen zurückgezogen oder gelöscht wurde, und sie ließ sich dort nicht löschen
   *[other] { $n } Antworten, die inzwischen zurückgezogen oder gelöscht wurden, und sie ließen sich dort nicht löschen
}: { $reason }
    .help = in der Adresse einen Benutzer nennen, der dort löschen darf, oder mit `mitreden merge { $survey } --to …` neu kopieren
failure-copy-damaged = die Kopie in { $place } lässt sich nicht zählen: { $reason }
    .help = noch einmal versuchen; bleibt es so, mit `mitreden merge UMFRAGE --to …` neu kopieren
failure-elsewhere-option = { $option } braucht die Antworten jeder Person, und eine Kopie wird in Gruppen gezählt
    .help = weglassen, oder dort, wo die Antworten sind, --dataset weglassen: Dann zählen die aus dem Ordner
failure-elsewhere-method = der Fragebogen reiht Anliegen nach `{ $method }`, und das braucht die Antworten jeder Person; eine Kopie wird in Gruppen gezählt
    .help = --dataset weglassen, wo die Antworten sind
failure-elsewhere-other = die Kopie in { $place } entstand mit einem anderen Stand des Fragebogens `{ $survey }` oder der Dateien des Ordners `town` als hier
    .help = mit `mitreden merge { $survey } --to …` neu kopieren, oder in den Ordner mit jenem Stand gehen

# Tabellen in Objektspeichern und im Web.
busy-fetching = wird geholt
fetched = { $address } ist nach { $path } geholt und von jetzt an eine Quelle, so wie es heute ist.
failure-fetched-exists = { $path } gibt es schon, und darin steht etwas anderes als in { $address }
    .help = hat sich die Tabelle geändert, die Datei löschen und neu holen; sonst einer der beiden einen anderen Namen geben
failure-no-cloud = { $address } liegt in einem Objektspeicher oder im Web, und dieses mitreden kann von dort nichts holen
    .help = mit `cargo build --release --features cloud` bauen, oder die Tabelle herunterladen und die Datei nennen
failure-not-fetched = { $address } lässt sich nicht holen: { $reason }
    .help = nachsehen, ob Adresse und Netz stimmen und ob in der Umgebung steht, was Sie hineinlässt (für s3 AWS_ACCESS_KEY_ID und Ähnliches)
failure-dataset-withdrawn = { $place } enthält { $n ->
    [one] 1 Antwort, die inzwischen zurückgezogen oder gelöscht wurde; sie darf nicht mehr ausgewertet werden
   *[other] { $n } Antworten, die inzwischen zurückgezogen oder gelöscht wurden; sie dürfen nicht mehr ausgewertet werden
}
    .help = mit `mitreden merge { $survey }` neu zusammenführen und results/{ $survey }/merged.parquet an seine Stelle legen
failure-dataset-foreign = { $place } ist kein Datensatz von `{ $survey }`, oder er entstand mit einem anderen Stand des Fragebogens oder der Dateien des Ordners `town` als hier
    .help = eine `merged.parquet` nennen, die `mitreden merge { $survey }` geschrieben hat, und in einen Ordner mit demselben Stand gehen
