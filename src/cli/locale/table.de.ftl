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
