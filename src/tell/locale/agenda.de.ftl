# tell: agenda, in German. agenda.en.ftl has the same ids.
quoted = „{ $name }“
agenda-heading = Was die { town-kind } tut
agenda-intro = { $n ->
    [0] Auf der Agenda der { town-kind } steht derzeit keine Maßnahme.
    [one] Auf der Agenda der { town-kind } steht eine Maßnahme. Im Einzelnen steht sie im Anhang.
   *[other] { $fields ->
        [one] Auf der Agenda der { town-kind } stehen { $n } Maßnahmen in einem Handlungsfeld. Im Einzelnen stehen sie im Anhang.
       *[other] Auf der Agenda der { town-kind } stehen { $n } Maßnahmen in { $fields } Handlungsfeldern. Im Einzelnen stehen sie im Anhang.
    }
}
agenda-annex-heading = Maßnahmen im Einzelnen
agenda-principles = { $n ->
    [one] Die { town-kind } hat sich diesen Grundsatz gegeben:
   *[other] Die { town-kind } hat sich diese Grundsätze gegeben:
}
agenda-none = noch keine Maßnahme

# Was nicht zusammenpasst
among-first = { $top ->
    [one] an erster Stelle
   *[other] unter den ersten { $top }
}
agenda-gap = { $n ->
    [one] { $needs } kann nach den Antworten { among-first } liegen und hat noch keine Maßnahme.
   *[other] { $needs } können nach den Antworten { among-first } liegen und haben noch keine Maßnahme.
}
agenda-gap-order = { $n ->
    [one] { $needs } liegt in dieser Reihenfolge { among-first } und hat noch keine Maßnahme.
   *[other] { $needs } liegen in dieser Reihenfolge { among-first } und haben noch keine Maßnahme.
}
agenda-no-gap = Für jedes Anliegen, das nach den Antworten { among-first } liegen kann, gibt es mindestens eine Maßnahme.
agenda-no-gap-order = Für jedes Anliegen, das in dieser Reihenfolge { among-first } liegt, gibt es mindestens eine Maßnahme.

agenda-yet-open = { $n ->
    [one] { $measure } ist seit { $since } fertig. { $needs } kann trotzdem noch { among-first } liegen.
   *[other] { $measure } ist seit { $since } fertig. { $needs } können trotzdem noch { among-first } liegen.
}
agenda-yet-open-order = { $n ->
    [one] { $measure } ist seit { $since } fertig. { $needs } liegt in dieser Reihenfolge trotzdem { among-first }.
   *[other] { $measure } ist seit { $since } fertig. { $needs } liegen in dieser Reihenfolge trotzdem { among-first }.
}
agenda-overdue = { $measure } (Termin: Ende { $due })
agenda-fits = { $measure } für { $needs }.
finding-gap = Lücke:
finding-yet-open = Fertig, aber weiter offen:
finding-overdue = Überfällig am { $date }:
finding-money = Geld:
finding-fits-partly = Reicht nur zum Teil:
finding-fits-no = Reicht nicht:

# Die Agenda auf einen Blick
glance-table = Die Agenda auf einen Blick
column-rank = Rang
glance-ranks = Rang: alle Ränge, die nach den Antworten möglich sind.
glance-place = Stelle: in dieser Reihenfolge; gesichert ist sie nicht.
glance-note = Aufgegebene Maßnahmen stehen nicht hier.
glance-above = siehe oben
glance-above-note = „siehe oben“: Die Maßnahme dient mehreren Anliegen. Ihr Betrag steht beim ersten und zählt nur dort.
glance-unknown-note = Ein Strich bei „Euro“: Für die Maßnahme ist kein Betrag eingetragen.
glance-low = Mit 95 % Sicherheit in der unteren Hälfte:
glance-low-sum = Summe für diese Anliegen
glance-no-need = keines der Anliegen
column-owner = Zuständig
column-euro = Euro
column-due = Termin
situation-gap = Lücke
situation-yet-open = fertig, aber weiter offen
situation-overdue = überfällig
situation-running = läuft
situation-proposed = vorgeschlagen
situation-done = fertig
situation-gap-means = Lücke: noch keine Maßnahme.
situation-yet-open-means = Fertig, aber weiter offen: Die Maßnahme war vor der letzten Antwort fertig, und das Anliegen kann noch { among-first } liegen.
situation-yet-open-order-means = Fertig, aber weiter offen: Die Maßnahme war vor der letzten Antwort fertig, und das Anliegen liegt in dieser Reihenfolge { among-first }.
situation-overdue-means = Überfällig: Am { $date } ist der Termin vorbei.
situation-running-means = Läuft: beschlossen oder begonnen.
situation-proposed-means = Vorgeschlagen: Ein Beschluss ist nicht eingetragen.
situation-done-means = Fertig: nach der letzten Antwort, oder für ein Anliegen, das nicht { among-first } liegen kann.
situation-done-order-means = Fertig: nach der letzten Antwort, oder für ein Anliegen, das in dieser Reihenfolge nicht { among-first } liegt.

# Geld
money-for = Für { $whom }: { $sum }.
money-for-tiers = { $tiers ->
    [one] Anliegen der Stufe 1
    [2] Anliegen der Stufen 1 und 2
   *[other] Anliegen der Stufen 1 bis { $tiers }
}
money-for-low = Anliegen, die mit 95 % Sicherheit in der unteren Hälfte liegen
money-for-front = { $top ->
    [one] das Anliegen, das in dieser Reihenfolge an erster Stelle liegt
   *[other] Anliegen, die in dieser Reihenfolge unter den ersten { $top } liegen
}
money-for-behind = Anliegen weiter hinten
money-none = keine Maßnahme
money-unknown = { $n ->
    [one] eine Maßnahme, der Betrag ist nicht bekannt
   *[other] { $n } Maßnahmen, die Beträge sind nicht bekannt
}
money-sum = { $n ->
    [one] { $euro } Euro (eine Maßnahme)
   *[other] { $euro } Euro ({ $n } Maßnahmen)
}
money-partly = { $unknown ->
    [one] { $euro } Euro ({ $n } Maßnahmen; von einer davon ist der Betrag nicht bekannt)
   *[other] { $euro } Euro ({ $n } Maßnahmen; von { $unknown } davon ist der Betrag nicht bekannt)
}
money-table = Was die Maßnahmen zusammen kosten
money-note = Jede Maßnahme zählt einmal, beim ersten Anliegen der Tabelle darüber; gezählt werden Beträge, die in der Agenda stehen.
money-tier = Stufe { $tier }
money-front = { $top ->
    [one] an erster Stelle
   *[other] unter den ersten { $top }
}
money-behind = weiter hinten
money-unranked = ohne Rang
money-outside = keines, nach dem gefragt wurde
money-all = alle Maßnahmen
money-low = davon für Anliegen, die mit 95 % Sicherheit in der unteren Hälfte liegen
money-not-known = nicht bekannt
column-purpose = Für Anliegen
column-measures = Maßnahmen
column-unknown = ohne Betrag

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
action-owner = Zuständig: { $owner }
action-horizon = Umsetzung: { $horizon }
action-due = Termin: bis Ende { $due }
action-overdue = Überfällig: Der Termin war Ende { $due }.
action-cost = Kosten: { $cost }
action-principle = Grundsatz: { $principle }
action-serves = Dient: { $needs }
action-serves-none = Dient: keinem der Anliegen
action-fits = Reicht das? Die Maßnahme { $fits }.
action-fits-note = Die { town-kind } schreibt dazu: „{ $note }“
action-history = Verlauf:
action-event = { $on }: { $status }
action-event-note = { $on }: { $status }. „{ $note }“
action-need = { $need } ({ $ranks })
action-need-unasked = { $need } (danach wurde nicht gefragt)

# Was aus der letzten Agenda wurde
back-heading = Was aus der letzten Agenda wurde
back-begun = Als letzte Agenda gelten die Maßnahmen, die vor der ersten Antwort am { $first } auf der Agenda standen.
back-begun-simulated = Die Antworten sind erfunden, befragt wurde niemand. Als letzte Agenda gelten die Maßnahmen, die vor der ersten erfundenen Antwort am { $first } auf der Agenda standen.
back-undated = Von keiner Antwort dieser Umfrage ist der Tag bekannt. Als letzte Agenda gelten deshalb alle Maßnahmen.
back-since-survey = Gezeigt wird, was daraus seit dem Ende der letzten Umfrage am { $day } wurde; was später auf die Agenda kam, zählt ab dem ersten Eintrag.
back-since-entry = Eine frühere Umfrage ist nicht bekannt; gezeigt wird, was seit dem ersten Eintrag daraus wurde.
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
back-named = „{ $measure }“ ({ $is })
back-still = Unverändert: { $measures }.
back-news = Neu auf der Agenda: { $measures }.
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
horizon-medium = mittelfristig
horizon-strategic = langfristig
fits-yes = reicht
fits-partly = reicht nur zum Teil
fits-no = reicht nicht
cost-low = gering
cost-medium = mittel
cost-high = hoch
cost-both = { $class } ({ $amount } Euro)
cost-amount = { $amount } Euro
