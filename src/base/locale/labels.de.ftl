# base: labels, in German. labels.en.ftl has the same ids.

# Was vor einer Meldung steht.
label-error = Fehler
label-warning = Warnung
label-note = Hinweis
label-help = Hilfe
did-you-mean = ist `{ $name }` gemeint?
more-problems = { $n ->
    [one] und ein weiteres Problem
   *[other] und { $n } weitere Probleme
}
