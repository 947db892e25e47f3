# tell: ideas, in German. mentions.en.ftl has the same ids.

# Was Menschen in eigenen Worten sagen: Erwähnungen und Zitate.
mentions-heading = Was Menschen in eigenen Worten sagen
mentions-asked = { $n ->
    [one] Auf eine Frage konnte man mit eigenen Worten antworten.
   *[other] Auf { $count } Fragen konnte man mit eigenen Worten antworten.
}
mentions-coded = { $n ->
    [one] Die Antworten wurden automatisch nach Stichwörtern einem Anliegen zugeordnet.
   *[other] Die Antworten wurden automatisch nach Stichwörtern { $count } Anliegen zugeordnet.
} Niemand hat sie dafür gelesen; wie oft sich die Regeln irren, ist nicht gemessen.
mentions-counted = Gezählt werden Menschen: Wer mehrere Anliegen erwähnt, zählt bei jedem, auch wer lobt oder ablehnt. In die Reihenfolge der Anliegen gehen diese Zahlen nicht ein.
mentions-title = Anliegen in eigenen Worten
mentions-title-all = Anliegen in eigenen Worten ({ $count } Fragen zusammen)
mentions-measure = Prozent { $whom }, die etwas geschrieben haben; mehrere Anliegen waren möglich
mentions-base = { $n ->
    [one] Basis: eine Person mit eigener Antwort, { $weighting }.
   *[other] Basis: { $count } Menschen, die etwas geschrieben haben, { $weighting }.
}
mentions-nobody = Niemand hat etwas geschrieben.
mentions-few = Weniger als { $least } Menschen haben etwas geschrieben: zu wenige, um Zahlen zu zeigen.
mentions-any = mindestens eines davon
mentions-none = von keiner Regel erfasst
mentions-note = Wer mehrere Anliegen erwähnt, zählt bei jedem; die Anteile können zusammen mehr als 100 % ergeben. „Von keiner Regel erfasst“ heißt: Es wurde etwas geschrieben, aber keine Regel fand darin ein Anliegen.
mentions-ranks-note = Ränge: welchen Rang das Anliegen in der Reihenfolge der Anliegen haben kann; ein Strich, wo das nicht bekannt ist.
mentions-unasked = { $n ->
    [one] Dieses Anliegen wird erwähnt, obwohl die Umfrage nicht nach ihm fragt: { $needs }.
   *[other] Diese Anliegen werden erwähnt, obwohl die Umfrage nicht nach ihnen fragt: { $needs }.
}
mentions-unserved = { $n ->
    [one] Dieses Anliegen wird erwähnt und hat keine Maßnahme auf der Agenda: { $needs }.
   *[other] Diese Anliegen werden erwähnt und haben keine Maßnahme auf der Agenda: { $needs }.
}
mentions-see = Welche Anliegen diese Antworten erwähnen, steht im Abschnitt „{ $heading }“.
mentions-quotes-heading = Wörtlich
mentions-quotes = { $n ->
    [one] Diese Stelle steht Wort für Wort in einer Antwort. Die { town-kind } hat sie zum Abdruck freigegeben. Wie viele so denken, lässt sich daraus nicht ablesen.
   *[other] Diese { $count } Stellen stehen Wort für Wort in Antworten. Die { town-kind } hat sie zum Abdruck freigegeben. Wie viele so denken, lässt sich daraus nicht ablesen.
}
mentions-quotes-other = Anderes

# Was davon in den Listen steht
mentions-open-coded = { $n ->
    [one] Eine offene Frage; in ihren Antworten wurden Anliegen gesucht.
   *[other] { $count } offene Fragen; in ihren Antworten wurden Anliegen gesucht.
}
mentions-open-rules = { $n ->
    [one] Das tat ein Programm mit einer Regel der { town-kind }, die Wortstämme und Wendungen nennt; niemand hat die Antworten dafür gelesen, und wie oft sich die Regel irrt, ist hier nicht gemessen.
   *[other] Das tat ein Programm mit { $count } Regeln der { town-kind }, die Wortstämme und Wendungen nennen; niemand hat die Antworten dafür gelesen, und wie oft sich die Regeln irren, ist hier nicht gemessen.
}
mentions-open-answered = { $n ->
    [one] Ein Mensch hat etwas geschrieben.
   *[other] { $count } Menschen haben etwas geschrieben.
}
mentions-open-none = { $n ->
    [0] Bei allen fand eine Regel ein Anliegen.
    [one] Bei einem davon fand keine Regel ein Anliegen.
   *[other] Bei { $count } davon fand keine Regel ein Anliegen.
}
mentions-open-uncoded = { $n ->
    [one] Die Antworten auf eine offene Frage wurden nicht eingeordnet.
   *[other] Die Antworten auf { $count } offene Fragen wurden nicht eingeordnet.
}
mentions-open-quotes = { $n ->
    [0] Wörtlich steht keine Antwort in diesem Bericht.
    [one] Wörtlich steht eine Stelle in diesem Bericht, von der { town-kind } dafür freigegeben.
   *[other] Wörtlich stehen { $count } Stellen in diesem Bericht, von der { town-kind } dafür freigegeben.
}
