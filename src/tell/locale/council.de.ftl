# tell: council, in German. council.en.ftl has the same ids.
council-document = { $survey }: ein Blatt für den Gemeinderat
council-kicker = Für den Gemeinderat: das Ergebnis auf einem Blatt
council-stand = Stand: { $day }
council-crest = Wappen: { $town }
council-qr = QR-Code zum vollständigen Bericht: { $link }

# Der Satz, auf den es ankommt
council-first = Größter Handlungsbedarf: { $need }
council-first-important = Am wichtigsten ist: { $need }
council-first-not-alone = An erster Stelle, aber nicht allein: { $need }
council-first-unsure = Der höchste Wert: { $need }
council-first-order = An erster Stelle der Reihenfolge: { $needs }
council-order = Die Reihenfolge folgt dem Verfahren { declared-name }, wie im Fragebogen festgelegt. Dass ein Anliegen vor einem anderen liegt, sagt sie nicht mit Sicherheit.
council-no-order = Noch lässt sich keine Reihenfolge zeigen
council-range = 95-%-Bereich: { $interval }.
council-level = { $named ->
    [yes] Gleichauf damit { $n ->
        [one] liegt
       *[other] liegen
    } { $needs }.
   *[no] Gleichauf damit { $n ->
        [one] liegt ein anderes Anliegen.
       *[other] liegen { $n } andere Anliegen.
    }
}
council-ahead-taken-alone = { $named ->
    [yes] Nur einzeln betrachtet liegt es vor { $needs }.
   *[no] Nur einzeln betrachtet liegt es vor { $n ->
        [one] einem anderen.
       *[other] { $n } anderen.
    }
}
council-ahead-rest = Vor allen übrigen liegt es mit 95 % Sicherheit.

# Die Anliegen
council-needs = Wo der Handlungsbedarf am größten ist
council-needs-important = Was am wichtigsten ist
council-tier = Stufe { $tier }
council-column-score = Wert mit 95-%-Bereich
council-interval = { $low }–{ $high }
council-reading-score = Wert: derselbe Anteil wie oben, für jedes Anliegen.
council-reading = Strich im Balken: der 95-%-Bereich. Ränge: jene, die möglich bleiben. Stufe: Anliegen, die sich vom ersten der Stufe nicht sicher unterscheiden; auch jene benachbarter Stufen können gleichauf liegen.
council-more = { $n ->
    [one] Ein weiteres Anliegen steht
   *[other] { $n } weitere Anliegen stehen
} im Bericht ({ $file }).
council-more-cut = { $n ->
    [one] Ein weiteres Anliegen steht
   *[other] { $n } weitere Anliegen stehen
} im Bericht ({ $file }); { $cut ->
    [one] eines davon gehört
   *[other] { $cut } davon gehören
} noch zu Stufe { $tier }.
council-beside = { $n ->
    [one] Ein Anliegen steht
   *[other] { $n } Anliegen stehen
} im Bericht, außerhalb dieser Reihenfolge: Nicht alle wurden danach gefragt, oder zu wenige sagten, wie zufrieden sie damit sind.
council-hidden = Zu { $n ->
    [one] einem Anliegen
   *[other] { $n } Anliegen
} haben zu wenige geantwortet, um eine Zahl zu zeigen.

# Wichtigkeit und Unzufriedenheit
council-map = Wie wichtig, wie zufrieden?
council-map-intro = Nummern wie oben. Linien: Durchschnitt und Hälfte.
council-map-others = Kleine Punkte: { $n ->
    [one] ein Anliegen
   *[other] { $n } Anliegen
}, nur im Bericht.
council-map-without = Ohne Punkt (zu wenige Antworten): Nr. { $numbers }.
council-map-x = nennen es →
council-map-y = ↑ sind nicht zufrieden
council-map-alt = Punktdiagramm: { $n ->
    [one] ein Anliegen
   *[other] { $n } Anliegen
} danach, wie viele es nennen und wie viele damit nicht zufrieden sind. { $farthest } Alle Zahlen stehen im Bericht.
council-map-farthest = Am weitesten oben rechts: Nr. { $number } („{ $need }“), { $important } nennen es, { $unsatisfied } sind damit nicht zufrieden.

# Wen wir gefragt haben
council-asked = Wer geantwortet hat
council-who = { $n ->
    [one] Eine Person hat
   *[other] { $count } Menschen haben
} zwischen { $first } und { $last } geantwortet{ $part ->
    [none] {""}
   *[other] {" "}({ $part } der Bevölkerung)
}{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-on = { $n ->
    [one] Eine Person hat
   *[other] { $count } Menschen haben
} am { $day } geantwortet{ $part ->
    [none] {""}
   *[other] {" "}({ $part } der Bevölkerung)
}{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-undated = { $n ->
    [one] Eine Person hat
   *[other] { $count } Menschen haben
} geantwortet{ $part ->
    [none] {""}
   *[other] {" "}({ $part } der Bevölkerung)
}{ $has ->
    [yes] : { $modes }.
   *[no] .
} Wann, ist nicht festgehalten.
council-not-drawn = Keine Zufallsstichprobe.
council-drawn-at-random = Zufällig gezogen.
council-weighted = Gewichtet auf die Bevölkerung, nach { $n ->
    [one] der Frage
   *[other] den Fragen
} { $questions }.
council-weighted-labels = Gewichtet auf die Bevölkerung, nach { $questions }.
council-weighted-counted = Gewichtet auf die Bevölkerung, nach { $n ->
    [one] einem Merkmal
   *[other] { $n } Merkmalen
}.
council-drawn = Nach den Grundgewichten gewichtet, die mit den Antworten kamen; nicht auf die Bevölkerung.
council-unweighted = Nicht gewichtet: Jede Antwort zählt gleich viel.

# Hält die Reihenfolge?
council-holds = { $all ->
    [yes] Alle Ränge bleiben bei { $ways ->
        [one] einer anderen Zählweise
       *[other] jeder von { $ways } anderen Zählweisen
    } gleich.
   *[no] { $kept ->
        [0] Kein Rang bleibt
        [one] Rang { $ranks } bleibt
       *[other] Die Ränge { $ranks } bleiben
    } bei { $ways ->
        [one] einer anderen Zählweise
       *[other] jeder von { $ways } anderen Zählweisen
    } gleich{ $kept ->
        [0] .
       *[other] , die übrigen nicht.
    }
}
council-untranslated = Fragen und Anliegen gibt es nur in { $n ->
    [one] der Sprache
   *[other] den Sprachen
} der Umfrage: { $languages }.

# Zu beschließen
council-vote = Zu beschließen
council-column-motion = Antrag
council-column-vote = Abstimmung
council-yes = Ja
council-no = Nein
council-ask-agenda = { $had ->
    [yes] Auf der Agenda steht nichts mehr. Soll die { town-kind } eine neue erstellen?
   *[no] Es gibt noch keine Agenda. Soll die { town-kind } eine erstellen?
}
council-ask-gap = Soll ein Vorschlag für { $needs }{ $left ->
    [0] {""}
    [one] {" "}und ein weiteres Anliegen
   *[other] {" "}und { $left } weitere Anliegen
} ausgearbeitet werden?
council-ask-gap-why = Lücke: Dafür gibt es noch keine Maßnahme.
council-motion-for = für Nr. { $numbers }
council-amount-open = Betrag offen
council-motions-low = Nur für Anliegen, die mit 95 % Sicherheit in der unteren Hälfte liegen:
council-motions-unranked = Für kein Anliegen dieser Reihenfolge:
council-motions-no-order = Die Anträge stehen wie auf der Agenda: Eine Reihenfolge der Anliegen gibt es noch nicht.
council-total = Summe ({ $n } Maßnahmen{ $unknown ->
    [0] {""}
    [one] , bei einer ist der Betrag offen
   *[other] , bei { $unknown } ist der Betrag offen
})
council-motions-more = { $n ->
    [one] Ein weiterer Antrag steht
   *[other] { $n } weitere Anträge stehen
} im Bericht ({ $file }).
council-nothing-to-vote = Auf der Agenda steht kein offener Vorschlag, und kein Anliegen, das vorn liegen kann, ist ohne Maßnahme.
council-running = { $left ->
    [0] Schon beschlossen oder in Arbeit: { $measures }.
    [one] Schon beschlossen oder in Arbeit: { $measures } und eine weitere Maßnahme.
   *[other] Schon beschlossen oder in Arbeit: { $measures } und { $left } weitere Maßnahmen.
}
council-running-counted = Schon beschlossen oder in Arbeit: { $n ->
    [one] eine Maßnahme.
   *[other] { $n } Maßnahmen.
}
council-yet-open = Fertig, aber weiter offen: { $measures }.
council-yet-open-measure = „{ $measure }“ (Nr. { $numbers })
council-numbered = Nr. { $number } („{ $need }“)
council-quoted = „{ $need }“

# Was aus der letzten Agenda wurde
council-since = Was aus der letzten Agenda wurde
council-since-status = { $status } ({ $day })
council-since-open = aber weiter offen: Nr. { $numbers }
council-since-more = { $n ->
    [one] Eine weitere Maßnahme steht im Bericht ({ $file }).
   *[other] { $n } weitere Maßnahmen stehen im Bericht ({ $file }).
}
council-since-gone = { $n ->
    [one] Eine Maßnahme steht nicht mehr auf der Agenda ({ $file }).
   *[other] { $n } Maßnahmen stehen nicht mehr auf der Agenda ({ $file }).
}
council-since-moved = { $n ->
    [one] Bei einer wurde die Frist verschoben ({ $file }).
   *[other] Bei { $n } wurde die Frist verschoben ({ $file }).
}
council-since-survey = Maßnahmen von vor dieser Umfrage, zu denen seit der letzten Umfrage (bis { $day }) etwas eingetragen wurde.
council-since-survey-nothing = Zu keiner Maßnahme von vor dieser Umfrage wurde seit der letzten Umfrage (bis { $day }) etwas eingetragen.
council-since-entry = Maßnahmen von vor dieser Umfrage, seit ihrem ersten Eintrag.
council-since-nothing = Von keiner Maßnahme, die vor dieser Umfrage auf der Agenda stand, ist mehr eingetragen als der Vorschlag.

# Der Fuß
council-caveat-draft = Der Bericht ist ein Entwurf: { $n ->
    [one] Eine Angabe fehlt
   *[other] { $n } Angaben fehlen
} noch; er nennt sie.
council-caveat-simulated = Alle Antworten sind erfunden; für wirkliche Entscheidungen folgt daraus nichts.
council-caveat-self-selected = Teilgenommen hat, wer wollte oder angesprochen wurde; niemand wurde zufällig gezogen. Die Bereiche gelten nur, wenn die Befragten in ihren Gruppen den anderen gleichen.
council-caveat-self-selected-order = Teilgenommen hat, wer wollte oder angesprochen wurde; niemand wurde zufällig gezogen. Über alle anderen sagen die Bereiche nichts.
council-caveat-unrecorded-order = Wie die Befragten ausgewählt wurden, ist nicht vermerkt. Über alle anderen sagen die Bereiche nichts.
council-caveat-unrecorded = Wie die Befragten ausgewählt wurden, ist nicht vermerkt. Die Bereiche gelten nur, wenn sie der Bevölkerung gleichen.
council-caveat-random = Die Befragten wurden zufällig gezogen. Wer nicht geantwortet hat, kann anders denken.
council-caveat-filled-many = Bei { $n } von { $all } Anliegen konnten viele, die sie nannten, nicht sagen, wie zufrieden sie sind; für sie steht der Anteil aller.
council-caveat-filled = Bei Nr. { $numbers } konnten viele, die es nannten, nicht sagen, wie zufrieden sie sind; für sie steht der Anteil aller.
council-contact = Auskunft
council-full = Der vollständige Bericht:
