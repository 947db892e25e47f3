# tell: tell, in German. tell.en.ftl has the same ids.
# Wie Sätze die Stadt, Marktgemeinde oder Gemeinde nennen: immer weiblich, darum steht der Artikel im Satz.
town-kind = { $kind ->
    [municipality] Gemeinde
    [market-town] Marktgemeinde
   *[town] Stadt
}
shift-outcome = { $outcome ->
    [refused] will nicht
    [not_eligible] gehört nicht dazu
    [language] keine gemeinsame Sprache
    [took_part] hat schon teilgenommen
    [complete] vollständig
    [partial] spät abgebrochen
   *[broken_off] abgebrochen
}

# Diagramm der Anliegen
chart-simulated = SIMULIERT – keine echten Antworten
chart-suppressed = zu wenige Antworten
chart-tier = Stufe
chart-reading = Balken: der Wert. Strich: der Bereich, in dem er mit 95 % Sicherheit liegt. Rechts: die möglichen Ränge. Stufe: Keines ihrer Anliegen liegt sicher hinter dem ersten der Stufe.
chart-reading-no-interval = Balken: der Wert. Wie sicher er ist, lässt sich hier nicht berechnen; jeder Rang bleibt möglich.
chart-need = { $place }. { $need }: { $score }{ $interval }, { $ranks }, Stufe { $tier }.
chart-need-interval = { " " }(95 %: { $low } bis { $high })
chart-need-suppressed = { $need }: zu wenige Antworten.
chart-alt = Balkendiagramm: { $n ->
    [one] ein Anliegen
   *[other] { $count } Anliegen, der Größe nach
}. { $first }
rank-one = Rang { $low }
rank-range = Rang { $low } bis { $high }
rank-range-short = Rang { $low }–{ $high }
rank-range-column = { $low } bis { $high }
list = { $first } und { $last }

# Wörter, die die Methode erlaubt
of-citizens = der Bürgerinnen und Bürger
of-respondents = der Befragten
of-asked = der dazu Gefragten
top-words = { $top ->
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
    [12] zwölf
   *[other] { $top }
}
unmet-rule = { $rule ->
    [none] {""}
   *[other] {" "}({ $rule })
}
unmet-or = { $others } oder { $last }
unmet-points = { $points } von { $to } Punkten
unmet-scale = { $points } auf der Skala von { $from } bis { $to }
names-it = { $how ->
    [ranked] { $top ->
        [one] es als ihr wichtigstes nennen
       *[other] es zu ihren { top-words } wichtigsten zählen
    }
    [rated] { $top ->
        [one] es am höchsten bewerten
       *[other] ihm eine ihrer { top-words } höchsten Bewertungen geben
    }
    [points] { $top ->
        [one] ihm die meisten Punkte geben
       *[other] ihm eine ihrer { top-words } höchsten Punktzahlen geben
    }
    [picked] es ausgewählt haben
    [chosen] es genannt haben
   *[mixed] es zum Wichtigsten zählen
}
names-need = { $how ->
    [ranked] { $top ->
        [one] nennen es als ihr wichtigstes Anliegen
       *[other] zählen es zu ihren { top-words } wichtigsten Anliegen
    }
    [rated] { $top ->
        [one] bewerten es am höchsten
       *[other] geben ihm eine ihrer { top-words } höchsten Bewertungen
    }
    [points] { $top ->
        [one] geben ihm die meisten Punkte
       *[other] geben ihm eine ihrer { top-words } höchsten Punktzahlen
    }
    [picked] haben es ausgewählt
    [chosen] haben es genannt
   *[mixed] zählen es zum Wichtigsten
}
names-first = { $how ->
    [rated] es unter den { top-words } ist, die sie am höchsten bewertet
    [points] es unter den { top-words } ist, denen sie die meisten Punkte gibt
    [picked] sie es ausgewählt hat
    [chosen] sie es genannt hat
   *[other] es unter ihren ersten { top-words } ist
}
measure-unmet = Je Anliegen: Prozent { $whom }, die { names-it } und nicht zufrieden sind{ unmet-rule }
measure-priority = Je Anliegen: Prozent { $whom }, die { names-it }
declared-name = { $method ->
    [unmet_priority] genannt und nicht zufrieden
    [plackett_luce] Plackett-Luce
    [importance_satisfaction] Wichtigkeit × Unzufriedenheit (I-S)
    [opportunity] Opportunity-Wert
    [best_worst] Best-Worst
    [points] Punkte
    [borda] Borda
    [schulze] Schulze
   *[bradley_terry] Bradley-Terry
}
measure-declared = { $method ->
    [importance_satisfaction] Je Anliegen: Wichtigkeit mal Unzufriedenheit, von 0 bis 100
    [opportunity] Je Anliegen: Opportunity-Wert, von 0 bis 100
    [borda] Je Anliegen: gegen wie viel Prozent der anderen Anliegen es im Durchschnitt gewinnt (Borda)
    [schulze] Je Anliegen: seine Stelle nach den stärksten Pfaden von Mehrheiten (Schulze)
    [points] Je Anliegen: wie viele von 100 Punkten es im Durchschnitt bekommt
   *[plackett_luce] Je Anliegen: auf wie vielen von 100 ersten Plätzen es stünde ({ declared-name })
}
explain-declared = { $method ->
    [plackett_luce] Die Anliegen sind nach dem Modell von Plackett und Luce gereiht: auf wie vielen von 100 ersten Plätzen ein Anliegen stünde, wie es daraus folgt, was die Menschen zuerst, danach und gar nicht nannten. Das sagt, was wichtig ist; die Zufriedenheit geht nicht ein.
    [bradley_terry] Die Anliegen sind nach dem Modell von Bradley und Terry gereiht: auf wie vielen von 100 ersten Plätzen ein Anliegen stünde, wie es daraus folgt, welches von je zweien die Menschen vor das andere stellten. Das sagt, was wichtig ist; die Zufriedenheit geht nicht ein.
    [best_worst] Die Anliegen sind danach gereiht, was die Menschen aus jeweils einigen als Bestes und als Schlechtestes wählten: auf wie vielen von 100 ersten Plätzen ein Anliegen stünde, nach einem Modell der Wahl. Das sagt, was wichtig ist; die Zufriedenheit geht nicht ein.
    [importance_satisfaction] Der Wert eines Anliegens ist Wichtigkeit mal Unzufriedenheit (I-S): der Anteil, der es zu den wichtigsten zählt, mal der Anteil aller, die es bewertet haben und nicht zufrieden sind. Anders als ein Anteil zählt das keine Personen: Wer es nennt, kann zufriedener oder unzufriedener sein als alle.
    [opportunity] Der Wert eines Anliegens ist sein Opportunity-Wert nach Ulwick: die Wichtigkeit und dazu, wie weit die Wichtigkeit über der Zufriedenheit liegt. Er ist von 0 bis 100 geschrieben; Ulwicks eigener reicht von 0 bis 20, ein Fünftel davon. Er zählt keine Personen.
    [borda] Der Wert eines Anliegens ist sein Gewinnanteil nach Borda: vor wie viel Prozent der anderen Anliegen es in den Reihungen der Menschen im Durchschnitt steht; fünfzig hieße, ebenso oft davor wie dahinter. Gleich gereihte teilen sich das, und was weggelassen wird, steht gleichauf hinter allem Genannten. Die Zufriedenheit geht nicht ein.
    [schulze] Die Anliegen sind nach Mehrheiten geordnet, nach Schulze: wie viele ein Anliegen vor ein anderes stellen, unmittelbar oder über eine Kette von Anliegen. Was jedes andere Anliegen schlägt, steht zuerst. Das Verfahren gibt eine Reihenfolge und keinen Wert; Anliegen, von denen keine Kette eines vor das andere stellt, teilen sich eine Stelle. Die Zufriedenheit geht nicht ein.
   *[points] Der Wert eines Anliegens ist der mittlere Anteil an den Punkten, den die Menschen ihm gaben, mal 100: wie viele von hundert Punkten es bekommt. Die Zufriedenheit geht nicht ein.
}
explain-declared-chosen = Die Anliegen stehen in diesem Bericht nach diesem Verfahren, weil der Fragebogen es so festlegt; wie es zu anderen steht, sagt der Anhang „Wie gerechnet wurde“.
explain-unmet = Der Wert eines Anliegens ist der Anteil { $whom }, die { names-it } und zugleich mit dem heutigen Zustand nicht zufrieden sind{ unmet-rule }. 0 % hieße: niemand. 100 % hieße: alle.
explain-product = Wichtigkeit und Zufriedenheit wurden verschiedene Menschen gefragt. Der Wert eines Anliegens ist deshalb ein Produkt: der Anteil { $whom }, die { names-it }, mal der Anteil, der nicht zufrieden ist.
explain-priority = Der Wert eines Anliegens ist der Anteil { $whom }, die { names-it }. Die Zufriedenheit geht nicht ein: Danach wurde nicht gefragt, oder zu keinem Anliegen haben { $least } geantwortet.
explain-interval = Hätten wir andere Menschen gefragt, wäre der Wert etwas anders ausgefallen. Der Bereich neben dem Wert sagt, wie sehr: Er enthält den wahren Wert bei 95 von 100 solchen Befragungen, wenn die Annahmen dieses Berichts stimmen.
explain-ranks = Weil die Werte unsicher sind, ist auch die Reihenfolge unsicher. „Rang 4 bis 7“ heißt: Besser als Rang 4 und schlechter als Rang 7 ist nach diesen Antworten auszuschließen, dazwischen ist alles möglich. Das gilt mit 95 % Sicherheit für alle Anliegen zugleich.
explain-tier = Anliegen einer Stufe liegen so nahe beisammen, dass sie sich vom ersten der Stufe nicht sicher unterscheiden. Auch Anliegen benachbarter Stufen können gleichauf liegen; dafür gilt der Rangbereich.
report-table = Tabelle { $number }:
report-figure = Abbildung { $number }:
interval = { $low } bis { $high }

# Bericht
report-as-of = Stand: { $day }
report-as-of-last = Stand: { $day }; letzte Antwort am { $last }
report-contents = Inhalt
report-page = Seite { $n } von { $of }
report-crest = Wappen: { $town }
report-contact = Kontakt:
report-skip = Zum Inhalt springen
report-continued = Fortsetzung von Abbildung { $number }
report-footnotes = Anmerkungen
report-footnote-back = Zurück zur Anmerkung im Text
footnote-score = Wer in der Mitte der Skala antwortet, zählt als nicht zufrieden. Wer keine Zufriedenheit angibt, zählt so, wie alle anderen im Durchschnitt antworten. Die Formel steht im Anhang „Wie gerechnet wurde“.
footnote-priority = Ein ausdrückliches „nichts davon“ ist eine Antwort. Die Formel steht im Anhang „Wie gerechnet wurde“.
footnote-declared = Die Formel steht im Anhang „Wie gerechnet wurde“.
place = Stelle { $rank }
over-replicates = über Replikate { $ranks }
ordered-first = In der Reihenfolge nach { declared-name } an erster Stelle: { $needs }.
ordered-score = Wert { $score } ({ $interval })
ordered-withheld = Die Werte werden hier zum Schutz der Befragten nicht gezeigt.
ordered-columns = n: wer nach der Wichtigkeit gefragt wurde und geantwortet hat. Stellen und Bereiche sagen von keinen zwei Anliegen, dass eines vor dem anderen liegt.
replicates = Über Replikate: die Stellen, die in 95 % von { $n } Replikaten der Gewichte gelten, { $kind ->
    [poisson] in denen jede Antwort oder Gruppe von Antworten so oft zählt, wie es der Zufall will
   *[bootstrap] für die jeweils Antworten oder Gruppen von Antworten neu gezogen werden
}{ $unmet ->
    [0] {""}
    [hidden] {" "}(wie viele davon sich nicht nach allen Zahlen der Bevölkerung gewichten ließen, würde von wenigen verraten)
   *[other] ; { $unmet } davon ließen sich nicht nach allen Zahlen der Bevölkerung gewichten
}. Das ist die Empfindlichkeit der Reihenfolge über Replikate, keine Menge möglicher Ränge.
replicates-none = Es lassen sich keine Replikate ziehen, denn { $why ->
    [one_cluster] alle Antworten sind eine einzige Gruppe, etwa eine Schicht
    [lone_cluster] die Antworten einer Art sind eine einzige Gruppe aus mehreren
   *[too_many] es sind zu viele Antworten
}: Wie empfindlich die Reihenfolge dafür ist, wer geantwortet hat, ist nicht bekannt.
explain-replicates = Hätten andere Menschen geantwortet, könnte die Reihenfolge anders sein. Um zu sehen, wie sehr sie sich bewegt, wurde sie mit anderen Gewichten neu bestimmt, { $n }-mal, wo das möglich ist; der Bereich neben jedem Anliegen umfasst seine Stelle und 95 % davon. Das ist eine Empfindlichkeit der Reihenfolge über Replikate: Welche Stellen ein Anliegen haben kann oder dass eines vor einem anderen liegt, sagt sie mit keiner Sicherheit.
footnote-interval = Der Bereich gilt für jeden Wert einzeln. Ob zwei Anliegen sich unterscheiden, sagt nur der Rangbereich.
footnote-ranks = Verglichen werden alle Paare von Anliegen zugleich, nach Mogstad, Romano, Shaikh und Wilhelm (2024).
footnote-effective = Effektiv: So viele gleich gewichtete Antworten wären ebenso genau (nach Kish).
report-lead = { $town }: Was die Menschen brauchen. Ergebnisse der Befragung „{ $survey }“.
report-simulated = Diese Antworten hat ein Programm erfunden, um den Ablauf zu zeigen. Sie sagen nichts über wirkliche Menschen.
mode-online = online
mode-kiosk = am Tablet im Amt
mode-street = auf der Straße
mode-phone = am Telefon
mode-paper = auf Papier
count-hidden = nicht gezeigt
count-note = Anzahlen unter { $least } werden zum Schutz der Befragten nicht ausgewiesen, und auch nicht, woraus sie sich errechnen ließen.
base-weighted = gewichtet
base-unweighted = nicht gewichtet
base-drawn = mit Grundgewichten gewichtet
column-mode = Weg
column-outcome = Ergebnis
column-n = n
column-ranks = Ränge
column-place = Stelle
column-replicates = Über Replikate
column-ranks-online = nur online
column-need = Anliegen
column-score = Wert
column-interval = 95-%-Bereich
column-se = SE
column-tier = Stufe
column-importance = wichtig
column-dissatisfaction = nicht zufrieden
column-sample = Befragte
column-population = Bevölkerung
column-target = Ziel
column-weighted = gewichtet

# Zusammenfassung
summary-heading = Das Wichtigste
summary-first = Größter Handlungsbedarf:
summary-first-unmet = { $score } { $whom } { names-need } und sind damit nicht zufrieden{ unmet-rule }.
summary-first-priority = { $score } { $whom } { names-need }.
summary-first-product = Sein Wert ist { $score }: Wichtigkeit mal Unzufriedenheit.
summary-first-declared = { $method ->
    [importance_satisfaction] Sein Wert ist { $score }: Wichtigkeit mal Unzufriedenheit.
    [opportunity] Sein Opportunity-Wert ist { $score }.
    [borda] Im Durchschnitt gewinnt es gegen { $score } der anderen Anliegen.
    [points] Im Durchschnitt geben ihm die Menschen { $score } ihrer Punkte.
   *[plackett_luce] Es stünde auf { $score } aller ersten Plätze ({ declared-name }).
}
summary-alone = Dieser erste Platz ist statistisch gesichert.
summary-level = Nicht sicher unterscheiden { $n ->
    [one] lässt sich davon: { $others }.
   *[other] lassen sich davon: { $others }.
}
summary-unsure = Wie sicher diese Reihenfolge ist, lässt sich nicht berechnen; jeder Rang bleibt möglich.
summary-item = { " " }({ $score }, { $ranks })
summary-item-unsure = { " " }({ $score })
summary-all-sure = Die ganze Reihenfolge ist mit 95 % Sicherheit richtig.
summary-open = { $open ->
    [one] Bei einem von { $needs } Anliegen ist
   *[other] Bei { $open } von { $needs } Anliegen ist
} der Rang nicht sicher; dabei steht, welche Ränge möglich sind.
summary-nothing = Es haben zu wenige Menschen geantwortet, um eine Reihenfolge zu zeigen: Nötig sind mindestens { $needed } (nach Gewichtung).

# Wie wir gefragt haben
asked-heading = Wie wir gefragt haben
asked-sentence = Geantwortet { $n ->
    [one] hat eine Person
   *[other] haben { $count } Menschen
}{ $part ->
    [none] {""}
   *[other] {" "}({ $part } der Bevölkerung)
}{ $modes ->
    [none] {""}
   *[other] : { $modes }
}. Zeitraum: { $days }. { $sampling ->
    [random] Sie wurden zufällig gezogen.
    [unrecorded] Wie sie ausgewählt wurden, ist nicht vermerkt.
   *[self-selected] Keine Zufallsstichprobe: Mitgemacht hat, wer wollte oder angesprochen wurde.
} { $weighting ->
    [raked] Die Antworten sind gewichtet: Nach { $by } entsprechen sie der Bevölkerung. { $sampling ->
        [random] {""}
       *[other] Die Bereiche stimmen, wenn die Befragten in diesen Gruppen den übrigen gleichen.
    }
    [base] Die Antworten zählen nach den Grundgewichten, die sie mitbrachten. Auf die Bevölkerung sind sie nicht gewichtet und gelten nur für jene, die geantwortet haben.
   *[other] Die Antworten sind nicht gewichtet und gelten nur für jene, die geantwortet haben.
}
asked-mode = { $count } { $mode }
asked-period = Zeitraum der Befragung: { $days }.
asked-days = { $first } bis { $last }
asked-no-days = nicht festgehalten
asked-unrecorded = Die Antworten wurden von anderswo übernommen; wie die Menschen ausgewählt wurden, ist nicht vermerkt.
asked-once-open = Im Internet konnten alle antworten. Gebeten wurde um eine Antwort je Person; erzwungen wurde das nicht, weil Haushalte Geräte und Anschlüsse teilen. Fast gleiche Antworten sind gekennzeichnet.
asked-once-invited = Im Internet konnte nur antworten, wer einen Code aus einer Einladung hatte, und mit jedem Code nur einmal. Codes wurden nicht mit Antworten gespeichert.
asked-self-selected = Teilgenommen hat, wer wollte oder auf der Straße angesprochen wurde; niemand wurde zufällig gezogen.
asked-random = Die Befragten wurden zufällig aus einem Register gezogen.
asked-population = Grundgesamtheit: { $population }.
asked-languages = Sprachen des Fragebogens: { $languages }.
asked-weighted = Die Antworten sind gewichtet, damit die Befragten in den Merkmalen der Gewichtung der Bevölkerung entsprechen.
asked-drawn = Die Antworten zählen nach den Grundgewichten, die sie mitbrachten; auf die Bevölkerung sind sie nicht gewichtet.
asked-unweighted = Die Antworten sind nicht gewichtet: Jede Person zählt gleich viel.
asked-modes = Gezählte Personen nach dem Weg, auf dem sie geantwortet haben
asked-outcomes = Vollständige und abgebrochene Fragebögen
outcome-complete = vollständig beantwortet
outcome-partial = abgebrochen, Hauptfragen beantwortet
outcome-break-off = früher abgebrochen, nicht gezählt
outcome-all = zusammen
outcome-outside = davon nicht aus der Grundgesamtheit (nicht gezählt)
outcome-imported = Die Antworten wurden anderswo gesammelt. Gezählt ist, was übernommen wurde; was vorher weggelassen wurde, ist hier nicht bekannt.
outcome-counted = davon in diesem Bericht gezählt

# Die Anliegen
needs-heading = Die Anliegen im Vergleich
needs-title = Was am meisten fehlt
needs-title-priority = Was am wichtigsten ist
needs-shows = Der längste Balken steht oben. Wo sich die Rangbereiche überlappen, ist die Reihenfolge nicht sicher.
needs-table = Alle Anliegen mit ihren Zahlen
needs-base = Basis: { $n ->
    [one] eine befragte Person
   *[other] { $count } Befragte
}{ $all ->
    [same] {""}
   *[other] { " " }von { $all }, die sagten, was ihnen wichtig ist
}, { $weighting }, effektiv { $n_eff }.
needs-source = Quelle: { $survey }, { $town }.
needs-columns = SE: Standardfehler in Prozentpunkten; n: wer nach der Wichtigkeit gefragt wurde und antwortete.
needs-hidden = Wo zu wenige geantwortet haben, zeigen wir keine Zahl.
needs-filled = Bei diesen Anliegen sagten mehr als 10 % jener, die sie nannten, nicht, wie zufrieden sie sind; für sie steht hier der Anteil der Unzufriedenen unter allen anderen: { $needs }.
needs-below = Diese Anliegen stehen in keiner Reihenfolge mit den anderen und nehmen ihnen keinen Rang:
needs-below-satisfaction = : von { $named } genannt; nach der Zufriedenheit nicht gefragt, oder von weniger als { $least } beantwortet.
needs-below-named = : nach der Zufriedenheit nicht gefragt, oder von weniger als { $least } beantwortet.
needs-lists = Nach diesen Anliegen wurden nur manche gefragt. Jedes hat den Rang, den es unter diesen hat, wenn alle Anliegen ihrer Liste aus ihren Antworten allein gezählt werden.
needs-lists-table = Anliegen, nach denen nur manche gefragt wurden
needs-lists-asked = { $count }{ $days ->
    [none] {""}
   *[other] , { $days }
}
needs-lists-ranks = { $ranks } von { $of }
few-clusters = { $clusters ->
    [one] { $mode ->
        [street] Die { $count } Antworten von der Straße kommen aus nur einer Schicht: Wie verschieden Schichten sind, lässt sich an ihr nicht sehen; an dessen Stelle steht, wie weit sie von allen anderen liegen.
       *[other] Die { $count } Antworten { $how } sind eine einzige Gruppe: Wie verschieden Gruppen sind, lässt sich an ihr nicht sehen; an dessen Stelle steht, wie weit sie von allen anderen liegen.
    }
   *[other] { $mode ->
        [street] Die { $count } Antworten von der Straße kommen aus nur { $clusters } Schichten: Wer in derselben Schicht gefragt wurde, ist sich ähnlich, und wie sehr, zeigt sich nur zwischen Schichten.
       *[other] Die { $count } Antworten { $how } kommen aus nur { $clusters } Gruppen: Menschen derselben Gruppe sind sich ähnlich, und wie sehr, zeigt sich nur zwischen Gruppen.
    }
}
few-clusters-why = Darum kann ein Anliegen mehr Ränge haben als bei so vielen einzelnen Antworten. Ab { $least } merkt man davon kaum noch etwas.
few-clusters-replicates = So wenige Gruppen bewegen sich in Replikaten kaum, und die Reihenfolge kann mehr an ihnen hängen, als ihre Bereiche sagen. Ab { $least } merkt man davon kaum noch etwas.
few-clusters-online = Die Antworten online kamen einzeln. Unter ihnen allein kann ein Anliegen diese Ränge haben:
few-clusters-table = Ränge unter allen Antworten und unter denen online allein

# Grenzen
limits-heading = Was diese Zahlen nicht sagen
limit-simulated = Alle Antworten sind simuliert. Aus ihnen folgt nichts für wirkliche Entscheidungen.
limit-unrecorded = Wie die Befragten ausgewählt wurden, ist bei diesen Antworten nicht vermerkt. Die Bereiche gelten nur, wenn sie der Bevölkerung ähnlich sind oder zufällig aus ihr gezogen wurden.
limit-self-selected = Wer nicht mitmachen wollte oder nicht vorbeikam, fehlt. Eine Schwankungsbreite wie bei einer Zufallsstichprobe gibt es deshalb nicht: Die Bereiche geben an, wie unsicher die Zahlen sind, falls die Befragten in ihren Gruppen den anderen gleichen.
limit-random = Die Bereiche messen nur den Zufall der Ziehung, nicht, ob jene anders denken, die nicht geantwortet haben.
limit-weighted = Die Gewichtung gleicht nur die Merkmale aus, nach denen gewichtet wurde. Wer innerhalb einer Gruppe mitgemacht hat, kann anders denken als die übrigen.
limit-drawn = Grundgewichte gleichen aus, wie die Menschen ausgewählt wurden, nicht, wer geantwortet hat: Die Zahlen sprechen für die Befragten, nicht für alle.
limit-unweighted = Ohne Gewichtung sprechen die Zahlen für die Befragten, nicht für alle.
limit-held = „{ $level }“ von „{ $margin }“ wurde nicht gewichtet, weil zu wenige antworteten oder die Gruppe zu klein ist: { $share } der gewichteten Antworten stehen { $target } der Bevölkerung gegenüber.
limit-unasked = { $n ->
    [one] Eine Person wurde
   *[other] { $count } Personen wurden
} nicht nach „{ $question }“ gefragt, wonach gewichtet wird, weil ihr Fragebogen die Frage nicht hatte. Sie zählen dort wie ohne Antwort.
limit-adrift = { $n ->
    [one] Eine Antwort
   *[other] { $count } Antworten
} von der Straße { $n ->
    [one] kam
   *[other] kamen
} ohne Schicht. Die eines Tages gelten als ein Klumpen, die ohne Tag als ein weiterer; die Bereiche können zu breit oder zu schmal sein.
limit-modes = Auf verschiedenen Wegen antworten verschiedene Menschen, und im Gespräch fallen Urteile oft freundlicher aus als allein. Das lässt sich nicht herausrechnen.
limit-hidden = Es gibt zu wenige Antworten für eine Reihenfolge (effektiv { $n_eff }).
limit-small = Kleine Basis (effektiv { $n_eff } Antworten): Die Reihenfolge ist mit Vorsicht zu lesen.
notice-few = Kleine Basis: { $count } Antworten{ $n_eff ->
    [none] {""}
   *[other] , nach der Gewichtung so genau wie { $n_eff }
}. Die Reihenfolge ist nur ein Hinweis.
notice-hidden = Zu wenige Antworten für eine Reihenfolge: { $count }.
limit-no-se = Alle Antworten stammen aus einer einzigen Gruppe von Interviews; ein Standardfehler lässt sich nicht angeben.
limit-filled = Viele, die diese Anliegen nannten, konnten nicht sagen, wie zufrieden sie sind; für sie steht der Anteil aller (in Klammern, für wie viele): { $needs }.

# Anhang
method-heading = Wie gerechnet wurde
method-score-heading = Der Wert
method-who = Gezählt werden vollständige Interviews und solche, die erst nach allen Fragen zur Wichtigkeit abbrachen, innerhalb der Grundgesamtheit.
method-unmet = Für jede Person und jedes Anliegen: 1, wenn { names-first } und sie nicht zufrieden ist (die Mitte der Skala zählt als nicht zufrieden), sonst 0; bei Gleichstand wird der Platz geteilt. Der Wert ist der gewichtete Durchschnitt über alle, die eine Frage zur Wichtigkeit beantwortet haben, mal 100. Ein ausdrückliches „nichts davon“ ist eine Antwort.
method-product = Der Wert ist der gewichtete Anteil der Personen, für die gilt, dass { names-first }, mal dem gewichteten Anteil der Unzufriedenen, mal 100.
method-priority = Für jede Person und jedes Anliegen: 1, wenn { names-first }, sonst 0; bei Gleichstand wird der Platz geteilt. Der Wert ist der gewichtete Durchschnitt über alle, die eine Frage zur Wichtigkeit beantwortet haben, mal 100.
method-declared = { $method ->
    [plackett_luce] Verfahren: Plackett-Luce (Plackett 1975, Luce 1959). Jeder Schritt einer Antwort wählt eines der übrigen Anliegen im Verhältnis ihrer Gewichtigkeit; gleich gestellte werden zusammen gewählt (Cox 1972). Listen dürfen unvollständig sein. Die Gewichtigkeiten sind die wahrscheinlichsten, jede Antwort mit ihrem Gewicht gezählt, gefunden nach Hunter (2004); der Wert ist der Teil eines Anliegens an allen, mal 100. Reihenfolge, Ränge und Stufen folgen den Logarithmen. Standardfehler: das Sandwich der Score-Gleichungen, im Stichprobendesign. Wo die Antworten nicht alle Anliegen auseinanderhalten, wird jedes auch mit einem erfundenen verglichen, das mit je einer halben Antwort gewinnt und verliert.
    [bradley_terry] Verfahren: Bradley-Terry (Bradley und Terry 1952). Von je zwei Anliegen, die eine Antwort nicht gleichstellt, steht eines vorn, im Verhältnis ihrer Gewichtigkeit. Die Gewichtigkeiten sind die wahrscheinlichsten, die Paare jeder Antwort mit ihrem Gewicht gezählt; der Wert ist der Teil eines Anliegens an allen, mal 100. Reihenfolge, Ränge und Stufen folgen den Logarithmen. Standardfehler: das Sandwich der Score-Gleichungen nach Personen, im Stichprobendesign, weil die Paare einer Person zusammenhängen. Wo die Antworten nicht alle Anliegen auseinanderhalten, wird jedes auch mit einem erfundenen verglichen, das mit je einer halben Antwort gewinnt und verliert.
    [best_worst] Verfahren: Best-Worst (Marley und Louviere 2005, bedingtes Logit). Aus den gezeigten Anliegen wird das beste im Verhältnis ihrer Gewichtigkeit gewählt, aus den übrigen das schlechteste im umgekehrten Verhältnis. Die Gewichtigkeiten sind die wahrscheinlichsten, die Aufgaben jeder Person mit ihrem Gewicht gezählt; der Wert ist der Teil eines Anliegens an allen, mal 100. Reihenfolge, Ränge und Stufen folgen den Logarithmen. Standardfehler: das Sandwich der Score-Gleichungen nach Personen, im Stichprobendesign. Wo die Antworten nicht alle Anliegen auseinanderhalten, wird jedes auch mit einem erfundenen verglichen, das mit je einer halben Antwort gewinnt und verliert.
    [importance_satisfaction] Verfahren: Wichtigkeit mal Unzufriedenheit (I-S, ETC Institute). Wichtigkeit ist der gewichtete Anteil { $whom }, für die gilt, dass { names-first }; Unzufriedenheit der gewichtete Anteil der Unzufriedenen an allen, die das Anliegen bewertet haben, ohne jene, die nichts angaben. Der Wert ist das Produkt, mal 100.
    [opportunity] Verfahren: Opportunity-Wert (Ulwick 2002). Mit der Wichtigkeit I, dem gewichteten Anteil { $whom }, für die gilt, dass { names-first }, und der Zufriedenheit S, dem gewichteten Anteil der Zufriedenen an allen, die das Anliegen bewertet haben, ist der Wert (I + max(I − S, 0))/2, mal 100; Ulwicks eigener ist 10·I + max(10·I − 10·S, 0).
    [borda] Verfahren: Borda (1781). Von m Anliegen gewinnt eines mit Rang r in der Antwort einer Person gegen m − r von m − 1 anderen; gleich gereihte teilen sich ihre Ränge, und weggelassene stehen gleichauf hinter allen genannten. Der Wert ist das gewichtete Mittel dieses Anteils über alle, die eine Frage nach der Wichtigkeit beantwortet haben, mal 100. Anliegen, deren Anteile sich nur durch Rundung unterscheiden, teilen sich eine Stelle.
    [schulze] Verfahren: Schulze (2011). Eine Mehrheit zählt so viel wie das Gewicht jener, die ein Anliegen vor das andere stellen (winning votes). Ein Anliegen steht vor einem anderen, wenn der stärkste Pfad von Mehrheiten zu diesem stärker ist als der zurück; seine Stelle ist 1 und die Zahl der Anliegen, die vor ihm stehen, sodass sich Anliegen ohne solchen Pfad eine Stelle teilen.
   *[points] Verfahren: Punkte. Der Wert ist das gewichtete Mittel, über alle, die Punkte verteilten, des Anteils an ihren Punkten, den ein Anliegen bekam, mal 100.
}
method-filled = Wer ein Anliegen nennt, aber keine Zufriedenheit angibt („weiß nicht“, verweigert, nicht gefragt), bekommt den Anteil der Unzufriedenen unter allen, die eine angaben.
method-se = Standardfehler: Taylor-Linearisierung, nach der Gewichtung mit den Resten der Kalibrierung. Der 95-%-Bereich gilt für jeden Wert einzeln: symmetrisch in den Logits, bei 0 und 100 nach Clopper und Pearson.
method-ranks-heading = Ränge und Stufen
method-ranks = Alle Paare von Anliegen werden zugleich verglichen (Mogstad, Romano, Shaikh und Wilhelm 2024, zweiseitig, schrittweise, { $draws } Ziehungen). Der beste mögliche Rang ist 1 plus die Zahl der sicher größeren, der schlechteste die Zahl aller minus die der sicher kleineren. Die Irrtumswahrscheinlichkeit von 5 % gilt für alle Aussagen zusammen. Unterschiede werden an t gemessen, mit den Freiheitsgraden des Stichprobenplans (Satterthwaite; jeder Weg zu antworten ist eine Schicht der Stichprobe), höchstens der wirksamen Zahl der Antworten weniger eins; Reste werden nach ihrer Hebelwirkung gestreckt. Was weniger als zehn tragen, hat wenigstens die Varianz von (x + 2)/(n + 4). Zahlen, die sich nur durch Rundung unterscheiden, sind gleich.
method-tiers = Stufen: Das größte Anliegen eröffnet die erste; das nächste gehört dazu, außer das erste der Stufe liegt sicher vor ihm; dann eröffnet es die nächste.
method-replicates-heading = Wie empfindlich die Reihenfolge ist
method-replicates = Zu diesem Verfahren werden keine Rangmengen berechnet, keine Stufen und keine Aussage, dass ein Anliegen vor einem anderen liegt. Stattdessen wird die Reihenfolge in { $n } Replikaten der Gewichte bestimmt, wo sie sich ziehen lassen, jedes neu auf die Bevölkerung gewichtet, wo diese Antworten es sind: mit dem Bootstrap nach Rao und Wu (1988) oder, bei Antworten, die sich selbst gemeldet haben, mit Poisson-Variablen vom Mittel 1. Zu jedem Anliegen bleiben die kleinsten und die größten 2,5 % seiner Stellen weg; der Bereich umfasst alle anderen und seine eigene Stelle. Der Bootstrap von Rängen ist inkonsistent, wo Anliegen gleichauf oder fast gleichauf liegen (Mogstad, Romano, Shaikh und Wilhelm 2024): Er zeigt, wie empfindlich die Reihenfolge ist, und umfasst keine wahre Stelle mit einer bestimmten Wahrscheinlichkeit.
method-again-heading = Zum Nachrechnen
method-program = Programm: { $program }
method-seed = Startwert (Seed) der Ziehungen: { $seed }
method-definition = Prüfsumme des Fragebogens: { $definition }
method-mended = Richtiggestellt: { $property ->
        [type] die Art
        [scale] die Skala
        [best] das beste Ende der Skala
        [top] die Zahl der Nennungen
       *[total] die Zahl der Punkte
    } von „{ $question }“ war in einer früheren Fassung des Fragebogens falsch geschrieben; Antworten darauf werden nach der heutigen gelesen
method-file = Prüfsumme von { $file }: { $fingerprint }

# Gewichtung
weighting-heading = Gewichtung
weighting-none = Keine: Jede Person zählt gleich viel.
weighting-drawn = Nach den Grundgewichten, die mit den Antworten kamen; nicht auf die Bevölkerung.
weighting-level = Alle Faktoren sind gleich: Niemand zählt mehr als zuvor.
weighting-how = Die Gewichte sind so gewählt, dass die Befragten so verteilt sind wie die Bevölkerung (Raking), nach: { $margins }.
weighting-pools = Auf jedem Weg werden andere Menschen erreicht. Darum ist jeder für sich auf diese Zahlen gewichtet; zusammen zählt jeder nach seiner effektiven Anzahl: { $pools }.
weighting-pool = { $modes } { $share }
weighting-kish = Effektive Anzahl nach Kish: { $n_eff }; die Gewichtung vergrößert die Varianz auf das { $deff }-Fache.
weighting-range = Faktoren, bezogen auf ihren Durchschnitt: { $min } bis { $max }.
weighting-bounds-kept = Alle Faktoren liegen ohne Zutun zwischen { $low } und { $high }.
weighting-bounds-applied = Ohne Grenzen lägen sie zwischen { $min } und { $max }; sie sind auf { $low } bis { $high } begrenzt.
weighting-bounds-infeasible = Auf { $low } bis { $high } begrenzt ließen sich die Ränder nicht treffen; die Faktoren sind unbegrenzt.
weighting-held-few = „{ $margin }“, „{ $level }“: zu wenige Fälle, Faktor 1.
weighting-held-small = „{ $margin }“, „{ $level }“: Anteil unter 1 %, Faktor 1.
weighting-held-other = „{ $margin }“, „{ $level }“: durch einen anderen Rand gebunden, Faktor 1.
weighting-missing = keine Angabe oder nicht zuordenbar
weighting-table = Befragte und Bevölkerung nach „{ $margin }“
weighting-note = Ziel: der Anteil in der Bevölkerung, nachdem fehlende Angaben ihren Anteil behalten.
weighting-note-withheld = Ziel und gewichteter Anteil stehen hier nicht: Daraus ließe sich errechnen, wie wenige auf einem der Wege zu einer Gruppe gehören.

# Der Fragebogen im Wortlaut
questionnaire-heading = Der Fragebogen im Wortlaut
questionnaire-intro = So wurde gefragt. In Klammern steht der Name, unter dem die Antwort in den Daten zu finden ist.
questionnaire-heading-imported = Die Fragen
questionnaire-intro-imported = Die Antworten wurden anderswo gesammelt und als Antworten auf diese Fragen übernommen. Ob die Fragen dort so lauteten und in dieser Reihenfolge standen, sagt der Anhang darüber, wie Rechenschaft gegeben wird. In Klammern steht der Name, unter dem die Antwort in den Daten zu finden ist.
questionnaire-before = Vor der ersten Frage:
questionnaire-consent = Einwilligung:
questionnaire-after = Nach der letzten Frage:
questionnaire-page = Teil { $number }
questionnaire-gone = Manchen gestellt, jetzt nicht mehr
questionnaire-if = Nur jenen gestellt, { $who }.
questionnaire-page-if = Diese Seite war nur für jene, { $who }.
questionnaire-required = Muss beantwortet werden.
questionnaire-computed = Errechnet, nicht gefragt ({ $id }): { $value }.
answer-single = Eine Antwort.
answer-multiple = Mehrere Antworten möglich.
answer-up-to = Höchstens { $n } Antworten.
answer-ranking = { $n ->
    [one] Das Wichtigste.
   *[other] Die { $n } wichtigsten, der Reihe nach.
}
answer-points = { $total } Punkte verteilen.
answer-scale = Von { $from } bis { $to }.
answer-best-worst = { $tasks ->
    [one] Einmal
   *[other] { $tasks }-mal
} aus { $items } das Wichtigste und das am wenigsten Wichtige.
answer-number = Eine Zahl
answer-date = Ein Datum
answer-between = { " " }von { $low } bis { $high }
answer-from = { " " }ab { $low }
answer-to = { " " }bis { $high }
answer-text = Eigene Worte, höchstens { $count } Zeichen.
answer-website = Eine Aufgabe auf einer Website: { $link }
answer-allows-both = Auch möglich: „weiß nicht“ und „keine Angabe“.
answer-allows-dont-know = Auch möglich: „weiß nicht“.
answer-allows-refused = Auch möglich: „keine Angabe“.

# Wer geantwortet hat
answered-margins = Wer geantwortet hat und wer hier lebt
answered-measure = Anteil der Gruppe an den Befragten (ungewichtet) und an der Bevölkerung, in Prozent
answered-margins-table = Befragte und Bevölkerung
answered-base = Basis: { $n ->
    [one] eine befragte Person
   *[other] { $count } Befragte
}, vor der Gewichtung.
answered-days = Wann und auf welchem Weg geantwortet wurde
answered-days-measure = Zahl der Antworten
answered-days-table = Antworten nach Zeit und Weg
answered-days-base = Basis: { $n ->
    [one] eine Antwort
   *[other] { $count } Antworten
}, auch abgebrochene und nicht gezählte.
answered-outside = { $n ->
    [one] Eine weitere Antwort ist
   *[other] { $count } weitere Antworten sind
} von Tagen außerhalb der Umfrage.
answered-undated = { $n ->
    [one] Eine weitere Antwort hat
   *[other] { $count } weitere Antworten haben
} kein Datum.
column-characteristic = Merkmal
column-group = Gruppe
column-when = Zeitraum
column-all = alle
column-number = Nr.

# Wichtigkeit und Zufriedenheit
map-heading = Wie wichtig, wie zufrieden?
map-intro = Ein Anliegen kann viele betreffen, die schon zufrieden sind, oder wenige, denen alles fehlt. Das Bild zeigt beides getrennt: je weiter rechts, desto mehr nennen es; je weiter oben, desto mehr sind nicht zufrieden.
map-measure = Nach rechts: Prozent { $whom }, die { names-it }. Nach oben: Prozent aller mit einer Meinung, die nicht zufrieden sind.
map-table = Wichtigkeit und Unzufriedenheit mit ihren Bereichen

# Alle Fragen
questions-heading = Die Antworten auf alle Fragen
questions-intro = Anteile gelten für jene, die auf die Frage geantwortet haben. Wie viele nicht antworteten oder es nicht wussten, steht im Anhang.
question-words = Frage: „{ $question }“
question-computed = Errechnet aus den Antworten auf { $questions }
question-computed-value = So errechnet: { $value }.
question-margin = „wie Bevölkerung“: Die Antworten sind so gewichtet, dass dieser Anteil der in der Bevölkerung ist. Er ist nicht geschätzt und hat deshalb keinen Bereich.
question-margin-mean = Die Antworten sind so gewichtet, dass dieser Mittelwert der in der Bevölkerung ist. Er ist nicht geschätzt und hat deshalb keinen Bereich.
interval-fixed = wie Bevölkerung
interval-nearly = fast wie Bevölkerung
question-margin-nearly = „fast wie Bevölkerung“: Die Antworten sind nach dieser und einer anderen Frage zusammen gewichtet. Vom Anteil in der Bevölkerung weicht dieser nur ab, weil manche eine der beiden Fragen offen ließen oder eine Gruppe dafür zu klein war. Einen Bereich hat er deshalb nicht.
question-decides = Diese Frage entscheidet, wer hier zählt. Gezählt werden nur Menschen, { $who }. Anteile gibt es deshalb nicht.
question-decides-some = Gezählt werden nur jene, { $who }. Andere Antworten auf diese Frage kommen hier deshalb nicht vor.
question-routed = Diese Frage wurde nur jenen gestellt, { $who }.
question-nobody = Auf diese Frage hat niemand geantwortet.
question-one = Prozent { $whom }; eine Antwort war möglich
question-several = Prozent { $whom }; mehrere Antworten waren möglich
question-ranking = Prozent { $whom }, die { names-it }
question-scale = Prozent { $whom } mit einer Meinung
question-text = Eigene Worte werden hier nicht wiedergegeben.
question-base = Basis: { $n ->
    [one] eine Antwort
   *[other] { $count } Antworten
} von { $asked } Gefragten, { $weighting }.
question-base-few = Basis: weniger als { $least } Antworten.
question-base-routed = Basis: { $n ->
    [one] eine Antwort
   *[other] { $count } Antworten
}, { $weighting }. Wie viele gefragt wurden, steht hier nicht: Es würde verraten, wie oft eine Antwort davor gegeben wurde.
question-partly = { $n ->
        [one] Nicht allen wurde { $items } angeboten: Der Anteil ist der unter jenen, denen es angeboten wurde.
       *[other] Nicht allen wurden { $items } angeboten: Die Anteile sind jeweils die unter jenen, denen es angeboten wurde.
    }
question-several-note = Mehrere Antworten waren möglich; die Anteile können zusammen mehr als 100 % ergeben.
question-matrix-note = Anteile der Punkte unter jenen mit einer Meinung; „weiß nicht“ als Anzahl. Wo ein Punkt zu selten ist, um gezeigt zu werden, steht auch kein Mittel.
column-answer = Antwort
column-share = Anteil
column-first = zuerst
column-named = { $top ->
    [one] genannt
   *[other] unter den ersten { $top }
}
column-mean = Mittel
column-times-shown = gezeigt
column-best = am wichtigsten
column-worst = am wenigsten
column-best-less-worst = Unterschied
truth-yes = ja
truth-no = nein
number-mean = Mittelwert: { $mean }{ $has ->
    [yes] {" "}(95 %: { $interval })
   *[no] {""}
}
number-quartiles = Die Hälfte liegt zwischen { $low } und { $high }, in der Mitte { $median }.
number-range = Von { $low } bis { $high }.
number-hidden = Zu wenige haben geantwortet, um etwas zu zeigen.
missing-refused = keine Angabe
missing-dont-know = weiß nicht
missing-unanswered = offen gelassen
missing-not-asked = nicht gefragt
missing-not-reached = vorher abgebrochen

# Nach Gruppen
groups-heading = Nach Gruppen
groups-intro = Verglichen wird, wie groß der Handlungsbedarf in einzelnen Gruppen ist. „Gesichert“ heißt ein Unterschied, wenn er sich mit 95 % Sicherheit zeigt, obwohl alle Gruppen einer Frage und alle Anliegen zugleich verglichen wurden. Über mehrere Fragen hinweg ist das nicht geprüft.
groups-in-shares = Gruppen werden in Anteilen verglichen, nicht nach dem Verfahren der Reihung: Ein Teil aller Gewichtigkeiten oder ein Produkt wäre auch zwischen Gruppen verschieden, die ein Anliegen gleich oft nennen.
groups-by-label = Nach { $question }
groups-by = Nach der Frage „{ $question }“
groups-by-mode = Nach dem Weg, auf dem geantwortet wurde
groups-base = Basis: { $n ->
    [one] eine befragte Person
   *[other] { $count } Befragte
} in den gezeigten Gruppen, { $weighting }.
groups-base-in-table = Basis: die Befragten der gezeigten Gruppen (Anzahl in der Tabelle), { $weighting }.
groups-column = { $group } (n: { $n })
groups-note = Fett: gesicherter Unterschied. Strich: nicht ausgewiesen (zu wenige Antworten oder Datenschutz).
groups-not-compared = { $by }: nicht verglichen. { $n ->
    [one] Nur eine Gruppe kann gezeigt werden; zum Vergleich braucht es zwei.
   *[other] Keine Gruppe kann gezeigt werden.
}
groups-one-mode = Nach dem Weg, auf dem geantwortet wurde: nicht verglichen. Alle, die hier gezählt sind, haben auf demselben Weg geantwortet ({ $mode }).
groups-few = { $n ->
    [one] Aus der Gruppe { $groups } gibt es zu wenige Antworten für eine eigene Auswertung.
   *[other] Aus den Gruppen { $groups } gibt es zu wenige Antworten für eine eigene Auswertung.
}
groups-withheld = Nicht ausgewiesen zum Schutz der Befragten in kleineren Gruppen: { $groups }.
groups-small = Kleine Basis, nur als Hinweis: { $groups }.
groups-no-difference = Kein Unterschied zwischen diesen Gruppen ist gesichert.
groups-differences = Gesicherte Unterschiede beim Handlungsbedarf:
groups-pair = „{ $need }“: { $group } { $score }, { $others } { $others-score }.
groups-against-rest = „{ $need }“: { $group } { $score }, alle anderen { $others-score }.
summary-group = { $by } – { $difference }
summary-proposed = Zu beschließen { $n ->
    [one] ist eine Maßnahme
   *[other] sind { $n } Maßnahmen
}{ $euro ->
    [none] {""}
   *[other] { " " }für { $euro } Euro
}{ $unknown ->
    [0] {""}
    [one] ; von einer ist der Betrag offen
   *[other] ; von { $unknown } ist der Betrag offen
}.
summary-others = { $n ->
    [one] Beim anderen Anliegen steht dabei, welche Ränge möglich sind.
   *[other] Bei den anderen { $n } steht dabei, welche Ränge möglich sind.
}

# Anhang: Zahlen
annex-missing-heading = Wer nicht geantwortet hat
annex-missing-intro = Wer „weiß nicht“ sagt, hat geantwortet, aber keine Meinung. Beide Sichten stehen hier nebeneinander.
annex-missing-table = Antworten und fehlende Antworten je Frage
annex-missing-note = Gezählt in Personen, ungewichtet.
column-question = Frage
column-asked = gefragt
column-answered = geantwortet
column-of-asked = von den Gefragten
orders-heading = Hält die Reihenfolge?
orders-title = Der Rang nach allen Zählweisen
orders-measure = Je Anliegen: seine Ränge, wenn man dieselben Antworten anders zählt
orders-intro = Die Reihenfolge hängt auch davon ab, wie man zählt. Dieselben Antworten wurden deshalb auf { $n ->
    [one] eine andere Weise
   *[other] { $n } andere Weisen
} gezählt.
orders-most = Am meisten ändert sich: { $way } (Kendalls Tau-b { $tau }). Alle Zählweisen stehen im Anhang.
orders-same = Nach jeder Zählweise ist die Reihenfolge dieselbe.
orders-middle = Zählt die Mitte der Skala als { $side ->
    [satisfied] zufrieden
   *[unsatisfied] nicht zufrieden
}, { $same ->
    [0] ist schon Rang 1 ein anderer
    [one] bleibt nur Rang 1 gleich
   *[other] bleiben die Ränge 1 bis { $same } gleich
}: Auf Rang { $rank } liegt dann „{ $need }“ (hier Rang { $here }).
orders-column-main = Rang hier
orders-column-middle = Rang, wenn die Mitte anders zählt
orders-column-best = bester Rang
orders-column-worst = letzter Rang
orders-note = Bester und letzter Rang nach allen Zählweisen, die dieses Berichts eingeschlossen. Strich: nicht gezählt.
sensitivity-heading = Die Reihenfolge nach jeder Zählweise
sensitivity-intro = Die Reihenfolge hängt davon ab, wie man zählt. Die Tabelle zeigt den Platz jedes Anliegens, wenn man es anders macht.
sensitivity-table = Der Platz jedes Anliegens bei anderer Zählung
sensitivity-tau = Übereinstimmung (Kendalls Tau-b)
sensitivity-note = Tau-b: 1 hieße dieselbe Reihenfolge, 0 keine Übereinstimmung.
sensitivity-importance = Borda und Plackett-Luce zählen nur, wie weit vorn ein Anliegen gereiht wurde; ob die Menschen damit zufrieden sind, zählt dort nicht. Ein Anliegen, das viele nennen und mit dem fast alle zufrieden sind, steht dort weit vorn und in diesem Bericht weit hinten.
sensitivity-stable = „{ $need }“: in { $stable } von { $compared } Zählungen dieselbe Stufe
methods-intro = Auch andere Verfahren reihen die Anliegen. In der Tabelle stehen alle, die diese Antworten zulassen, neben dem dieses Berichts.
methods-table = Andere Verfahren neben dem dieses Berichts
methods-method = Verfahren
methods-tau = Übereinstimmung (Kendalls Tau-b)
methods-tiers = Anliegen auf derselben Stufe
methods-same = { $same } von { $needs }
methods-note = Verfahren dieses Berichts: { $name }. Borda und Schulze geben eine Reihenfolge ohne Stufen: wie sicher sie ist, sagen sie nicht.
variant-main = dieser Bericht
variant-unmet = genannt und nicht zufrieden
variant-middle-satisfied = Mitte der Skala zählt als zufrieden
variant-middle-unsatisfied = Mitte der Skala zählt als nicht zufrieden
variant-first = nur das zuerst genannte
variant-first-two = nur die zwei zuerst genannten
variant-product = Wichtigkeit mal Unzufriedenheit
variant-namers-own = ohne ergänzte Zufriedenheit
variant-borda = Borda
variant-plackett-luce = Plackett-Luce
variant-mean-gap = Mittelwerte
variant-unweighted = ungewichtet
variant-mode = nur { $mode }

# Wege der Antworten, wie Zeilen und Spalten sie nennen
status-mode-online = online
status-mode-kiosk = Kiosk
status-mode-street = Straße
status-mode-phone = Telefon
status-mode-paper = Papier

# Gestalt des Berichts
front-heading = Auf einen Blick
front-who-heading = Wer geantwortet hat
needs-first-title = { $n ->
    [1] Das erste von { $of } Anliegen
   *[other] Die ersten { $n } von { $of } Anliegen
}
point-next = Was fehlt:
point-strength = Was gut ist:
point-group = Wo Gruppen verschieden sind:
point-order = Wie fest die Reihenfolge ist:
point-limit = Wen wir zu wenig erreicht haben:
summary-next = An erster Stelle steht { $first }. Dahinter liegen { $needs }.
summary-strength = Mit „{ $need }“ sind { $met } zufrieden; { $named } { $whom } { names-need }.
summary-limit = Geantwortet hat, wer wollte. Wer nicht geantwortet hat, kann anders denken.
brief-heading = Die Umfrage in Kürze
brief-table = Steckbrief der Umfrage
brief-column-what = Was
brief-column-said = Angabe
brief-when = Zeitraum
brief-population = Zielgruppe
brief-sampling = Auswahl
brief-unrecorded = nicht vermerkt
brief-self-selected = keine Zufallsstichprobe: wer wollte oder angesprochen wurde
brief-random = zufällig aus einem Register gezogen
brief-counted = Gezählte Antworten
brief-answers = { $count }{ $modes ->
    [none] {""}
   *[other] : { $modes }
}
brief-part = Anteil an der Bevölkerung
brief-of = { $part } von { $size } Personen
brief-languages = Sprachen
brief-weights = Gewichtung
brief-unweighted = keine
brief-drawn = nach mitgebrachten Grundgewichten
brief-weighted = nach { $by }, wie in der Bevölkerung
brief-precision = Genauigkeit
brief-effective = wie bei { $n_eff } Antworten ohne Gewichtung
replies-heading = Was sonst geantwortet wurde
replies-intro = Zu jeder Frage steht hier die häufigste Antwort. Alle Antworten stehen im Anhang.
replies-table = Die häufigsten Antworten
replies-column-most = häufigste Antwort
question-in-body = Das Bild dazu steht im Bericht, seine Zahlen stehen am Anfang des Anhangs.
groups-alike = Kein gesicherter Unterschied zeigt sich bei: { $by }. Die Zahlen stehen im Anhang.
groups-alike-mode = Weg der Antwort
groups-annex-heading = Weitere Gruppen
groups-annex-intro = Diese Gruppen haben im Bericht kein Bild.
mentions-annex-heading = Eigene Worte, Frage für Frage
annex-numbers-heading = Die Zahlen zu den Abbildungen
annex-title = Anhang zu: { $title }
annex-lead = Alle Zahlen, der Fragebogen und wie gerechnet wurde. Der Bericht selbst ist eine eigene Datei.
report-annex-pointer = Alle Zahlen, der Fragebogen und die Methode stehen im Anhang: { $file }
report-short-pointer = Das sind die ersten Seiten. Der ganze Bericht steht in { $file }
report-numbers = Alle Zahlen: Tabelle { $number } im Anhang.
report-csv = Tabelle { $number } als CSV-Datei
report-csv-file = tabelle-{ $number }.csv
report-qr = QR-Code: der Bericht im Internet
report-qr-under = Im Internet
next-heading = Wie es weitergeht
next-data = Berichte und Zahlen liegen auf { $at }.
next-contact = Fragen, Einwände und Fehler bitte an: { $contact }.
mentions-unshown = Zu selten erwähnt, um gezeigt zu werden: { $needs }.
places-all-table = Wer geantwortet hat, nach jeder Frage der Gewichtung
report-annex-heading = Anhang
limit-filled-most = Zu den meisten Anliegen konnten viele, die sie nannten, nicht sagen, wie zufrieden sie sind ({ $least } bis { $most }). Für sie steht der Anteil aller anderen. Welche Anliegen das sind, steht im Anhang.
figure-alt-numbers = Alle Zahlen: Tabelle { $number }.
summary-limit-unrecorded = Wie die Befragten ausgewählt wurden, ist nicht vermerkt. Wer nicht geantwortet hat, kann anders denken.
brief-foreign = { $languages }; Fragen und Anliegen gibt es nur in dieser Sprache
map-importance = Zählt nur, was wichtig ist, läge „{ $need }“ auf Rang { $importance }; mit der Zufriedenheit ist es Rang { $rank }.
point-caution = Was offen bleibt:
