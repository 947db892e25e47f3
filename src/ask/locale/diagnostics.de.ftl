# ask: diagnostics, in German. diagnostics.en.ftl has the same ids.

# Import
import-survey = die Zuordnung gehört zur Umfrage `{ $written }`, nicht zu `{ $survey }`
    .help = die Zuordnung dieser Umfrage verwenden oder den Namen berichtigen: survey: { $survey }
import-base-weight = `{ $written }` ist kein Grundgewicht
    .why = ein Grundgewicht sagt, wie viel eine Antwort vor dem Gewichten zählt: eine Zahl über 0
    .help = die Spalte nennen, in der es steht: base_weight: gewicht
import-not-for-format = `{ $key }` hat bei einer Datei vom Format { $format } keine Bedeutung
    .help = weglassen oder `format:` berichtigen
import-delimiter = `{ $written }` kann keine Zellen trennen
    .help = ein einzelnes einfaches Zeichen in Anführungszeichen schreiben: `","`, `";"` oder `"\t"`
import-encoding = `{ $written }` ist keine Kodierung, die hier bekannt ist
    .help = zum Beispiel utf-8, windows-1252, iso-8859-15 oder utf-16
import-column-twice = die Spalte `{ $column }` wird zweimal verwendet
    .why = eine Spalte sagt nur eine Sache über eine Person
    .help = jede Spalte nur einmal nennen
import-ignored-too = die Spalte `{ $column }` wird verwendet und zugleich ausgelassen
    .help = hier oder dort weglassen
import-cannot = Antworten auf `{ $question }` lassen sich nicht importieren
    .why = { $type ->
    [computed] der Wert wird aus anderen Antworten berechnet und nicht erfragt
    [note] ein Hinweis wird gelesen, nicht beantwortet
   *[other] Antworten auf eine Frage vom Typ `{ $type }` lassen sich nicht in Spalten angeben
}
    .help = die Frage unter `answers:` weglassen
import-form = die Spalten von `{ $question }`, einer Frage vom Typ `{ $type }`, werden anders angegeben
    .help = unter { $forms } nennen
import-point = `{ $written }` ist kein Punkt der Skala von { $from } bis { $to }
    .help = den Punkt schreiben, für den der Wert in der Datei steht
import-raw-twice = `{ $raw }` steht für zwei Dinge
    .help = nur einmal nennen: unter `codes:` oder bei einer besonderen Antwort
import-raw-missing = `{ $raw }` steht für eine leere Zelle
    .why = eine leere Zelle, oder eine mit einem Wort aus `missing:`, gilt als nicht beantwortet
    .help = hier oder unter `missing:` weglassen
import-none = `{ $question }` bietet kein ausdrückliches „nichts davon“ an
    .help = der Frage `none:` geben oder den Wert unter `unanswered:` nennen
import-special = `{ $question }` lässt `{ $special }` auf keinem Weg zu: Diese Werte würden alle abgelehnt
    .help = der Frage `allow: [{ $special }]` geben oder die Werte unter `unanswered:` nennen
import-mode = die Umfrage läuft nicht auf dem Weg `{ $mode }`
    .help = unter `modes:` stehen: { $all }
import-source = `{ $written }` kann nicht der Name einer Quelle sein
    .why = Antworten, die hier entstehen, heißen `collected` oder `simulated`
    .help = nennen, was die Datei ist: `kcmo-2021-q1`
import-no-column = die Datei hat keine Spalte `{ $column }`
    .help = sie hat: { $all }
