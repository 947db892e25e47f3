# Das Protokoll einer Zusammenführung, merge.md. merging.en.ftl hat dieselben Namen.
merging-title = Zusammenführung von { $survey }
merging-responses = Der Datensatz hat { $n ->
    [one] 1 Antwort
   *[other] { $rows } Antworten
}; { $m ->
    [one] 1 davon zählt
   *[other] { $counted } davon zählen
}: ganz oder teilweise ausgefüllt und aus der Bevölkerung, um die es geht.
merging-simulated = Simuliert: { $count } der { $rows } Antworten { $n ->
    [one] ist
   *[other] sind
} vom Programm erfunden; kein Mensch hat sie gegeben.
merging-definition = Fingerabdruck des heutigen Fragebogens: { $hash }
merging-none = (keine)
merging-more = { $n ->
    [one] und 1 weitere
   *[other] und { $count } weitere
}

# Quellen
merging-sources = Quellen
merging-sources-table = Was aus den Antworten jeder Quelle wurde
merging-source = Quelle
merging-read = gelesen
merging-unreadable = nicht lesbar
merging-practice = Übung
merging-other-survey = andere Umfrage
merging-erased = gelöscht
merging-duplicate = doppelt
merging-replaced = ersetzt
merging-in-conflict = im Widerspruch
merging-passed-over = übergangen
merging-made-up = erfunden
merging-in-dataset = im Datensatz
merging-all = zusammen
merging-rejected = Nicht lesbar:
merging-other-surveys = Antworten auf andere Umfragen:

# Was im Datensatz steht
merging-groups = Antworten im Datensatz
merging-groups-table = Nach Quelle, Weg und Ausgang des Interviews
merging-mode = Weg
merging-disposition = Ausgang
merging-responses-column = Antworten
merging-counted = davon zählen
merging-complete = vollständig
merging-partial = teilweise
merging-break-off = abgebrochen
merging-definitions-table = Nach dem Fragebogen, der beantwortet wurde
merging-definition-column = Fragebogen
merging-version = Fassung
merging-version-today = der heutige
merging-version-earlier = ein früherer, aufbewahrt
merging-version-unknown = nirgends gefunden: nach dem heutigen gelesen
merging-preferred = { $n ->
    [one] 1 Person hat auf mehreren Wegen geantwortet. Es gilt die Antwort auf dem Weg, den { $key } zuerst nennt; die anderen zählen als ersetzt.
   *[other] { $count } Personen haben auf mehreren Wegen geantwortet. Es gilt die Antwort auf dem Weg, den { $key } zuerst nennt; die anderen zählen als ersetzt.
}

# Doppeltes, Widersprüche, und was Menschen entschieden haben
merging-duplicates = Doppelte Antworten
merging-duplicates-are = Diese Antworten liegen mit demselben Inhalt an mehreren Stellen. Jede zählt nur einmal; noch einmal liegt sie in:
merging-duplicates-table = Wo sie noch einmal liegen
merging-response = Antwort
merging-once-more = noch einmal in
merging-duplicates-more = { $n ->
    [one] Und 1 weitere.
   *[other] Und { $count } weitere.
}
merging-conflicts = Widersprüche
merging-conflicts-are = Fassungen einer Antwort widersprechen einander. Keine davon steht im Datensatz, bis Sie entscheiden, welche gilt (`merge --keep ID=QUELLE`; als QUELLE genügt, wo sie liegt, ihre Quelle oder ihr Fingerabdruck), oder die Antwort löschen.
merging-conflicts-table = Fassungen, die einander widersprechen
merging-revision = Revision
merging-lies-in = liegt in
merging-fingerprint = Fingerabdruck
merging-settled = Entschiedene Widersprüche
merging-settled-are = Ein Mensch hat entschieden, dass diese Fassungen nicht gelten (`--keep`).
merging-settled-table = Fassungen, die übergangen wurden
merging-decided = Entschieden
merging-decided-versions = Welche Fassung gilt, bis zu `merge --forget ID` oder einer anderen Entscheidung:
merging-decided-version = { $day }: Von { $id } gilt { $kept } ({ $word })
merging-decided-files = Dateien, die ebenfalls Quellen sind, bis zu `merge --forget DATEI`:
merging-handins = Abgaben
merging-handins-are = Je Laptop, nach ihrer Nummer:

# Was sich nicht lesen ließ
merging-losses = Nicht übernommene Antworten auf einzelne Fragen
merging-losses-are = Der Fragebogen dazu wurde nirgends gefunden, und der heutige lässt sie nicht zu; oder sie sind beschädigt. Im Datensatz steht dort `not_asked`.
merging-losses-table = Nach Frage
merging-question = Frage
merging-why = Grund
merging-losses-responses = Personen
merging-why-no-question = die Umfrage hat diese Frage nicht
merging-why-no-answer = in der Antwort fehlt diese Frage
merging-why-invalid = nicht mehr gültig: { $fault }
merging-why-other-question = nicht mehr gültig: Es war damals eine Frage vom Typ { $kind }, oder zwei ihrer Optionen sind heute eine
fault-absent = es gibt keine Antwort darauf
fault-no-question = die Umfrage hat keine solche Frage
fault-shape = erwartet war { $expected }, gefunden wurde { $found }
fault-unknown-code = { $code } ist keiner ihrer Codes
fault-twice = { $code } steht zweimal darin
fault-unordered = ihre Codes stehen nicht in der Reihenfolge des Fragebogens
fault-unknown-word = { $word } ist kein Grund für einen fehlenden Wert
fault-no-none = sie bietet kein „nichts davon“ an
fault-no-text = zu { $code } gehört kein Text
fault-off-scale = { $point } liegt nicht auf der Skala von { $from } bis { $to }
fault-no-row = die Zeile { $code } fehlt
fault-too-many = { $found } Nennungen, gefragt sind höchstens { $most }
fault-no-points = { $code } hat keine Punkte
fault-tasks = { $found } Aufgaben statt { $expected }
fault-task = Aufgabe { $task }: { $reason }
expected-a-code-or-an-object-of-code-and-text = ein Code oder ein Objekt aus Code und Text
expected-a-list-of-codes = eine Liste von Codes
expected-a-list-of-codes-the-most-important-first = eine Liste von Codes, das Wichtigste zuerst
expected-an-object-of-the-items-given-points = ein Objekt mit allem, was Punkte hat
expected-a-number-of-points = eine Anzahl von Punkten
expected-a-point-on-the-scale = ein Punkt der Skala
expected-an-object-of-all-rows = ein Objekt mit allen Zeilen
expected-a-list-of-tasks = eine Liste von Aufgaben
expected-best-shown-and-worst = Bestes, Gezeigtes und Schlechtestes
expected-a-list-of-the-codes-shown = eine Liste der gezeigten Codes
expected-a-code = ein Code
expected-true-or-false = wahr oder falsch
expected-a-number = eine Zahl
expected-a-day-written-yyyy-mm-dd = ein Tag wie 2026-05-04
expected-a-text = ein Text
expected-an-item-was-picked-that-was-not-shown = gewählt ist etwas, das nicht gezeigt wurde
expected-not-as-many-items-were-shown-as-a-task-has = es wurde nicht so viel gezeigt, wie zu einer Aufgabe gehört
expected-one-item-is-both-best-and-worst = dasselbe ist das Beste und das Schlechteste

# Was auffällt
merging-flags = Auffälligkeiten
merging-flags-are = Kennzeichen weisen auf Antworten hin, die sich ein Mensch ansehen soll; entfernt wird deshalb keine.
merging-flags-table = Kennzeichen, und wie viele Antworten sie haben
merging-flag = Kennzeichen
merging-meaning = Bedeutung
merging-speeder = schneller als ein Drittel des Medians auf demselben Weg, wenn dort mindestens { $least } Zeiten bekannt sind
merging-straightline = derselbe Punkt in allen bewerteten Zeilen einer Matrix, mindestens { $least } Zeilen
merging-nearduplicate = dieselben Angaben wie in einer anderen Antwort, mindestens { $least } davon ausgefüllt
merging-medians = Mittlere Dauer (Median):
merging-median = { $mode }: { $median } Sekunden
merging-marks-table = Schon beim Antworten vermerkt
merging-mark = Vermerk
merging-which = welche
merging-mark-honeypot = ein Feld wurde ausgefüllt, das kein Mensch sieht
merging-mark-fast = im Internet bis zum Ende beantwortet, in weniger als einer Sekunde je Antwort
merging-mark-keyed = beim Eingeben des Bogens vermerkt
merging-marked-more = { $shown } { $n ->
    [one] und 1 weitere
   *[other] und { $count } weitere
}

# Gewichte
merging-weights = Gewichte
merging-base-one = Alle Grundgewichte sind 1.
merging-base-brought = Mit den Antworten { $n ->
    [one] kam 1 Grundgewicht
   *[other] kamen { $count } Grundgewichte
}: von { $smallest } bis { $largest }, zusammen { $sum }.
merging-base-without = { $n ->
    [one] 1 weitere hat keines und zählt 1: Achten Sie darauf, dass beide denselben Maßstab haben.
   *[other] { $count } weitere haben keines und zählen 1: Achten Sie darauf, dass beide denselben Maßstab haben.
}
merging-unweighted-few = { $n ->
    [one] Keine: Die eine Antwort, die zählt, ist zu wenig, um auf die Bevölkerung zu gewichten.
   *[other] Keine: Die { $count } Antworten, die zählen, sind zu wenige, um auf die Bevölkerung zu gewichten.
}
merging-unweighted-base = Jede Antwort zählt nach ihrem Grundgewicht; über die Bevölkerung ist nichts bekannt.
merging-unweighted = Keine: Über die Bevölkerung ist nichts bekannt.
merging-say = Schreiben Sie „der Befragten“, nicht „der Bürgerinnen und Bürger“.
merging-weighted = { $n ->
    [one] 1 Antwort ist gewichtet.
   *[other] { $count } Antworten sind gewichtet.
}
merging-outside = { $outside ->
    [one] 1 liegt
   *[other] { $out } liegen
} außerhalb der Bevölkerung, und { $unknown ->
    [one] 1 gilt
   *[other] { $unclear } gelten
} als außerhalb, weil es nicht bekannt ist; sie bleiben im Datensatz und haben kein Gewicht.
merging-sum = Die Gewichte ergeben zusammen { $sum }: { $summed ->
    [population] die Größe der Bevölkerung
   *[respondents] so viele Antworten sind gewichtet
}.
merging-within = Wege mit mindestens { $least } gewichteten Antworten sind für sich gewichtet, ein kleinerer mit dem, der ihm am ähnlichsten ist, jeder auf dieselben Randverteilungen. Zusammen zählt jede Gruppe nach ihrem effektiven n.
merging-together = Alle Wege sind gemeinsam gewichtet: Für sich wird ein Weg gewichtet, wo er und die anderen mindestens { $least } gewichtete Antworten haben.
merging-pool = { $n ->
    [one] 1 Antwort, { $share } % aller Gewichte.
   *[other] { $count } Antworten, { $share } % aller Gewichte.
}
merging-joined = Diese Wege ließen sich nicht für sich gewichten und sind mit dem ähnlichsten gewichtet:
merging-joined-few = { $modes }: zu wenige haben { $level } in { $margin }
merging-joined-empty = { $modes }: niemand hat { $level } in { $margin }
merging-joined-unwanted = { $modes }: { $level } in { $margin } kommt vor, hat aber das Ziel 0
merging-joined-apart = { $modes }: Die Randverteilungen lassen sich nicht zusammen erreichen; { $level } in { $margin } bleibt daneben
merging-joined-nobody = { $modes }: niemand lässt sich gewichten
merging-no-margin = Es ist keine Randverteilung bekannt: Alle Gewichte sind gleich.
merging-raked = Raking in { $n ->
    [one] 1 Schritt
   *[other] { $count } Schritten
}; Faktoren, bezogen auf ihren Durchschnitt: { $min } bis { $max }.
merging-bounds-kept = Alle Faktoren liegen zwischen { $low } und { $high }; Grenzen waren nicht nötig.
merging-bounds-applied = Ohne Grenzen lägen sie zwischen { $min } und { $max }; die Logit-Distanz hält sie zwischen { $low } und { $high }.
merging-bounds-infeasible = Zwischen { $low } und { $high } lassen sich die Randverteilungen nicht erreichen: Die Faktoren bleiben ohne Grenzen.
merging-kish = Designeffekt der Gewichtung (nach Kish): { $deff }; effektives n: { $n_eff }.
merging-farthest = Am weitesten vom Ziel, vorher: { $before }; nachher: { $after }.
merging-gap = { $level } in { $margin }, { $gap } % daneben
merging-gap-none = kein Raking
merging-held = Ohne Raking, mit Faktor 1:
merging-held-one = { $level } in { $margin }: { $n ->
    [one] 1 Antwort
   *[other] { $count } Antworten
}, { $why }
merging-held-few = zu wenige Fälle
merging-held-small = ein zu kleiner Anteil als Ziel
merging-held-other = alle Fälle sind durch eine andere Randverteilung gebunden
merging-leveraged = So wenige teilen hier eine Stufe, dass zu mehr als der Hälfte an ihnen selbst hängt, was die Gewichte von ihnen erwarten; in Vergleichen zählen ihre Abweichungen doppelt:
merging-leveraged-one = { $levels }: { $n ->
    [one] 1 Antwort
   *[other] { $count } Antworten
}
merging-leveraged-level = { $level } in { $margin }
merging-margin-table = Die Stufen von { $margin }, vorher und nachher
merging-n = n
merging-unweighted-share = ungewichtet in %
merging-given-share = vorgegeben in %
merging-target-share = angestrebt in %
merging-weighted-share = gewichtet in %
merging-no-answer = keine Angabe
