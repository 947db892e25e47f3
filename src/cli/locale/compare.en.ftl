# A survey beside an older one. compare.de.ftl has the same names.
compare-heading = { $newer } – beside: { $older }
compare-days = { $first } to { $last }
compare-days-unknown = on unknown days
compare-wave = { $case ->
    [now] Now: { $count } responses ({ $days }), worth { $effective } of equal weight; { $weights ->
        [raked] weighted to the population.
        [base] weighted by base weights alone.
       *[none] not weighted.
    }
    [then] Then: { $count } responses ({ $days }), worth { $effective } of equal weight; { $weights ->
        [raked] weighted to the population.
        [base] weighted by base weights alone.
       *[none] not weighted.
    }
    [now-few] Now: fewer than { $least } responses ({ $days }).
   *[then-few] Then: fewer than { $least } responses ({ $days }).
}
compare-backwards = the days say otherwise: `{ $older }`, which is named as the older survey, was answered from { $first } to { $last }, `{ $newer }` from { $since } to { $until }
compare-declared = The scores compared are our own, though the questionnaire of `{ $survey }` declares another method of ranking (`{ $method }`).
compare-hidden = { $when ->
    [now] Too few answer now: nothing is compared.
   *[then] Too few answered then: nothing is compared.
}
compare-small = { $when ->
    [now] Few answer now: read the changes with care.
   *[then] Few answered then: read the changes with care.
}
compare-one-cluster = { $when ->
    [now] All answers of now are one cluster, such as one shift: there is no standard error, and no change can be told.
   *[then] All answers of then are one cluster, such as one shift: there is no standard error, and no change can be told.
}
compare-not = The scores are shares of different things: they stand beside each other, and changes are not computed. Where `ranking:` alone differs, the same one in both files makes them comparable.
compare-quote = “{ $text }”
compare-nothing = nothing
compare-any = any number
compare-differs-importance = Not compared: what matters was asked by { $then } then, by { $now } now.
compare-differs-satisfaction = Not compared: satisfaction was asked by { $then } then, by { $now } now.
compare-differs-top = Not compared: what counts is being among the first { $then } then, among the first { $now } now.
compare-differs-scale = Not compared: the scale was { $then } then and is { $now } now.
compare-differs-best = Not compared: the best point of the scale was { $then } then and is { $now } now.
compare-differs-weight = Not compared: the questions count { $then } then and { $now } now.
compare-differs-midpoint = Not compared: not satisfied is up to { $then } of 5 then, up to { $now } of 5 now.
compare-differs-measure = Not compared: satisfaction counts in the scores of one of the surveys only.
compare-differs-among = Another population: { $then } then, { $now } now.
compare-differs-margins = Other margins to weight by: { $then } then, { $now } now.
compare-differs-weights = Other weights: { $then } then, { $now } now.
compare-differs-modes = Other ways to answer: { $then } then, { $now } now. Who answers in another way may answer otherwise.
compare-differs-question = A question in other words: { $then } then, { $now } now.
compare-differs-need = A need in other words: { $then } then, { $now } now.
compare-only-now = { $n ->
    [one] Only on the list of now: { $needs }.
   *[other] Only on the list of now, { $n } needs: { $needs }.
}
compare-only-then = { $n ->
    [one] Only on the list of then: { $needs }.
   *[other] Only on the list of then, { $n } needs: { $needs }.
}
compare-several = { $n ->
    [one] Several needs of one survey are one in the other; it is not compared: { $needs }.
   *[other] Several needs of one survey are one in the other; they are not compared, { $n } needs: { $needs }.
}
compare-of-some = { $n ->
    [one] One of the surveys asked only some about it; it is not compared: { $needs }.
   *[other] One of the surveys asked only some about them; they are not compared, { $n } needs: { $needs }.
}
compare-unrated = { $n ->
    [one] In one of the surveys fewer than { $least } said how satisfied they are with it; it is not compared: { $needs }.
   *[other] In one of the surveys fewer than { $least } said how satisfied they are with them; they are not compared, { $n } needs: { $needs }.
}
compare-few = { $n ->
    [one] Fewer than { $least } answered about it in one of the surveys; it is not compared: { $needs }.
   *[other] Fewer than { $least } answered about them in one of the surveys, or no order of theirs may be shown; they are not compared, { $n } needs: { $needs }.
}
compare-lists = The lists differ: on a longer list each need gets a smaller part of the places, so that the others may have changed by that alone.
compare-renamed = { $need } (was `{ $code }`)
compare-then = then
compare-now = now
compare-change = change
compare-interval = range
compare-se = error
compare-df = df
compare-told = told
compare-ranks-then = ranks then
compare-ranks-now = ranks now
compare-range = { $low } to { $high }
compare-up = up
compare-down = down
compare-open = open
compare-moved = { $need } has another place: of the compared needs it could have rank { $then } then, and can have rank { $now } now.
compare-places = { $moved ->
    [some] Of no other need a change of place is supported: the ranks it could have then and those it can have now overlap.
   *[none] No change of place is supported: the ranks that each need could have then and those it can have now overlap.
}
compare-none = No change of a score is supported.
compare-how = Change in percentage points, with its standard error, the degrees of freedom and the 95 % range of this change alone. Up or down is told { $n ->
    [one] so that with at most 5 % it is told wrongly
   *[other] for all { $n } needs jointly, so that with at most 5 % any of them is told wrongly
}; open means that the answers show neither, not that nothing has changed. Ranks are those among the compared needs.
compare-fresh = Both surveys count as fresh samples: their variances add. Who answered both is not known; their answers would make the error of a change smaller where people stay with what they said, larger where they turn.
