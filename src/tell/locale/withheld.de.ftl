# tell: withheld, in German. withheld.en.ftl has the same ids.

# Was ein Bericht nicht sagt, und warum
number-few = Was hier zu sagen wäre, beruht auf zu wenigen Antworten.
question-withheld = Zu dieser Frage stehen hier zum Schutz der Befragten keine Zahlen: Daraus ließe sich errechnen, wie wenige eine andere Antwort gegeben haben.
needs-base-withheld = Basis: { $n ->
    [one] eine befragte Person
   *[other] { $count } Befragte
}{ $all ->
    [same] {""}
   *[other] { " " }von { $all }, die sagten, was ihnen wichtig ist
}, { $weighting }.
limit-hidden-withheld = Es gibt zu wenige Antworten für eine Reihenfolge (nach Gewichtung weniger als { $least }).
limit-small-withheld = Kleine Basis: nach Gewichtung weniger als { $least } Antworten. Die Reihenfolge ist mit Vorsicht zu lesen.
weighting-withheld = Was die Gewichtung kostet und wie weit ihre Faktoren reichen, steht hier nicht: Daraus ließe sich errechnen, wie wenige zu einer Gruppe gehören.
weighting-range-withheld = Wie weit die Faktoren reichen, steht hier nicht: Daraus ließe sich errechnen, wie wenige auf einem der Wege zu einer Gruppe gehören.
weighting-held-hidden = „{ $margin }“: Kleine Gruppen zählen mit Faktor 1.
aapor-size-withheld = { $n ->
    [one] Eine Person zählt
   *[other] { $count } Personen zählen
}. Wie viel sie nach der Gewichtung wert sind, steht zum Schutz kleiner Gruppen nicht hier.
aapor-raking-withheld = Verfahren: Raking auf diese Zahlen. Wie weit die Faktoren reichen, steht zum Schutz kleiner Gruppen nicht hier. Die Tabelle steht im Anhang zur Rechnung.
