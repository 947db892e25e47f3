# tell: withheld, in English. withheld.de.ftl has the same ids.

# What a report does not tell, and why
number-few = What could be said here rests on too few answers.
question-withheld = Nothing of this question is shown: it would tell how few gave another answer.
needs-base-withheld = Base: { $n ->
    [one] one respondent
   *[other] { $count } respondents
}{ $all ->
    [same] {""}
   *[other] { " " }out of { $all } who said what matters to them
}, { $weighting }.
limit-hidden-withheld = There are too few answers for an order (fewer than { $least } after weighting).
limit-small-withheld = Small base: fewer than { $least } answers after weighting. Read the order with caution.
weighting-withheld = What weighting costs and how far its factors reach is not shown: how few belong to a group could be worked out from it.
weighting-range-withheld = How far the factors reach is not shown: how few of those who answered in one way belong to a group could be worked out from it.
weighting-held-hidden = “{ $margin }”: small groups count with factor 1.
aapor-size-withheld = { $n ->
    [one] One person counts
   *[other] { $count } persons count
}. What they are worth after weighting is not shown, to protect small groups.
aapor-raking-withheld = Method: raking to these figures. How far the factors reach is not shown, to protect small groups. The table stands in the annex on computing.
