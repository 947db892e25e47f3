# Tabellen für das Team. table.en.ftl hat dieselben Namen.
table-for-the-team = Für das Team, nicht zum Veröffentlichen: Nur die Tabellen eines Berichts sind voreinander geschützt. Jeder Anteil und Mittelwert beruht auf mindestens { $least } Personen.
table-among = { $question } Nur wer erfüllt: { $rows }
table-how = Anteile in Prozent, jeder mit seinem 95-%-Bereich; { $weights ->
    [raked] auf die Bevölkerung gewichtet.
    [base] nur mit Grundgewichten gewichtet.
   *[none] nicht gewichtet.
}
table-unknown = { $case ->
    [few] Bei weniger als { $least } Personen ist nicht bekannt, ob die Bedingung gilt; sie zählen nicht mit.
   *[many] Bei { $count } Personen ist nicht bekannt, ob die Bedingung gilt; sie zählen nicht mit.
}
table-ungrouped = { $case ->
    [few] Weniger als { $least } Personen haben nicht gesagt, was die Spalten trennt; sie stehen nur in der ersten.
   *[many] { $count } Personen haben nicht gesagt, was die Spalten trennt; sie stehen nur in der ersten.
}
table-test = Ob beides zusammenhängt (Rao und Scott): F = { $f } mit { $one } und { $other } Freiheitsgraden, p { $p }.
table-mean = Mittelwert
table-wilcoxon = Ob sich die zwei Spalten im Rang unterscheiden ({ $what }; Wilcoxon, nach dem Design): t = { $t } mit { $df } Freiheitsgraden, p { $p }.
table-kruskal = Ob sich die Spalten im Rang unterscheiden ({ $what }; Kruskal und Wallis, nach dem Design): F = { $f } mit { $one } und { $other } Freiheitsgraden, p { $p }.
table-best = am wichtigsten
table-worst = am unwichtigsten
table-true = wahr
table-false = falsch
table-answered = beantwortet
table-missing = Von den Gefragten: { $why }
table-all = Alle
table-holds = { $rule }
table-not-so = nicht: { $rule }
table-quartiles = Median (Quartile)
table-answer = Antwort
rank-among = Nur wer erfüllt: { $rows }

# Ein Budget nach gleichen Anteilen.
budget-heading = { $survey }: { $budget } EUR, zu gleichen Teilen auf { $n ->
    [one] { $count } Person
   *[other] { $count } Personen
}, die geantwortet { $n ->
    [one] hat
   *[other] haben
}
budget-heading-few = { $survey }: { $budget } EUR
budget-order = Gewählt
budget-measure = Maßnahme
budget-cost = EUR
budget-support = Dafür, %
budget-held = Noch da, %
budget-few = Weniger als { $least } Personen haben geantwortet: Wofür sie das Budget ausgäben, wird nicht gezeigt.
budget-left = Ausgegeben: { $spent } EUR. Übrig: { $left } EUR.
budget-no-order = Das ist keine Reihung der Anliegen: Es hängt davon ab, was die Maßnahmen kosten und welche es gibt. Es kennt keine Bereiche; andere Befragte könnten anders wählen, vor allem nahe der Linie.
budget-how = Methode der gleichen Anteile: Alle bekommen einen gleichen Teil des Budgets{ $weights ->
    [none] {""}
   *[other] {" "}nach ihrem Gewicht
} und sind für jede Maßnahme, die einem der Anliegen dient, die sie vorne sehen. In jeder Runde wird die Maßnahme gewählt, für die jene, die dafür sind, je Euro ihrer Kosten am wenigsten zahlen; wer weniger hat, zahlt alles. Bei Gleichstand die billigere, dann die mit mehr Leuten dafür, dann die erste der Agenda. „Noch da“: welchen Teil der Kosten jene noch hatten, die für eine nicht gewählte Maßnahme sind.
budget-completed = Was übrig bleibt, wird genützt, indem jeder Teil um ein wenig wächst und neu begonnen wird, bis das Gewählte mehr kosten würde als das Budget; im gezeigten Durchgang wurden { $shared } EUR aufgeteilt.
budget-amounts = Beträge werden verglichen, wie sie in der Agenda stehen; ob sie einmal oder jedes Jahr anfallen, sagt sie nicht. Es nehmen Maßnahmen teil, die geplant und nicht begonnen sind, mit einem Betrag im Rahmen des Budgets.
budget-out-no-amount = Nicht dabei, ohne Betrag: { $measures }
budget-out-too-dear = Nicht dabei, da { $n ->
    [one] sie mehr kostet
   *[other] jede mehr kostet
} als das Budget: { $measures }
budget-out-begun = Nicht dabei, schon begonnen: { $measures }
budget-out-done = Nicht dabei, fertig: { $measures }
budget-out-dropped = Nicht dabei, aufgegeben: { $measures }
budget-out-not-asked = Nicht dabei, da nicht alle danach gefragt wurden, wozu { $n ->
    [one] sie dient
   *[other] sie dienen
}: { $measures }
