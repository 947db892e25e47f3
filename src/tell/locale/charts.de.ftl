# tell: charts, in German. charts.en.ftl has the same ids.
chart-nothing = Dafür gibt es zu wenige Antworten.

# Anliegen in ihrer Reihenfolge
chart-needs-first = „{ $need }“ steht mit 95 % Sicherheit an erster Stelle.
chart-needs-few = An erster Stelle kann jedes von diesen stehen: { $needs }.
chart-needs-many = { $count } von { $all } Anliegen können an erster Stelle stehen; die Antworten reichen nicht, um sie zu reihen.
chart-needs-none = Jedes der { $all } Anliegen kann an erster Stelle stehen; die Antworten reichen nicht, um sie zu reihen.
chart-needs-largest = Den größten Wert hat „{ $need }“.

# Antworten zur Auswahl
choices-reading = Balken: der Anteil. Strich darin: der Bereich, in dem er mit 95 % Sicherheit liegt.
choices-reading-no-interval = Balken: der Anteil. Wie sicher er ist, lässt sich hier nicht berechnen.
choices-reading-certain = Balken: der Anteil. Nach dieser Frage sind die Antworten auf die Bevölkerung gewichtet; deshalb hat er keinen Bereich.
choices-reading-some = Balken: der Anteil. Strich darin: der Bereich, in dem er mit 95 % Sicherheit liegt. Ohne Strich: Danach sind die Antworten auf die Bevölkerung gewichtet.
choices-reading-hidden = Nicht gezeigt wird, was zu wenige gewählt haben, und woraus sich das errechnen ließe.
choices-hidden = nicht gezeigt
choices-answer-hidden = { $answer }: nicht gezeigt.
choices-several = Man konnte mehrere Antworten geben, daher können die Anteile zusammen mehr als 100 % ergeben.
choices-ranking = Man konnte mehrere Antworten reihen; gezählt ist, wer die Antwort gereiht hat, gleich an welcher Stelle.
choices-shows = Den größten Anteil hat „{ $answer }“ mit { $share }.
choices-answer = „{ $answer }“
choices-shows-few = Die größten Anteile haben { $answers }; welcher davon der größte ist, ist nicht sicher.
choices-shows-few-alike = Die größten Anteile haben { $answers }; sie sind gleich groß.
choices-shows-many-alike = { $count } Antworten haben den größten Anteil; sie sind gleich groß.
choices-shows-many = { $count } Antworten können den größten Anteil haben; welche ihn hat, ist nicht sicher.
choices-alt = Balkendiagramm: { $n ->
    [one] eine Antwort.
   *[other] { $count } Antworten.
} { $all }

# Wer geantwortet hat und wer hier lebt
margins-respondents = Antworten
margins-population = Bevölkerung
margins-few = zu wenige Antworten
margins-unknown = nicht bekannt
margins-reading = Voller Punkt: Anteil an den Antworten, wie sie eingegangen sind. Ring: Anteil an der Bevölkerung. Liegt der Ring weiter rechts, haben aus der Gruppe zu wenige geantwortet; liegt er weiter links, mehr als ihr Anteil.
margins-level = { $level }: Antworten { $respondents }, Bevölkerung { $population }
margins-shows = Am weitesten auseinander liegen die Anteile bei „{ $level }“ ({ $margin }): { $respondents } der Antworten, { $population } der Bevölkerung.
margins-shows-alike = Bei keiner Gruppe unterscheiden sich Antworten und Bevölkerung um einen Prozentpunkt oder mehr.
margins-alt = Punktdiagramm: Anteile an den Antworten und an der Bevölkerung. { $all }

# Antworten auf einer Skala
scale-n = n = { $n }
scale-dont-know = weiß nicht
scale-reading = Je Zeile ergeben alle Antworten mit Urteil zusammen 100 %. Links der Marke über und unter dem Balken steht die Seite von „{ $first }“, rechts die von „{ $last }“{ $odd ->
    [yes] ; die mittlere Antwort liegt zur Hälfte auf jeder Seite
   *[no] { "" }
}.
scale-reading-n = n: wie viele ein Urteil haben.
scale-reading-hidden = Weißes Feld mit „?“: Antworten, die zu selten vorkamen, um sie einzeln zu zeigen, oder aus denen sich solche errechnen ließen.
scale-hidden = nicht gezeigt, weil einzelne Antworten zu selten vorkamen
scale-reading-dont-know = Ganz rechts: „weiß nicht“ als Anteil aller Befragten; ein Strich, wo es wenige sind.
scale-row = { $row } (n = { $n }): { $shares }.
scale-share = { $point } { $share }
scale-sides-all = { $high } antworten eher „{ $last }“, { $low } eher „{ $first }“, { $middle } in der Mitte
scale-sides-all-wide = { $high } mit einem der zwei Punkte bei „{ $last }“, { $low } mit einem der zwei bei „{ $first }“, { $middle } mit einem dazwischen
scale-sides-ends = { $high } antworten eher „{ $last }“, { $low } eher „{ $first }“
scale-sides-ends-wide = { $high } mit einem der zwei Punkte bei „{ $last }“, { $low } mit einem der zwei bei „{ $first }“
scale-sides-right = { $high } antworten eher „{ $last }“
scale-sides-right-wide = { $high } mit einem der zwei Punkte bei „{ $last }“
scale-shows-one = { $sides }.
scale-shows-row = „{ $row }“: { $sides }.
scale-others-all = { $high }; auf der anderen Seite { $low }, in der Mitte { $middle }
scale-others-all-wide = { $high }; am anderen Ende { $low }, dazwischen { $middle }
scale-others-ends = { $high }; auf der anderen Seite { $low }
scale-others-ends-wide = { $high }; am anderen Ende { $low }
scale-others-right = { $high }
scale-others-right-wide = { $high }
scale-shows-many = { $some ->
    [yes] Soweit gezeigt: Den größten Anteil
   *[no] Den größten Anteil
} { $wide ->
    [yes] mit einem der zwei Punkte bei
   *[no] an Antworten Richtung
} „{ $last }“ hat „{ $most }“: { $most-sides }. Den kleinsten hat „{ $least }“: { $least-sides }.
scale-unsure = Wie sicher das ist, lässt sich hier nicht berechnen.
scale-unsure-largest = Wo der Anteil am größten ist, ist nicht sicher.
scale-unsure-smallest = Wo der Anteil am kleinsten ist, ist nicht sicher.
scale-shows-alike = { $wide ->
    [yes] Einen der zwei Punkte am Ende „{ $last }“ geben überall
   *[no] Eher „{ $last }“ antworten überall
}{ $some ->
    [yes] , wo etwas gezeigt ist,
   *[no] { "" }
} gleich viele: { $high }.
scale-shows-unsure = { $wide ->
    [yes] Einen der zwei Punkte am Ende „{ $last }“ geben
   *[no] Eher „{ $last }“ antworten
}{ $some ->
    [yes] , wo etwas gezeigt ist,
   *[no] { "" }
} je nach Zeile { $low } bis { $high }; welche Zeile am meisten und welche am wenigsten hat, ist nicht sicher.
scale-alike-range = Mit 95 % Sicherheit liegt jeder dieser Anteile für sich genommen zwischen { $low } und { $high }.
scale-alt = Balkendiagramm, Antworten von „{ $first }“ bis „{ $last }“. { $all }

# Antworten nach Tagen
days-unit-day = Antworten je Tag
days-unit-week = Antworten je Woche, ab Montag
days-unit-month = Antworten je Monat
days-reading = Alle Reihen haben denselben Maßstab. Über der höchsten Säule jeder Reihe steht ihre Zahl. Keine Säule: keine Antwort.
days-reading-one = Über der höchsten Säule steht ihre Zahl. Keine Säule: keine Antwort.
days-mode = { $n ->
    [one] { $mode }: 1 Antwort
   *[other] { $mode }: { $count } Antworten
}
days-none = Keine Antwort hat ein Datum.
days-shows-one = Alle { $count } Antworten kamen am { $day }.
days-shows = Die meisten Antworten kamen am { $day } ({ $most }). { $gaps ->
    [0] An jedem Tag kamen Antworten.
    [one] An einem von { $days } Tagen kam keine.
   *[other] An { $gaps } von { $days } Tagen kam keine.
}
days-alt = Säulendiagramm: Antworten vom { $first } bis { $last }. { $modes }. { $shows }
days-alt-one = Säulendiagramm: Antworten vom { $first }. { $modes }.
month-short = { $month ->
    [1] Jän.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sep.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
day-short = { $day }. { $month }

# Wichtigkeit und Unzufriedenheit
matrix-x = Wichtigkeit: wie viele es nennen
matrix-y = Unzufriedenheit: wie viele nicht zufrieden sind
matrix-reading = Linien: so viele nennen ein Anliegen im Durchschnitt ({ $importance }); die Hälfte ist nicht zufrieden.
matrix-reading-crosses = Kreuze: die Bereiche, in denen die Anteile mit 95 % Sicherheit liegen.
matrix-hidden = Zu wenige Antworten: { $needs }.
matrix-hidden-many = Zu wenige Antworten gibt es für { $n } Anliegen; sie stehen in der Tabelle.
matrix-point = { $number }. { $need }: Wichtigkeit { $importance }, Unzufriedenheit { $dissatisfaction }.
matrix-title = { $n ->
    [0] Kein Anliegen liegt oben rechts
    [one] { $n } von { $all } Anliegen liegt oben rechts: zuerst angehen
   *[other] { $n } von { $all } Anliegen liegen oben rechts: zuerst angehen
}
matrix-title-plain = Wichtigkeit und Unzufriedenheit
matrix-shows = Am weitesten oben rechts liegt „{ $need }“: { $importance } nennen es, { $dissatisfaction } sind damit nicht zufrieden.
matrix-shows-kept = Auch „{ $need }“ nennen viele ({ $importance }), aber nur { $dissatisfaction } sind damit nicht zufrieden.
matrix-alt = Punktdiagramm, { $n ->
    [one] ein Anliegen
   *[other] { $count } Anliegen
}. { $shows } Alle Zahlen: Tabelle „{ $table }“.
quarter-first = zuerst angehen
quarter-keep = halten: wichtig und zufrieden
quarter-few = wenige betroffen
quarter-low = niedrig

# Werte nach Gruppen
groups-all = alle
groups-reading = Zahl im Feld: um so viele Prozentpunkte liegt die Gruppe über (blau) oder unter (braun) dem Wert aller. Fett und umrahmt: gesicherter Unterschied. Strich: nicht ausgewiesen.
groups-row = { $need } (alle { $all }): { $scores }.
groups-score = { $group } { $score }
groups-shows = Am größten ist der Abstand bei „{ $need }“: { $group }, { $points } Punkte { $side ->
    [above] über
   *[below] unter
} dem Wert aller.
groups-shows-nothing = Kein Unterschied zwischen den Gruppen ist gesichert.
groups-alt = Farbfelder: { $needs ->
    [one] ein Anliegen
   *[other] { $needs } Anliegen
} in { $n ->
    [one] einer Gruppe
   *[other] { $n } Gruppen
}. { $shows }

# Hält die Reihenfolge?
orders-shows-first = „{ $need }“ steht nach jeder Zählweise auf Rang 1. { $kept ->
    [one] Nur dieser Rang hält überall.
   *[other] { $kept } von { $needs } Rängen halten überall.
}
orders-shows = { $kept ->
    [0] Kein Rang hält nach jeder Zählweise.
    [one] Einer von { $needs } Rängen hält nach jeder Zählweise, nicht der erste.
   *[other] { $kept } von { $needs } Rängen halten nach jeder Zählweise, nicht der erste.
}
orders-reading = Punkt: Rang in diesem Bericht. Striche: Ränge nach anderen Zählweisen derselben Antworten.
orders-reading-middle = Punkt: Rang in diesem Bericht. Ring: Rang, wenn die Mitte der Skala anders zählt. Striche: Ränge nach den übrigen Zählweisen derselben Antworten.
orders-row = { $need }: Rang { $rank }, nach allen Zählweisen { $best } bis { $worst }.
orders-alt = Ränge von { $needs ->
    [one] einem Anliegen
   *[other] { $needs } Anliegen
} nach mehreren Zählweisen. { $shows }

# Befunde als Titel
needs-headline-one = „{ $need }“ liegt sicher an erster Stelle
needs-headline-several = { $n } von { $all } Anliegen können an erster Stelle liegen
orders-headline = { $kept ->
    [0] Kein Rang hält nach jeder Zählweise
    [one] { $first ->
        [yes] Nur der erste Rang hält nach jeder Zählweise
       *[no] Nur ein Rang hält nach jeder Zählweise
    }
   *[other] { $kept } von { $needs } Rängen halten nach jeder Zählweise
}
groups-headline = { $title }: { $n ->
    [0] kein gesicherter Unterschied
    [one] ein Anliegen gesichert verschieden
   *[other] { $n } Anliegen gesichert verschieden
}
margins-headline = „{ $level }“ hat am seltensten geantwortet
choices-headline = { $title }: am häufigsten „{ $answer }“
