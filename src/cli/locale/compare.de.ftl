# Eine Umfrage neben einer älteren. compare.en.ftl hat dieselben Namen.
compare-heading = { $newer } – daneben: { $older }
compare-days = { $first } bis { $last }
compare-days-unknown = an unbekannten Tagen
compare-wave = { $case ->
    [now] Heute: { $count } Antworten ({ $days }), so viel wert wie { $effective } gleich gewichtete; { $weights ->
        [raked] auf die Bevölkerung gewichtet.
        [base] nur mit Grundgewichten gewichtet.
       *[none] nicht gewichtet.
    }
    [then] Damals: { $count } Antworten ({ $days }), so viel wert wie { $effective } gleich gewichtete; { $weights ->
        [raked] auf die Bevölkerung gewichtet.
        [base] nur mit Grundgewichten gewichtet.
       *[none] nicht gewichtet.
    }
    [now-few] Heute: weniger als { $least } Antworten ({ $days }).
   *[then-few] Damals: weniger als { $least } Antworten ({ $days }).
}
compare-backwards = die Tage sagen etwas anderes: `{ $older }`, als ältere Umfrage genannt, wurde von { $first } bis { $last } beantwortet, `{ $newer }` von { $since } bis { $until }
compare-declared = Verglichen werden die Werte nach dem eigenen Verfahren, obwohl der Fragebogen `{ $survey }` ein anderes festlegt (`{ $method }`).
compare-hidden = { $when ->
    [now] Zu wenige antworten heute: Es wird nichts verglichen.
   *[then] Zu wenige antworteten damals: Es wird nichts verglichen.
}
compare-small = { $when ->
    [now] Wenige antworten heute: Die Änderungen sind mit Vorsicht zu lesen.
   *[then] Wenige antworteten damals: Die Änderungen sind mit Vorsicht zu lesen.
}
compare-one-cluster = { $when ->
    [now] Alle Antworten von heute sind ein einziger Klumpen, etwa eine Schicht: Es gibt keinen Standardfehler, und keine Änderung lässt sich behaupten.
   *[then] Alle Antworten von damals sind ein einziger Klumpen, etwa eine Schicht: Es gibt keinen Standardfehler, und keine Änderung lässt sich behaupten.
}
compare-not = Die Werte sind Anteile von Verschiedenem: Sie stehen nebeneinander, Änderungen werden nicht berechnet. Wo sich nur `ranking:` unterscheidet, macht derselbe Eintrag in beiden Dateien sie vergleichbar.
compare-quote = „{ $text }“
compare-nothing = nichts
compare-any = beliebig viele
compare-differs-importance = Nicht verglichen: Was wichtig ist, wurde damals mit { $then } gefragt, heute mit { $now }.
compare-differs-satisfaction = Nicht verglichen: Die Zufriedenheit wurde damals mit { $then } gefragt, heute mit { $now }.
compare-differs-top = Nicht verglichen: Es zählte damals, wer etwas unter die ersten { $then } reiht, heute unter die ersten { $now }.
compare-differs-scale = Nicht verglichen: Die Skala war damals { $then } und ist heute { $now }.
compare-differs-best = Nicht verglichen: Der beste Punkt der Skala war damals { $then } und ist heute { $now }.
compare-differs-weight = Nicht verglichen: Die Fragen zählten damals { $then }, heute { $now }.
compare-differs-midpoint = Nicht verglichen: Nicht zufrieden ist damals bis { $then } von 5, heute bis { $now } von 5.
compare-differs-measure = Nicht verglichen: Die Zufriedenheit zählt nur in einer der Umfragen.
compare-differs-among = Eine andere Bevölkerung: damals { $then }, heute { $now }.
compare-differs-margins = Andere Randverteilungen zum Gewichten: damals { $then }, heute { $now }.
compare-differs-weights = Andere Gewichte: damals { $then }, heute { $now }.
compare-differs-modes = Andere Wege zu antworten: damals { $then }, heute { $now }. Wer auf anderem Weg antwortet, antwortet vielleicht anders.
compare-differs-question = Eine Frage in anderen Worten: damals { $then }, heute { $now }.
compare-differs-need = Ein Anliegen in anderen Worten: damals { $then }, heute { $now }.
compare-only-now = { $n ->
    [one] Nur auf der Liste von heute: { $needs }.
   *[other] Nur auf der Liste von heute, { $n } Anliegen: { $needs }.
}
compare-only-then = { $n ->
    [one] Nur auf der Liste von damals: { $needs }.
   *[other] Nur auf der Liste von damals, { $n } Anliegen: { $needs }.
}
compare-several = { $n ->
    [one] Mehrere Anliegen der einen Umfrage sind in der anderen eines; es wird nicht verglichen: { $needs }.
   *[other] Mehrere Anliegen der einen Umfrage sind in der anderen eines; sie werden nicht verglichen, { $n } Anliegen: { $needs }.
}
compare-of-some = { $n ->
    [one] Eine der Umfragen fragte nur manche danach; es wird nicht verglichen: { $needs }.
   *[other] Eine der Umfragen fragte nur manche danach; sie werden nicht verglichen, { $n } Anliegen: { $needs }.
}
compare-unrated = { $n ->
    [one] In einer der Umfragen sagten weniger als { $least }, wie zufrieden sie damit sind; es wird nicht verglichen: { $needs }.
   *[other] In einer der Umfragen sagten weniger als { $least }, wie zufrieden sie damit sind; sie werden nicht verglichen, { $n } Anliegen: { $needs }.
}
compare-few = { $n ->
    [one] In einer der Umfragen antworteten weniger als { $least } dazu; es wird nicht verglichen: { $needs }.
   *[other] In einer der Umfragen antworteten weniger als { $least } dazu, oder ihre Reihung darf nicht gezeigt werden; sie werden nicht verglichen, { $n } Anliegen: { $needs }.
}
compare-lists = Die Listen sind verschieden: Auf einer längeren Liste bekommt jedes Anliegen einen kleineren Teil der Plätze; die anderen können sich allein dadurch geändert haben.
compare-renamed = { $need } (war `{ $code }`)
compare-then = damals
compare-now = heute
compare-change = Änderung
compare-interval = Bereich
compare-se = Fehler
compare-df = FG
compare-told = gesagt
compare-ranks-then = Ränge damals
compare-ranks-now = Ränge heute
compare-range = { $low } bis { $high }
compare-up = mehr
compare-down = weniger
compare-open = offen
compare-moved = { $need } steht anderswo: Unter den verglichenen Anliegen war damals Rang { $then } möglich, heute ist es Rang { $now }.
compare-places = { $moved ->
    [some] Für kein anderes Anliegen ist ein anderer Platz belegt: Die Ränge, die es damals haben konnte und heute haben kann, überschneiden sich.
   *[none] Kein anderer Platz ist belegt: Die Ränge, die jedes Anliegen damals haben konnte und heute haben kann, überschneiden sich.
}
compare-none = Keine Änderung eines Werts ist belegt.
compare-how = Änderung in Prozentpunkten, mit ihrem Standardfehler, den Freiheitsgraden (FG) und dem 95-%-Bereich dieser Änderung allein. Mehr oder weniger wird { $n ->
    [one] so gesagt, dass es mit höchstens 5 % falsch gesagt ist
   *[other] für alle { $n } Anliegen gemeinsam gesagt, sodass mit höchstens 5 % auch nur eines falsch gesagt ist
}; offen heißt, dass die Antworten keines von beiden zeigen, nicht, dass sich nichts geändert hat. Die Ränge sind die unter den verglichenen Anliegen.
compare-fresh = Beide Umfragen gelten als frische Stichproben: Ihre Varianzen addieren sich. Wer beide beantwortet hat, ist nicht bekannt; deren Antworten machten den Fehler einer Änderung kleiner, wo Menschen bei dem bleiben, was sie sagten, größer, wo sie sich umkehren.
