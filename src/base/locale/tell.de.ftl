# Berichte und Diagramme auf Deutsch. tell.en.ftl hat dieselben Namen.

# Diagramm der Bedürfnisse
chart-simulated = SIMULIERT – keine echten Antworten
chart-suppressed = zu wenige Antworten
chart-tier = Stufe
chart-reading = Balken: der Wert. Strich darin: der Bereich, in dem er mit 95 % Sicherheit liegt. Rechts: die Ränge, die möglich bleiben. Bedürfnisse einer Stufe lassen sich vom ersten der Stufe nicht unterscheiden.
chart-reading-no-interval = Balken: der Wert. Wie sicher er ist, lässt sich hier nicht berechnen; jeder Rang bleibt möglich.
chart-need = { $place }. { $need }: { $score }{ $interval }, { $ranks }, Stufe { $tier }.
chart-need-interval = { " " }(95 %: { $low } bis { $high })
chart-need-suppressed = { $need }: zu wenige Antworten.
chart-alt = Balkendiagramm: { $n ->
    [one] ein Bedürfnis
   *[other] { $count } Bedürfnisse, der Größe nach
}. { $first } Alle Zahlen stehen in der Tabelle darunter.
rank-one = Rang { $low }
rank-range = Rang { $low } bis { $high }
rank-range-short = Rang { $low }–{ $high }
list = { $first } und { $last }

# Wörter, die die Methode erlaubt
of-citizens = der Bürgerinnen und Bürger
of-respondents = der Befragten
relation-ahead = { $first } liegt vor { $second }
relation-ahead-alone = { $first } liegt nur einzeln betrachtet vor { $second }
relation-level = { $first } liegt gleichauf mit { $second }
names-it = { $top ->
    [one] es als ihr wichtigstes nennen
   *[other] es zu ihren { $top } wichtigsten zählen
}
measure-unmet = Je Bedürfnis: Prozent { $whom }, die { names-it } und nicht zufrieden sind
measure-priority = Je Bedürfnis: Prozent { $whom }, die { names-it }
explain-unmet = Der Wert eines Bedürfnisses ist der Anteil { $whom }, die { names-it } und zugleich mit dem heutigen Zustand nicht zufrieden sind. Null hieße: niemandem fehlt es; hundert: allen.
explain-product = Wichtigkeit und Zufriedenheit wurden verschiedene Menschen gefragt. Der Wert eines Bedürfnisses ist deshalb ein Produkt: der Anteil { $whom }, die { names-it }, mal der Anteil, der nicht zufrieden ist.
explain-priority = Der Wert eines Bedürfnisses ist der Anteil { $whom }, die { names-it }. Nach der Zufriedenheit wurde nicht gefragt.
explain-interval = Hätten wir andere Menschen gefragt, wäre der Wert etwas anders ausgefallen. Der Bereich neben dem Wert sagt, wie sehr: Bei 95 von 100 solchen Befragungen enthält er den wahren Wert, wenn die Annahmen dieses Berichts stimmen.
explain-ranks = Weil die Werte unsicher sind, ist auch die Reihenfolge unsicher. „Rang 4 bis 7“ heißt: Besser als Rang 4 und schlechter als Rang 7 ist nach diesen Antworten auszuschließen, dazwischen ist alles möglich. Das gilt mit 95 % Sicherheit für alle Bedürfnisse zugleich.
explain-tier = Eine Stufe beginnt mit einem Bedürfnis und umfasst jene darunter, die sich von ihm nicht sicher unterscheiden lassen. Auch Bedürfnisse benachbarter Stufen können gleichauf liegen; dafür gilt der Rangbereich.
report-table = Tabelle { $number }:
report-figure = Abbildung { $number }:
