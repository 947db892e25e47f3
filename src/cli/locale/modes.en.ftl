# The ways to answer beside each other. modes.de.ftl has the same names.
modes-draw = { $draw ->
    [self-selected] No margin of error for self-selected data: nobody was drawn at random. The ranges tell how uncertain the numbers are if respondents resemble the others in their groups.
   *[unknown] No margin of error for self-selected data, and nothing says that anybody was drawn at random (`fieldwork: sample: random`). The ranges tell how uncertain the numbers are if respondents resemble the others in their groups.
}
modes-declared = Scores by the way to answer are our own, though the questionnaire declares another method of ranking (`{ $method }`).
modes-nothing-caption = First, who named nothing: every share of a way in which many name nothing is smaller by that, and no weight mends it
modes-mode = Way to answer
modes-n = people
modes-unanswered = gave no answer, %
modes-nothing = of the others named nothing, %
modes-named-caption = Who names a need, in % of those who answered, and of those who name any
modes-namers = { $mode }, of those who name any
modes-scores-caption = Scores by the way to answer, in %
modes-mixed = mixed
modes-reference-caption = The sample drawn at random ({ $drawn }) as the reference for those who came by themselves ({ $open }), in %
modes-drawn = drawn
modes-came = came by themselves
modes-off = off by
modes-weight = weight of the drawn, %
modes-composite = put together
modes-error = error
modes-reference-how = Put together: the farther those who came by themselves are off beyond chance, the more the drawn count, so that the mean squared error (its root stands under error) is as small as these answers say it can be. It is a guide: no rank hangs on it, and for those who came by themselves there is no margin of error.
modes-difference-caption = { $mode }: score less that of everyone else
modes-difference = difference
modes-how = Mixed: the scores that any mixture of the ways can have, from one way alone to the other. Differences stand in percentage points with the 95 % range of each alone; higher and lower are told for all needs{ $several ->
    [yes] {" "}and ways
   *[no] {""}
} jointly, so that with at most 5 % any of them is told wrongly. Who chose a way may differ from the others: what is due to them and what to the way itself cannot be told apart.
modes-none-compared = Fewer than two of the ways have enough answers for an order: they are not held against each other.
modes-sensitive = { $n ->
    [one] Mode-sensitive, told and at least { $least } points apart: { $needs }.
   *[other] Mode-sensitive, told and at least { $least } points apart, { $n } needs: { $needs }.
}
modes-insensitive = No need is mode-sensitive: no difference is told that is { $least } points or more.
modes-tiers = { $same ->
    [yes] The ways agree on the first tier.
   *[no] The ways do not agree on the first tier: report them by themselves, not pooled.
}
modes-higher = higher
modes-lower = lower
modes-open = open
