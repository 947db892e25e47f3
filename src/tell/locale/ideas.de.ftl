# tell: ideas, in German. ideas.en.ftl has the same ids.

# Was Menschen in eigenen Worten sagen: Erwähnungen und Zitate.
ideas-heading = Was Menschen in eigenen Worten sagen
ideas-asked = { $n ->
    [one] Auf eine Frage konnte man mit eigenen Worten antworten.
   *[other] Auf { $count } Fragen konnte man mit eigenen Worten antworten.
}
ideas-coded = { $n ->
    [one] Ein Programm hat in den Antworten ein Anliegen gesucht: nach Wortstämmen und Wendungen, die eine Regel der Stadt nennt (town/coding.yaml).
   *[other] Ein Programm hat in den Antworten { $count } Anliegen gesucht: nach Wortstämmen und Wendungen, die je eine Regel der Stadt nennt (town/coding.yaml).
} Niemand hat die Antworten dafür gelesen. Wie oft sich die Regeln irren, ist hier nicht gemessen.
ideas-counted = Gezählt werden Menschen, nicht Wörter. Wer mehrere Anliegen erwähnt, zählt bei jedem. Es geht um die Erwähnung: Auch wer etwas lobt oder ablehnt, erwähnt es. In die Reihenfolge der Anliegen gehen diese Zahlen nicht ein.
ideas-title = Anliegen in eigenen Worten
ideas-title-all = Anliegen in eigenen Worten ({ $count } Fragen zusammen)
ideas-measure = Prozent { $whom }, die etwas geschrieben haben; mehrere Anliegen waren möglich
ideas-base = { $n ->
    [one] Basis: ein Mensch, der etwas geschrieben hat, { $weighting }.
   *[other] Basis: { $count } Menschen, die etwas geschrieben haben, { $weighting }.
}
ideas-nobody = Niemand hat etwas geschrieben.
ideas-few = Weniger als { $least } Menschen haben etwas geschrieben: zu wenige, um Zahlen zu zeigen.
ideas-any = mindestens eines davon
ideas-none = von keiner Regel erfasst
ideas-note = Wer mehrere Anliegen erwähnt, zählt bei jedem; die Anteile können zusammen mehr als 100 % ergeben. „Von keiner Regel erfasst“ heißt: Es wurde etwas geschrieben, aber keine Regel fand darin ein Anliegen.
ideas-ranks-note = Ränge: welchen Rang das Anliegen in der Reihenfolge der Anliegen haben kann; ein Strich, wo das nicht bekannt ist.
ideas-unasked = { $n ->
    [one] Dieses Anliegen wird erwähnt, obwohl die Umfrage nicht nach ihm fragt: { $needs }.
   *[other] Diese Anliegen werden erwähnt, obwohl die Umfrage nicht nach ihnen fragt: { $needs }.
}
ideas-unserved = { $n ->
    [one] Dieses Anliegen wird erwähnt und hat keine Maßnahme auf der Agenda: { $needs }.
   *[other] Diese Anliegen werden erwähnt und haben keine Maßnahme auf der Agenda: { $needs }.
}
ideas-see = Welche Anliegen diese Antworten erwähnen, steht im Abschnitt „{ $heading }“.
ideas-quotes-heading = Wörtlich
ideas-quotes = { $n ->
    [one] Diese Stelle steht Wort für Wort in einer Antwort. Die Stadt hat sie für die Veröffentlichung freigegeben. Sie ist ein Beispiel: Wie viele so denken, lässt sich daraus nicht ablesen.
   *[other] Diese { $count } Stellen stehen Wort für Wort in Antworten. Die Stadt hat sie für die Veröffentlichung freigegeben. Sie sind Beispiele: Wie viele so denken, lässt sich daraus nicht ablesen.
}
ideas-quotes-other = Anderes

# Was davon in den Listen steht
ideas-open-coded = { $n ->
    [one] Eine offene Frage; in ihren Antworten wurden Anliegen gesucht.
   *[other] { $count } offene Fragen; in ihren Antworten wurden Anliegen gesucht.
}
ideas-open-rules = { $n ->
    [one] Das tat ein Programm mit einer Regel der Stadt (town/coding.yaml), die Wortstämme und Wendungen nennt; niemand hat die Antworten dafür gelesen, und wie oft sich die Regel irrt, ist hier nicht gemessen.
   *[other] Das tat ein Programm mit { $count } Regeln der Stadt (town/coding.yaml), die Wortstämme und Wendungen nennen; niemand hat die Antworten dafür gelesen, und wie oft sich die Regeln irren, ist hier nicht gemessen.
}
ideas-open-answered = { $n ->
    [one] Ein Mensch hat etwas geschrieben.
   *[other] { $count } Menschen haben etwas geschrieben.
}
ideas-open-none = { $n ->
    [0] Bei allen fand eine Regel ein Anliegen.
    [one] Bei einem davon fand keine Regel ein Anliegen.
   *[other] Bei { $count } davon fand keine Regel ein Anliegen.
}
ideas-open-uncoded = { $n ->
    [one] Die Antworten auf eine offene Frage wurden nicht eingeordnet.
   *[other] Die Antworten auf { $count } offene Fragen wurden nicht eingeordnet.
}
ideas-open-quotes = { $n ->
    [0] Wörtlich steht keine Antwort in diesem Bericht.
    [one] Wörtlich steht eine Stelle in diesem Bericht, von der Stadt dafür freigegeben.
   *[other] Wörtlich stehen { $count } Stellen in diesem Bericht, von der Stadt dafür freigegeben.
}
