# ask: import, in German. import.en.ftl has the same ids.
import-counts = { $in ->
    [one] 1 Zeile
   *[other] { $in } Zeilen
} gelesen, daraus { $out ->
    [one] 1 Antwortsatz
   *[other] { $out } Antwortsätze
}
import-rejected = abgelehnt: { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}, { $values ->
    [one] 1 Wert
   *[other] { $values } Werte
}
import-dropped = ausgelassen: { $n ->
    [one] 1 Antwort
   *[other] { $n } Antworten
} auf Fragen, die nicht gestellt wurden
import-rows = Abgelehnte Zeilen:
import-values = Abgelehnte Werte (sie gelten als nicht beantwortet):
import-not-asked = Antworten auf Fragen, die nicht gestellt wurden (ausgelassen):
import-columns = Spalten, welche die Zuordnung weder verwendet noch auslässt:
import-without = Fragen, die in der Datei nicht beantwortet sind (sie gelten als nicht gestellt):
import-group = { $column }: { $reason } ({ $n }-mal)
import-row = Zeile { $row }: `{ $value }`
import-more = … und { $n } weitere
import-silent = { $n ->
    [one] 1 Zeile hat keine gültige Antwort und zählt nicht
   *[other] { $n } Zeilen haben keine gültige Antwort und zählen nicht
}: Zeile { $rows }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}
rejected-mode = kein Weg dieser Umfrage
rejected-language = keine Sprache dieser Umfrage
rejected-source = eine Quelle, die nur hier entstandene Antworten haben
rejected-day = kein Tag wie 2026-05-04
rejected-place = kein Ort
rejected-shift = keine Schicht
rejected-cluster = kein Klumpen
rejected-stratum = kein Stratum
rejected-disposition = weder complete noch partial noch break_off
rejected-base-weight = kein Grundgewicht über 0
rejected-no-id = keine Kennung
rejected-same-id = die Kennung einer früheren Zeile
rejected-none-beside = ein ausdrückliches „nichts davon“ neben anderen Antworten
rejected-tick = weder angekreuzt noch nicht angekreuzt: unter `yes:` oder `no:` nennen
rejected-rank = kein Rang: eine ganze Zahl ab 1
rejected-same-rank = mehrere haben diesen Rang
rejected-point = keine ganze Zahl, die eine Skala haben kann
rejected-not-asked = `{ $question }` wurde dieser Person nicht gestellt
rejected-type = das ist keine Antwort auf `{ $question }`
rejected-option = keine Option von `{ $question }`
rejected-twice = zweimal dasselbe
rejected-few = weniger als { $n } Optionen
rejected-many = mehr als { $n } Optionen
rejected-not-alone = `{ $code }` schließt alle anderen Optionen aus
rejected-no-none = `{ $question }` bietet kein ausdrückliches „nichts davon“ an
rejected-special = `{ $question }` lässt `{ $word }` auf diesem Weg nicht zu
rejected-off-scale = kein Punkt von { $from } bis { $to }
rejected-number = keine Zahl
rejected-whole = keine ganze Zahl
rejected-low = kleiner als { $bound }
rejected-high = größer als { $bound }
rejected-early = vor { $bound }
rejected-late = nach { $bound }
rejected-long = länger als { $bound } Zeichen
rejected-negative = weniger als 0 Punkte
rejected-total = die Punkte ergeben nicht { $wanted }
rejected-check = eine Regel von `{ $question }`: { $said }
rejected-not-shown = etwas, das die Aufgabe nicht zeigt
rejected-best-is-worst = dasselbe als Bestes und als Schlechtestes
rejected-other-task = nicht so viel, wie eine Aufgabe von `{ $question }` zeigt
