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
council-reading = Strich im Balken: der Bereich, in dem der Wert mit 95 % Sicherheit liegt. Ränge: jene, die möglich bleiben. Stufe: ein Anliegen und jene darunter, die sich von ihm nicht sicher unterscheiden lassen; auch Anliegen benachbarter Stufen können gleichauf liegen.
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
council-map-intro = Oben rechts: Viele nennen es, viele sind nicht zufrieden. Nummern wie in der Liste.
council-map-x = nennen es →
council-map-y = ↑ sind nicht zufrieden
council-map-alt = Punktdiagramm: wie viele ein Anliegen nennen und wie viele damit nicht zufrieden sind. { $points }
council-map-point = Nr. { $number }, { $need }: { $important } nennen es, { $unsatisfied } sind nicht zufrieden.

# Wen wir gefragt haben
council-asked = Wen wir gefragt haben
council-who = { $n ->
    [one] Eine Person hat
   *[other] { $count } Menschen haben
} zwischen { $first } und { $last } geantwortet{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-on = { $n ->
    [one] Eine Person hat
   *[other] { $count } Menschen haben
} am { $day } geantwortet{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-undated = { $n ->
    [one] Eine Person hat
   *[other] { $count } Menschen haben
} geantwortet{ $has ->
    [yes] : { $modes }.
   *[no] .
} Wann, ist nicht festgehalten.
council-weighted = Gewichtet auf die Bevölkerung, nach { $n ->
    [one] der Frage
   *[other] den Fragen
} { $questions }. So zählen die Antworten wie { $n_eff } gleich gewichtete.
council-weighted-labels = Gewichtet auf die Bevölkerung, nach { $questions }. So zählen die Antworten wie { $n_eff } gleich gewichtete.
council-weighted-counted = Gewichtet auf die Bevölkerung, nach { $n ->
    [one] einem Merkmal
   *[other] { $n } Merkmalen
}. So zählen die Antworten wie { $n_eff } gleich gewichtete.
council-drawn = Nach den Grundgewichten gewichtet, die mit den Antworten kamen; nicht auf die Bevölkerung.
council-unweighted = Nicht gewichtet: Jede Antwort zählt gleich viel.

# Was vorgeschlagen ist
council-proposed = Was die { town-kind } dafür tun will
council-column-needs = Zu Nr.
council-column-measure = Maßnahme und zuständige Stelle
council-column-scope = Zeit und Kosten
council-scope = { $horizon ->
    [now] jetzt
    [medium] mittelfristig
   *[strategic] langfristig
}{ $cost ->
    [low] , geringe Kosten
    [medium] , mittlere Kosten
    [high] , hohe Kosten
   *[none] {""}
}
council-scope-amount = { $horizon ->
    [now] jetzt
    [medium] mittelfristig
   *[strategic] langfristig
}, { $euro } Euro
council-due = bis { $month }
council-proposed-more = { $n ->
    [one] Eine weitere Maßnahme steht
   *[other] { $n } weitere Maßnahmen stehen
} im Bericht ({ $file }).
council-proposed-none = Auf der Agenda steht keine offene Maßnahme für die Anliegen, die vorn liegen können.
council-proposed-none-order = Auf der Agenda steht keine offene Maßnahme für die Anliegen, die in dieser Reihenfolge vorn liegen.
council-proposed-no-agenda = Es gibt noch keine Agenda, aus der sich Maßnahmen vorschlagen ließen.
council-done = { $n ->
    [one] Für { $needs } ist fertig, was geplant war; das Anliegen kann trotzdem noch vorn liegen.
   *[other] Für { $needs } ist fertig, was geplant war; diese Anliegen können trotzdem noch vorn liegen.
}
council-proposed-no-order = Ohne Reihenfolge der Anliegen lässt sich keine Maßnahme daraus ableiten.
council-decide = Bitte um Entscheidung:
council-numbered = Nr. { $number } („{ $need }“)
council-quoted = „{ $need }“
council-gap = Für { $needs } gibt es noch keine Maßnahme.
council-gap-many = Für { $needs } und { $left ->
    [one] ein weiteres Anliegen
   *[other] { $left } weitere Anliegen
} gibt es noch keine Maßnahme.
council-ask-ideas = { $n ->
    [one] { $all ->
        [one] Die Maßnahme oben ist vorgeschlagen, aber noch nicht beschlossen.
       *[other] Eine der Maßnahmen oben ist vorgeschlagen, aber noch nicht beschlossen.
    }
   *[other] { $n } der Maßnahmen oben sind vorgeschlagen, aber noch nicht beschlossen.
}

# Was aus der letzten Agenda wurde
council-since = Was aus der letzten Agenda wurde
council-since-status = { $status } ({ $day })
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
council-caveat-filled = Bei Nr. { $numbers } konnten viele, die es nannten, nicht sagen, wie zufrieden sie sind; für sie steht der Anteil aller.
council-contact = Auskunft
council-full = Der vollständige Bericht:
