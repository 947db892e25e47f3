# tell: agenda, in German. agenda.en.ftl has the same ids.
quoted = „{ $name }“
agenda-heading = Was die { town-kind } tut
agenda-intro = { $n ->
    [0] Auf der Agenda der { town-kind } steht derzeit keine Maßnahme.
    [one] Auf der Agenda der { town-kind } steht eine Maßnahme.
   *[other] { $fields ->
        [one] Auf der Agenda der { town-kind } stehen { $n } Maßnahmen in einem Handlungsfeld.
       *[other] Auf der Agenda der { town-kind } stehen { $n } Maßnahmen in { $fields } Handlungsfeldern.
    }
}
agenda-principles = { $n ->
    [one] Die { town-kind } hat sich diesen Grundsatz gegeben:
   *[other] Die { town-kind } hat sich diese Grundsätze gegeben:
}
agenda-table = Die Anliegen und was die { town-kind } dafür tut
agenda-note = Stand: der letzte Eintrag im Verlauf der Maßnahme. Aufgegebene Maßnahmen stehen nicht hier. Eine Maßnahme kann mehreren Anliegen dienen.
agenda-none = noch keine Maßnahme

# Was nicht zusammenpasst
among-first = { $top ->
    [one] an erster Stelle
   *[other] unter den ersten { $top }
}
agenda-gap = { $n ->
    [one] Dieses Anliegen kann nach den Antworten { among-first } liegen und hat noch keine Maßnahme: { $needs }.
   *[other] Diese Anliegen können nach den Antworten { among-first } liegen und haben noch keine Maßnahme: { $needs }.
}
agenda-gap-behind = { $n ->
    [one] Dieses Anliegen hat noch keine Maßnahme, liegt aber mit 95 % Sicherheit nicht { among-first }: { $needs }.
   *[other] Diese Anliegen haben noch keine Maßnahme, liegen aber mit 95 % Sicherheit nicht { among-first }: { $needs }.
}
agenda-gap-order = { $n ->
    [one] Dieses Anliegen liegt in dieser Reihenfolge { among-first } und hat noch keine Maßnahme: { $needs }.
   *[other] Diese Anliegen liegen in dieser Reihenfolge { among-first } und haben noch keine Maßnahme: { $needs }.
}
agenda-gap-order-behind = { $n ->
    [one] Dieses Anliegen liegt in dieser Reihenfolge nicht { among-first } und hat noch keine Maßnahme: { $needs }.
   *[other] Diese Anliegen liegen in dieser Reihenfolge nicht { among-first } und haben noch keine Maßnahme: { $needs }.
}
agenda-gap-unknown = { $n ->
    [one] Dieses Anliegen hat noch keine Maßnahme; welchen Rang es haben kann, sagen die Antworten nicht: { $needs }.
   *[other] Diese Anliegen haben noch keine Maßnahme; welchen Rang sie haben können, sagen die Antworten nicht: { $needs }.
}
agenda-no-gap = Für jedes Anliegen, das nach den Antworten { among-first } liegen kann, gibt es mindestens eine Maßnahme.
agenda-no-gap-order = Für jedes Anliegen, das in dieser Reihenfolge { among-first } liegt, gibt es mindestens eine Maßnahme.
agenda-unasked = { $n ->
    [one] Diese Maßnahme dient nur Anliegen, die mit 95 % Sicherheit in der unteren Hälfte liegen: { $measures }.
   *[other] Diese Maßnahmen dienen nur Anliegen, die mit 95 % Sicherheit in der unteren Hälfte liegen: { $measures }.
}
agenda-outside = { $n ->
    [one] Diese Maßnahme dient keinem Anliegen, nach dem gefragt wurde: { $measures }.
   *[other] Diese Maßnahmen dienen keinem Anliegen, nach dem gefragt wurde: { $measures }.
}
agenda-overdue = { $n ->
    [one] Am { $date } ist diese Maßnahme überfällig: { $measures }.
   *[other] Am { $date } sind diese Maßnahmen überfällig: { $measures }.
}

# Handlungsfelder
agenda-order = Die Handlungsfelder folgen den Anliegen, denen ihre Maßnahmen dienen. Zuerst steht das Feld, in dem ein Anliegen den besten Rang haben kann. Wo das bei mehreren Feldern derselbe Rang ist, sagen die Antworten nicht, welches vorne liegt; dann gilt die Reihenfolge der Agenda. Ebenso sind die Maßnahmen in einem Feld geordnet.
agenda-order-place = Die Handlungsfelder folgen den Anliegen, denen ihre Maßnahmen dienen. Zuerst steht das Feld mit dem Anliegen, das in der Reihenfolge zuerst kommt. Gesichert ist diese Reihenfolge nicht; mit den Antworten anderer könnte sie anders sein. Ebenso sind die Maßnahmen in einem Feld geordnet.
agenda-order-none = Die Handlungsfelder stehen in der Reihenfolge der Agenda, denn die Antworten ergeben noch keine Reihenfolge der Anliegen.
agenda-fields-empty = { $n ->
    [one] In diesem Handlungsfeld gibt es derzeit keine Maßnahme: { $fields }.
   *[other] In diesen Handlungsfeldern gibt es derzeit keine Maßnahme: { $fields }.
}
agenda-dropped-heading = Aufgegebene Maßnahmen
agenda-dropped-why = „{ $measure }“, aufgegeben am { $on }. Dazu steht in der Agenda: „{ $why }“
agenda-dropped = „{ $measure }“, aufgegeben am { $on }. Ein Grund ist nicht eingetragen.

# Eine Maßnahme
action-status = Stand: { $status }, seit { $since }
action-status-none = Stand: noch nichts eingetragen
action-last = Letzter Eintrag am { $on }: „{ $note }“
action-last-bare = Letzter Eintrag am { $on }, ohne Anmerkung
action-owner = Zuständig: { $owner }
action-horizon = Zeitraum: { $horizon }
action-due = Termin: bis Ende { $due }
action-overdue = Überfällig: Der Termin war Ende { $due }.
action-cost = Kosten: { $cost }
action-principle = Grundsatz: { $principle }
action-serves = Dient: { $needs }
action-serves-none = Dient: keinem der Anliegen
action-need = { $need } ({ $ranks })
action-need-unasked = { $need } (danach wurde nicht gefragt)

# Was aus der letzten Agenda wurde
back-heading = Was aus der letzten Agenda wurde
back-begun = Diese Umfrage begann mit der ersten Antwort am { $first }. Als letzte Agenda gelten die Maßnahmen, die damals schon auf der Agenda standen.
back-begun-simulated = Die erfundenen Antworten dieser Umfrage beginnen mit dem { $first }; befragt wurde niemand. Als letzte Agenda gelten die Maßnahmen, die damals schon auf der Agenda standen.
back-undated = Von keiner Antwort dieser Umfrage ist der Tag bekannt. Als letzte Agenda gelten deshalb alle Maßnahmen.
back-since-survey = Hier steht, was aus ihnen seit der letzten Umfrage wurde, die am { $day } endete; was später auf die Agenda kam, zählt ab dem ersten Eintrag.
back-since-entry = Von einer früheren Umfrage ist kein Ende bekannt. Hier steht deshalb, was aus ihnen seit ihrem ersten Eintrag wurde.
back-count = { $n ->
    [0] Es stand noch keine Maßnahme auf der Agenda, von der zu berichten wäre.
    [one] { $changed ->
        [0] Das ist eine Maßnahme. Ihr Stand hat sich nicht geändert.
       *[other] Das ist eine Maßnahme. Ihr Stand hat sich geändert.
    }
   *[other] { $changed ->
        [0] Das sind { $n } Maßnahmen. Bei keiner hat sich der Stand geändert.
        [one] Das sind { $n } Maßnahmen. Bei einer hat sich der Stand geändert.
       *[other] Das sind { $n } Maßnahmen. Bei { $changed } hat sich der Stand geändert.
    }
}
back-changed = „{ $measure }“: zuerst „{ $was }“, jetzt „{ $is }“ (seit { $since })
back-changed-note = „{ $measure }“: zuerst „{ $was }“, jetzt „{ $is }“ (seit { $since }). Letzter Eintrag: „{ $note }“
back-noted = „{ $measure }“: weiterhin „{ $is }“ (seit { $since }), letzter Eintrag am { $on }
back-noted-note = „{ $measure }“: weiterhin „{ $is }“ (seit { $since }). Letzter Eintrag am { $on }: „{ $note }“
back-same = „{ $measure }“: kein neuer Eintrag, weiterhin „{ $is }“ (seit { $since })
back-news = { $n ->
    [one] Neu auf der Agenda ist seither eine Maßnahme:
   *[other] Neu auf der Agenda sind seither { $n } Maßnahmen:
}
back-new = „{ $measure }“: erster Eintrag am { $first }, jetzt „{ $is }“
back-unsaid = Frühere Berichte sagten es anders:
back-gone = „{ $measure }“: nicht mehr auf der Agenda; der Bericht vom { $told } nannte die Maßnahme
back-moved = „{ $measure }“: Frist verschoben von { $was } auf { $due }
back-unset = „{ $measure }“: Frist war { $was }, jetzt ohne Frist
back-partial = Ein Teil dessen, was frühere Berichte über Maßnahmen sagten, war nicht zu lesen: Womöglich sind mehr Maßnahmen weggefallen oder verschoben, als hier stehen.
back-unknown = { $n ->
    [one] Zu dieser Maßnahme lässt sich nicht sagen, was aus ihr wurde: { $measures }.
   *[other] Zu diesen Maßnahmen lässt sich nicht sagen, was aus ihnen wurde: { $measures }.
}

# Wörter
column-measure = Maßnahme
column-status = Stand
status-idea = vorgeschlagen
status-decided = beschlossen
status-started = begonnen
status-half = zur Hälfte fertig
status-done = fertig
status-dropped = aufgegeben
status-none = noch ohne Eintrag
horizon-now = jetzt
horizon-medium = in den nächsten Jahren
horizon-strategic = auf lange Sicht
cost-low = gering
cost-medium = mittel
cost-high = hoch
cost-both = { $class } ({ $amount } Euro)
cost-amount = { $amount } Euro

# Das Bild dazu
coverage-says = Links die Anliegen in der Reihenfolge ihrer Werte, mit den Rängen, die sie haben können; rechts die Maßnahmen, die ihnen dienen.
coverage-says-order = Links die Anliegen in ihrer Reihenfolge; rechts die Maßnahmen, die ihnen dienen.
coverage-reading = Vier Kästchen sagen, wie weit eine Maßnahme ist: beschlossen, begonnen, zur Hälfte fertig, fertig. Alle leer: vorgeschlagen oder noch ohne Eintrag.
coverage-reading-none = Ein Rahmen zeigt ein Anliegen, für das es noch keine Maßnahme gibt.
coverage-measure = { $measure } ({ $status })
coverage-more = { $n ->
    [one] und eine weitere Maßnahme
   *[other] und { $n } weitere Maßnahmen
}
coverage-shows-none = { $all ->
    [one] Für das Anliegen gibt es mindestens eine Maßnahme.
   *[other] Für jedes der { $all } Anliegen gibt es mindestens eine Maßnahme.
}
coverage-shows-few = { $n ->
    [one] Eines von { $all } Anliegen hat noch keine Maßnahme: { $needs }.
   *[other] { $count } von { $all } Anliegen haben noch keine Maßnahme: { $needs }.
}
coverage-shows-many = { $count } von { $all } Anliegen haben noch keine Maßnahme.
coverage-shows-all = { $all ->
    [one] Für das Anliegen gibt es noch keine Maßnahme.
   *[other] Für keines der { $all } Anliegen gibt es eine Maßnahme.
}
coverage-alt = { $n ->
    [one] Übersicht: ein Anliegen und die Maßnahmen, die ihm dienen. { $all }
   *[other] Übersicht: { $n } Anliegen und die Maßnahmen, die ihnen dienen. { $all }
}
coverage-row = { $need }: { $measures }.
coverage-row-ranked = { $need } ({ $ranks }): { $measures }.
