# Reports and charts in English. tell.de.ftl has the same ids.

# The chart of needs
chart-simulated = SIMULATED – not real answers
chart-suppressed = too few answers
chart-tier = Tier
chart-reading = Bar: the score. Line in it: the range that holds it with 95% confidence. Right: the ranks that remain possible. Needs in one tier cannot be told apart from the first of the tier.
chart-reading-no-interval = Bar: the score. How certain it is cannot be computed here; every rank remains possible.
chart-need = { $place }. { $need }: { $score }{ $interval }, { $ranks }, tier { $tier }.
chart-need-interval = { " " }(95%: { $low } to { $high })
chart-need-suppressed = { $need }: too few answers.
chart-alt = Bar chart: { $n ->
    [one] one need
   *[other] { $count } needs, largest first
}. { $first } All numbers are in the table below.
rank-one = rank { $low }
rank-range = rank { $low } to { $high }
rank-range-short = rank { $low }–{ $high }
list = { $first } and { $last }

# The words the method allows
of-citizens = of citizens
of-respondents = of respondents
relation-ahead = { $first } is ahead of { $second }
relation-ahead-alone = { $first } is ahead of { $second } only if the two are taken alone
relation-level = { $first } is level with { $second }
names-it = { $top ->
    [one] name it as their most important
   *[other] count it among their { $top } most important
}
measure-unmet = Per need: percent { $whom } who { names-it } and are not satisfied
measure-priority = Per need: percent { $whom } who { names-it }
explain-unmet = The score of a need is the share { $whom } who { names-it } and are not satisfied with how things are. Zero would mean that nobody lacks it; a hundred, that everybody does.
explain-product = Different people were asked about importance and about satisfaction. The score of a need is therefore a product: the share { $whom } who { names-it }, times the share not satisfied.
explain-priority = The score of a need is the share { $whom } who { names-it }. Nobody was asked about satisfaction.
explain-interval = Had we asked other people, the score would have come out a little differently. The range beside it says by how much: in 95 of 100 such surveys it holds the true value, if the assumptions of this report are right.
explain-ranks = Because the scores are uncertain, so is their order. "Rank 4 to 7" means: better than rank 4 and worse than rank 7 can be ruled out by these answers, anything between is possible. This holds with 95% confidence for all needs at once.
explain-tier = A tier begins with a need and takes in those below that cannot be told apart from it with confidence. Needs of neighbouring tiers may still be level with each other; their ranges of ranks say so.
report-table = Table { $number }:
report-figure = Figure { $number }:
