# cli: import, in German. import.en.ftl has the same ids.
import-stored = Speicher: { $new } neu, { $same } wie zuvor, { $replaced } ersetzt
import-stored-double = { $n } aus zwei Zuordnungen
import-stored-erased = { $n } früher gelöscht
import-taken-over = { $n ->
    [one] 1 davon lag
   *[other] { $n } davon lagen
} schon aus der Zeit vor Version 0.2 im Speicher und { $n ->
    [one] gehört
   *[other] gehören
} jetzt zur Quelle `{ $source }`: jede Person einmal.
import-alike = { $n ->
    [one] 1 neue Zeile sagt
   *[other] { $n } neue Zeilen sagen
} dasselbe wie eine frühere; wegen `--more` { $n ->
    [one] ist es eine weitere Person
   *[other] sind es weitere Personen
}.
import-double = Eine andere Zuordnung von `{ $source }` sagt etwas anderes über { $n ->
    [one] 1 Person
   *[other] { $n } Personen
}: Keine der beiden Fassungen gilt. `merge: {"{"} prefer: […] {"}"}` im Fragebogen sagt, welcher Weg gilt; `mitreden merge { $survey } --keep ID=…` entscheidet einen Fall.
import-double-preferred = Eine andere Zuordnung von `{ $source }` sagt etwas anderes über { $n ->
    [one] 1 Person
   *[other] { $n } Personen
}: Es gilt der Weg, den `merge:` im Fragebogen vorzieht.
import-gone = { $n ->
    [one] 1 Antwort
   *[other] { $n } Antworten
} von `{ $source }` { $n ->
    [one] steht
   *[other] stehen
} nicht in dieser Datei und { $n ->
    [one] bleibt
   *[other] bleiben
} im Speicher (`--whole` zieht zurück, was in der Datei fehlt):
import-withdrawn = { $n ->
    [one] 1 Antwort
   *[other] { $n } Antworten
} von `{ $source }` { $n ->
    [one] steht
   *[other] stehen
} nicht in dieser Datei und { $n ->
    [one] wurde
   *[other] wurden
} zurückgezogen:
import-gone-list = Alle stehen in { $path }
import-elsewhere = { $n } als `{ $name }`
import-undone = { $n ->
    [one] 1 Antwort
   *[other] { $n } Antworten
} von `{ $source }` zurückgenommen; die Datei kann wieder importiert werden.
import-undone-handed = { $n ->
    [one] 1 davon war
   *[other] { $n } davon waren
} schon abgegeben: den Import auch dort zurücknehmen.
