# Was das Programm sagt, auf Deutsch. en.ftl hat dieselben Namen.
responses = { $n ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}

# Was gegen eine Antwort spricht; gesagt wird es der Person, die sie gibt.
answer-not-asked = Diese Frage wurde nicht gestellt.
answer-wrong-type = Diese Antwort passt nicht zur Frage.
answer-unknown = „{ $code }“ steht nicht auf der Liste.
answer-twice = Bitte nennen Sie „{ $label }“ nur einmal.
answer-not-shown = „{ $label }“ steht nicht in dieser Aufgabe.
answer-best-is-worst = „{ $label }“ kann nicht das Wichtigste und das Unwichtigste zugleich sein.
answer-other-task = Diese Antwort gehört zu einer anderen Aufgabe.
answer-task = Aufgabe { $n }
answer-count = { $n ->
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
   *[other] { $count }
}
answer-too-few = { $n ->
    [one] Bitte wählen Sie mindestens eine Antwort.
   *[other] Bitte wählen Sie mindestens { $word }.
}
answer-too-many = { $n ->
    [one] Bitte wählen Sie nur eine Antwort.
   *[other] Bitte wählen Sie höchstens { $word }.
}
answer-not-alone = „{ $label }“ passt nicht zu anderen Antworten. Bitte wählen Sie das eine oder das andere.
answer-no-none = „Nichts davon“ kann man hier nicht wählen.
answer-no-special = Diese Antwort kann man hier nicht wählen.
answer-off-scale = Bitte wählen Sie eine Zahl von { $from } bis { $to }.
answer-not-a-number = Bitte geben Sie eine Zahl ein.
answer-not-whole = Bitte geben Sie eine ganze Zahl ein, ohne Komma.
answer-too-low = Bitte geben Sie eine Zahl ein, die nicht kleiner als { $number } ist.
answer-too-high = Bitte geben Sie eine Zahl ein, die nicht größer als { $number } ist.
answer-too-early = Bitte geben Sie einen Tag ein, der nicht vor dem { $day } liegt.
answer-too-late = Bitte geben Sie einen Tag ein, der nicht nach dem { $day } liegt.
answer-too-long = { $n ->
    [one] Bitte schreiben Sie höchstens ein Zeichen.
   *[other] Bitte schreiben Sie höchstens { $count } Zeichen.
}
answer-negative = Bitte geben Sie „{ $label }“ nicht weniger als 0 Punkte.
answer-total = Bitte verteilen Sie { $wanted } Punkte. Bis jetzt sind es { $given }.
answer-other-text = Sie haben „{ $label }“ gewählt. Bitte schreiben Sie, was Sie meinen.
answer-other-long = Bitte schreiben Sie zu „{ $label }“ höchstens { $n } Zeichen.
answer-required = Bitte beantworten Sie diese Frage.
answer-required-row = Bitte geben Sie eine Antwort zu „{ $label }“.
answer-wanted = Sie haben diese Frage nicht beantwortet. Möchten Sie das noch tun? Sie können auch so weitergehen.
answer-wanted-row = Sie haben zu „{ $label }“ nichts gesagt. Möchten Sie das noch tun? Sie können auch so weitergehen.
answer-yes = ja
answer-no = nein

check-fine = { $files ->
    [one] 1 Umfrage und die Dateien der Gemeinde: keine Probleme.
   *[other] { $files } Umfragen und die Dateien der Gemeinde: keine Probleme.
}
check-summary = { $errors ->
    [one] 1 Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [one] 1 Warnung
   *[other] { $warnings } Warnungen
}.

# Was erfundene Personen schreiben.
simulated-wish-plain = { $need } (erfundene Antwort)
simulated-wish-more = Bitte mehr davon: { $need } (erfundene Antwort)
simulated-wish-lacking = Das fehlt mir: { $need } (erfundene Antwort)
simulated-written = { $n ->
    [one] Eine Person erfunden
   *[other] { $count } Personen erfunden
}, als simuliert gekennzeichnet: { $path }
simulated-replaced = Die früher erfundenen Personen in { $path } wurden damit ersetzt.
simulated-removed = Die erfundenen Personen sind weg: { $path }
simulated-left = merged.* und die Berichte enthalten sie noch, bis `mitreden merge { $survey }` und `mitreden report { $survey }` sie neu schreiben. Zitate von ihnen in surveys/ sind von Hand herauszunehmen.
merged = { $n ->
    [one] Eine Antwort
   *[other] { $count } Antworten
}, davon { $counted } gezählt. Was wegfiel und warum: { $path }
merge-unsettled = Welche Fassung von { $id } gilt, ist nicht mehr entschieden.
merge-forgotten = { $path } ist keine Quelle mehr.
rank-heading = { $survey }: { $n ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}{ $weights ->
    [none] , nicht gewichtet
    [base] , mit ihren Grundgewichten gewichtet (so viel wert wie { $effective } mit gleichem Gewicht)
   *[other] , gewichtet (so viel wert wie { $effective } mit gleichem Gewicht)
}
rank-heading-level = { $survey }: { $n ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}{ $weights ->
    [none] , nicht gewichtet
    [base] , mit ihren Grundgewichten gewichtet
   *[other] , gewichtet
}
rank-heading-few = { $survey }: zu wenige Antworten, um zu sagen, wie viele
rank-simulated = Simuliert: erfundene Personen, keine echten Antworten.
rank-hidden = Zu wenige Antworten: Die Reihung wird nicht gezeigt.
rank-small = Wenige Antworten: Die Reihung ist mit Vorsicht zu lesen.
rank-filled = * Bei mehr als 10 % derer, die es nannten, ist die Zufriedenheit nicht bekannt; dort gilt die aller Befragten.
rank-named = { $how ->
    [ranked] { $top ->
        [one] das Anliegen als wichtigstes nennen
       *[other] das Anliegen zu ihren { $top } wichtigsten zählen
    }
    [rated] { $top ->
        [one] das Anliegen am höchsten bewerten
       *[other] dem Anliegen eine ihrer { $top } höchsten Bewertungen geben
    }
    [points] { $top ->
        [one] dem Anliegen die meisten Punkte geben
       *[other] dem Anliegen eine ihrer { $top } höchsten Punktzahlen geben
    }
    [picked] das Anliegen ausgewählt haben
    [chosen] das Anliegen genannt haben
   *[mixed] das Anliegen zum Wichtigsten zählen
}
rank-score-unmet = Wert: der Anteil jener in Prozent, die { rank-named } und damit nicht zufrieden sind, mit dem 95-%-Bereich.
rank-score-priority = Wert: der Anteil jener in Prozent, die { rank-named }, mit dem 95-%-Bereich.
rank-explained = Ränge: jene, die das Anliegen haben kann, für alle Anliegen zusammen zu 95 %. Das erste Anliegen unter einem Strich lässt sich vom ersten darüber unterscheiden.
rank-below-base = { $need }: Dazu haben für einen Rang zu wenige geantwortet.
rank-below-withheld = { $need }: Zu wenige nennen es, oder seine Zahlen verrieten andere, die wenige sind.
rank-below-satisfaction = { $need }: von { $named } genannt; nach der Zufriedenheit nicht gefragt, oder von weniger als 30 beantwortet.
rank-below-list = { $need }: { $n ->
    [one] eine Person
   *[other] { $count }
} gefragt{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; unter diesen { $ranks ->
    [one] Rang { $low }
   *[some] Rang { $low }–{ $high }
} von { $of }.
rank-below-list-few = { $need }: { $n ->
    [one] eine Person
   *[other] { $count }
} gefragt{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; unter diesen lässt sich keine Reihenfolge zeigen.
rank-below-since = seit { $first }
rank-below-until = bis { $last }
rank-below-between = von { $first } bis { $last }
rank-one-cluster = Alle Antworten sind ein einziger Klumpen, etwa eine Schicht: Wie sicher die Reihenfolge ist, lässt sich nicht berechnen; jeder Rang bleibt möglich.
rank-adrift = { $n ->
    [one] Eine Antwort
   *[other] { $count } Antworten
} von der Straße { $n ->
    [one] kam
   *[other] kamen
} ohne Schicht: Die eines Tages zählen als ein Klumpen, die ohne Tag alle zusammen.
rank-unasked = { $n ->
    [one] Eine Person wurde
   *[other] { $count } Personen wurden
} nicht nach `{ $question }` gefragt, wonach gewichtet wird; sie zählen dort wie ohne Antwort.
rank-held = `{ $level }` von `{ $margin }` wurde nicht gewichtet: { $share } der Antworten, { $target } der Bevölkerung.
rank-rank = Rang
rank-need = Anliegen
rank-score = Wert
rank-interval = 95 %
rank-set = Ränge
rank-tier = Stufe
rank-base = n

language = Sprachen nach ihren Kürzeln
    .de = Deutsch
    .en = Englisch
