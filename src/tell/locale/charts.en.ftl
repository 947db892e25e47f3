# tell: charts, in English. charts.de.ftl has the same ids.
chart-nothing = There are too few answers for this.

# Needs in their order
chart-needs-first = “{ $need }” comes first, with 95% confidence.
chart-needs-few = Each of these may come first: { $needs }.
chart-needs-many = { $count } of { $all } needs may come first; the answers do not suffice to put them in order.
chart-needs-none = Each of the { $all } needs may come first; the answers do not suffice to put them in order.
chart-needs-largest = “{ $need }” has the largest score.

# Answers to choices
choices-reading = Bar: the share. Line in it: the range that holds it with 95% confidence.
choices-reading-no-interval = Bar: the share. How certain it is cannot be computed here.
choices-reading-certain = Bar: the share. The answers are weighted to the population by this question; it therefore has no range.
choices-reading-some = Bar: the share. Line in it: the range that holds it with 95% confidence. Without a line: the answers are weighted to the population by it.
choices-reading-hidden = Not shown is what too few chose, and what that could be worked out from.
choices-hidden = not shown
choices-answer-hidden = { $answer }: not shown.
choices-several = Several answers were possible, so the shares may add up to more than 100%.
choices-ranking = Several answers could be put in order; counted is who put the answer in any place.
choices-shows = “{ $answer }” has the largest share, { $share }.
choices-answer = “{ $answer }”
choices-shows-few = { $answers } have the largest shares; which is the largest is not certain.
choices-shows-few-alike = { $answers } have the largest shares; they are equally large.
choices-shows-many-alike = { $count } answers have the largest share; they are equally large.
choices-shows-many = Any of { $count } answers may have the largest share; the responses do not tell them apart.
choices-alt = Bar chart: { $n ->
    [one] one answer.
   *[other] { $count } answers.
} { $all }

# Who answered and who lives here
margins-respondents = Responses
margins-population = Population
margins-few = too few answers
margins-unknown = not known
margins-reading = Full dot: share of the responses as they came in. Ring: share of the population. Where the ring is to the right, too few of the group answered; where it is to the left, more than their share.
margins-level = { $level }: responses { $respondents }, population { $population }
margins-shows = The shares are farthest apart for “{ $level }” ({ $margin }): { $respondents } of responses, { $population } of the population.
margins-shows-alike = No group’s share of responses differs from its share of the population by a percentage point or more.
margins-alt = Dot chart: shares of responses and of the population. { $all }

# Answers to a scale
scale-n = n = { $n }
scale-dont-know = don’t know
scale-reading = In each row all answers with an opinion make 100%. Left of the mark above and below the bar is the side of “{ $first }”, right the side of “{ $last }”{ $odd ->
    [yes] ; half of the middle answer lies on either side
   *[no] { "" }
}.
scale-reading-n = n: how many have an opinion.
scale-reading-hidden = White field with “?”: answers too rare to be shown one by one, or from which these could be worked out.
scale-hidden = not shown because some of the answers were too rare
scale-reading-dont-know = Far right: “don’t know” as a share of all respondents; a dash where they are few.
scale-row = { $row } (n = { $n }): { $shares }.
scale-share = { $point } { $share }
scale-sides-all = { $high } lean towards “{ $last }”, { $low } towards “{ $first }”, { $middle } are in the middle
scale-sides-all-wide = { $high } with one of the two points at “{ $last }”, { $low } with one of the two at “{ $first }”, { $middle } with one between
scale-sides-ends = { $high } lean towards “{ $last }”, { $low } towards “{ $first }”
scale-sides-ends-wide = { $high } with one of the two points at “{ $last }”, { $low } with one of the two at “{ $first }”
scale-sides-right = { $high } lean towards “{ $last }”
scale-sides-right-wide = { $high } with one of the two points at “{ $last }”
scale-shows-one = { $sides }.
scale-shows-row = “{ $row }”: { $sides }.
scale-others-all = { $high }; on the other side { $low }, in the middle { $middle }
scale-others-all-wide = { $high }; at the other end { $low }, between { $middle }
scale-others-ends = { $high }; on the other side { $low }
scale-others-ends-wide = { $high }; at the other end { $low }
scale-others-right = { $high }
scale-others-right-wide = { $high }
scale-shows-many = { $some ->
    [yes] Of what is shown, the largest share
   *[no] The largest share
} { $wide ->
    [yes] with one of the two points at
   *[no] leaning towards
} “{ $last }” is that of “{ $most }”: { $most-sides }. The smallest is that of “{ $least }”: { $least-sides }.
scale-unsure = How certain this is cannot be computed here.
scale-unsure-largest = Where the share is largest is not certain.
scale-unsure-smallest = Where the share is smallest is not certain.
scale-shows-alike = { $some ->
    [yes] Of what is shown, the same share
   *[no] The same share
} { $wide ->
    [yes] gives one of the two points at
   *[no] leans towards
} “{ $last }” everywhere: { $high }.
scale-shows-unsure = { $some ->
    [yes] Of what is shown, depending on the row
   *[no] Depending on the row
}, { $low } to { $high } { $wide ->
    [yes] give one of the two points at
   *[no] lean towards
} “{ $last }”; which row has most and which has fewest is not certain.
scale-alike-range = Each of these shares, taken alone, lies between { $low } and { $high } with 95% confidence.
scale-alt = Bar chart, answers from “{ $first }” to “{ $last }”. { $all }

# Responses by day
days-unit-day = Responses per day
days-unit-week = Responses per week, from Monday
days-unit-month = Responses per month
days-reading = All rows have the same scale. The highest column of each row carries its number. No column: no response.
days-reading-one = The highest column carries its number. No column: no response.
days-mode = { $n ->
    [one] { $mode }: 1 response
   *[other] { $mode }: { $count } responses
}
days-none = No response has a date.
days-shows-one = All { $count } responses came on { $day }.
days-shows = Most responses came on { $day } ({ $most }). { $gaps ->
    [0] Answers came in on every day.
    [one] One of { $days } days had none.
   *[other] { $gaps } of { $days } days had none.
}
days-alt = Column chart: responses from { $first } to { $last }. { $modes }. { $shows }
days-alt-one = Column chart: responses of { $first }. { $modes }.
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
day-short = { $day } { $month }

# Importance and dissatisfaction
matrix-x = Importance: how many name it
matrix-y = Dissatisfaction: how many are not satisfied
matrix-reading = Lines: as many name a need on average ({ $importance }); half are not satisfied.
matrix-reading-crosses = Crosses: the ranges that hold the shares with 95% confidence.
matrix-hidden = Too few answers: { $needs }.
matrix-hidden-many = There are too few answers for { $n } needs; they stand in the table.
matrix-point = { $number }. { $need }: importance { $importance }, dissatisfaction { $dissatisfaction }.
matrix-title = { $n ->
    [0] No need is top right
    [one] { $n } of { $all } needs is top right: tackle first
   *[other] { $n } of { $all } needs are top right: tackle first
}
matrix-title-plain = Importance and dissatisfaction
matrix-shows = Farthest to the top right is “{ $need }”: { $importance } name it, { $dissatisfaction } are not satisfied with it.
matrix-shows-kept = Many name “{ $need }” too ({ $importance }), but only { $dissatisfaction } are not satisfied with it.
matrix-alt = Dot chart, { $n ->
    [one] one need
   *[other] { $count } needs
}. { $shows } All numbers: table “{ $table }”.
quarter-first = tackle first
quarter-keep = keep: important and satisfied
quarter-few = few affected
quarter-low = low

# Scores by group
groups-all = all
groups-reading = Number in a field: how many percentage points the group is above (blue) or below (brown) the score of all. Bold and framed: a difference that is certain. Dash: not shown.
groups-row = { $need } (all { $all }): { $scores }.
groups-score = { $group } { $score }
groups-shows = The largest difference is on “{ $need }”: { $group }, { $points } points { $side ->
    [above] above
   *[below] below
} the score of all.
groups-shows-nothing = No difference between the groups is certain.
groups-alt = Coloured fields: { $needs ->
    [one] one need
   *[other] { $needs } needs
} in { $n ->
    [one] one group
   *[other] { $n } groups
}. { $shows }

# Does the order hold?
orders-shows-first = “{ $need }” has rank 1 in every way of counting. { $kept ->
    [one] Only this rank holds everywhere.
   *[other] { $kept } of { $needs } ranks hold everywhere.
}
orders-shows = { $kept ->
    [0] No rank holds in every way of counting.
    [one] One of { $needs } ranks holds in every way of counting, and it is not the first.
   *[other] { $kept } of { $needs } ranks hold in every way of counting, and the first is not one of them.
}
orders-reading = Dot: rank in this report. Ticks: ranks when the same answers are counted in other ways.
orders-reading-middle = Dot: rank in this report. Ring: rank if the middle of the scale counts otherwise. Ticks: ranks when the same answers are counted in the other ways.
orders-row = { $need }: rank { $rank }, in all ways of counting { $best } to { $worst }.
orders-alt = Ranks of { $needs ->
    [one] one need
   *[other] { $needs } needs
} in several ways of counting. { $shows }

# Findings as titles
needs-headline-one = “{ $need }” surely comes first
needs-headline-several = { $n } of { $all } needs may come first
orders-headline = { $kept ->
    [0] No rank holds in every way of counting
    [one] { $first ->
        [yes] Only the first rank holds in every way of counting
       *[no] Only one rank holds in every way of counting
    }
   *[other] { $kept } of { $needs } ranks hold in every way of counting
}
groups-headline = { $title }: { $n ->
    [0] no certain difference
    [one] one need certainly differs
   *[other] { $n } needs certainly differ
}
margins-headline = “{ $level }” answered most rarely
choices-headline = { $title }: most often “{ $answer }”
