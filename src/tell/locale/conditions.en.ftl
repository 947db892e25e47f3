# tell: conditions, in English. conditions.de.ftl has the same ids.
condition-or = { $first } or { $last }
condition-within = ({ $part })
condition-row = { $question } (row { $row })
condition-code = of whom this condition is true: `{ $code }`
condition-written = `{ $code }`
condition-true-of = true of those { $who }

# Answers
condition-answered = who answered { $answers } to { $place }
condition-answered-not = who answered something other than { $answers } to { $place }
condition-number = { $is ->
    [equal] who answered { $number } to { $place }
    [below] who answered less than { $number } to { $place }
    [most] who answered at most { $number } to { $place }
    [above] who answered more than { $number } to { $place }
    [least] who answered at least { $number } to { $place }
   *[other] who answered something other than { $number } to { $place }
}
condition-day = { $is ->
    [equal] who answered { $day } to { $place }
    [below] who gave a day before { $day } in answer to { $place }
    [most] who gave a day up to { $day } in answer to { $place }
    [above] who gave a day after { $day } in answer to { $place }
    [least] who gave a day from { $day } on in answer to { $place }
   *[other] who gave another day than { $day } in answer to { $place }
}
condition-ranked = { $is ->
    [equal] who put { $item } in place { $rank } at { $place }
    [below] who put { $item } in a better place than { $rank } at { $place }
    [most] who put { $item } in place { $rank } or better at { $place }
    [above] who put { $item } in a worse place than { $rank } at { $place }
    [least] who put { $item } in place { $rank } or worse at { $place }
   *[other] who put { $item } in another place than { $rank } at { $place }
}
condition-counted = { $is ->
    [equal] { $n ->
        [0] who chose nothing at { $place }
        [one] who gave exactly one answer to { $place }
       *[other] who gave exactly { $n } answers to { $place }
    }
    [below] { $n ->
        [one] who gave less than one answer to { $place }
       *[other] who gave fewer than { $n } answers to { $place }
    }
    [most] { $n ->
        [one] who gave at most one answer to { $place }
       *[other] who gave at most { $n } answers to { $place }
    }
    [above] { $n ->
        [0] who chose something at { $place }
        [one] who gave more than one answer to { $place }
       *[other] who gave more than { $n } answers to { $place }
    }
    [least] { $n ->
        [one] who gave at least one answer to { $place }
       *[other] who gave at least { $n } answers to { $place }
    }
   *[other] { $n ->
        [0] who chose something at { $place }
        [one] who did not give exactly one answer to { $place }
       *[other] who did not give exactly { $n } answers to { $place }
    }
}
condition-chose = who chose { $options } at { $place }
condition-chose-not = who did not choose { $options } at { $place }
condition-chose-none = who chose none of these answers at { $place } ({ $options })
condition-chose-not-all = who did not choose all of these answers at { $place } ({ $options })
condition-has-answer = who answered { $place }
condition-no-answer = who did not answer { $place }
condition-was-asked = who were asked { $place }
condition-was-not-asked = who were not asked { $place }
condition-refused = who would rather not say at { $place }
condition-refused-not = who did not choose “I would rather not say” at { $place }
condition-dont-know = who said “don’t know” to { $place }
condition-dont-know-not = who did not say “don’t know” to { $place }

# Two values
condition-compared = { $is ->
    [equal] for whom { $a } is the same as { $b }
    [below] for whom { $a } is less than { $b }
    [most] for whom { $a } is at most { $b }
    [above] for whom { $a } is more than { $b }
    [least] for whom { $a } is at least { $b }
   *[other] for whom { $a } is not the same as { $b }
}
condition-compared-days = { $is ->
    [equal] for whom { $a } is the same day as { $b }
    [below] for whom { $a } is earlier than { $b }
    [most] for whom { $a } is not later than { $b }
    [above] for whom { $a } is later than { $b }
    [least] for whom { $a } is not earlier than { $b }
   *[other] for whom { $a } is another day than { $b }
}
condition-in = for whom { $a } is one of these values ({ $list })
condition-in-not = for whom { $a } is none of these values ({ $list })
condition-among = for whom { $a } is among the answers to { $place }
condition-among-not = for whom { $a } is not among the answers to { $place }
condition-matches = for whom { $a } as a whole fits the pattern `{ $pattern }`
condition-matches-not = for whom { $a } as a whole does not fit the pattern `{ $pattern }`
condition-if = of whom this is true: if they are among those { $who }, they are also among those { $yes }; otherwise among those { $no }
condition-first-known = of whom the first of these that can be told is true: that they are among those ({ $parts })

# Values
condition-answer = the answer to { $place }
condition-plus = { $a } plus { $b }
condition-minus = { $a } minus { $b }
condition-times = { $a } times { $b }
condition-over = { $a } divided by { $b }
condition-rank = the place of { $item } at { $place }
condition-count = the number of answers to { $place }
condition-sum = the sum of the answers to { $place }
condition-coalesce = the first known of these values ({ $list })
condition-min = the smallest of these values ({ $list })
condition-max = the largest of these values ({ $list })
condition-round = the rounded value ({ $a })
condition-year = the year of it ({ $a })
condition-today = the day of the interview
condition-value-if = the value that fits ({ $yes } for those { $who }; otherwise { $no })
