# Tables for the team. table.de.ftl has the same names.
table-for-the-team = For the team, not for publication: only a report’s tables are protected against each other. Each share or mean rests on at least { $least } people.
table-among = { $question } Among those of whom this holds: { $rows }
table-how = Shares in percent, each with its 95 % interval; { $weights ->
    [raked] weighted to the population.
    [base] weighted by base weights alone.
   *[none] not weighted.
}
table-unknown = { $case ->
    [few] Of fewer than { $least } people it is not known whether the condition holds; they are left out.
   *[many] Of { $count } people it is not known whether the condition holds; they are left out.
}
table-ungrouped = { $case ->
    [few] Fewer than { $least } people did not say what makes the columns; they are in the first one alone.
   *[many] { $count } people did not say what makes the columns; they are in the first one alone.
}
table-test = Whether both hang together (Rao and Scott): F = { $f } with { $one } and { $other } degrees of freedom, p { $p }.
table-mean = mean
table-wilcoxon = Whether the two columns differ by rank ({ $what }; Wilcoxon, by the design): t = { $t } with { $df } degrees of freedom, p { $p }.
table-kruskal = Whether the columns differ by rank ({ $what }; Kruskal and Wallis, by the design): F = { $f } with { $one } and { $other } degrees of freedom, p { $p }.
table-best = best
table-worst = worst
table-true = true
table-false = false
table-answered = answered
table-missing = Of those asked: { $why }
table-all = All
table-holds = { $rule }
table-not-so = not: { $rule }
table-quartiles = median (quartiles)
table-answer = Answer
rank-among = Among those of whom this holds: { $rows }

# A budget by equal shares.
budget-heading = { $survey }: EUR { $budget }, shared equally by { $n ->
    [one] { $count } person
   *[other] { $count } people
} who answered
budget-heading-few = { $survey }: EUR { $budget }
budget-order = Chosen
budget-measure = Measure
budget-cost = EUR
budget-support = Supporters, %
budget-held = Had left, %
budget-few = Fewer than { $least } people answered: what they would spend the budget on is not shown.
budget-left = Spent: EUR { $spent }. Left: EUR { $left }.
budget-no-order = This is no order of needs: it depends on what the measures cost and on which there are. It knows no ranges; another sample could choose otherwise, above all near the line.
budget-how = Method of Equal Shares: each gets an equal part of the budget{ $weights ->
    [none] {""}
   *[other] {" "}by their weight
} and supports the measures for any of the needs they put first. In each round that measure is chosen whose supporters pay least for each euro that it costs; whoever has less pays all they have. Level: the cheaper, then the one with more supporters, then the first of the agenda. “Had left”: the part of its cost that the supporters of a measure not chosen had left.
budget-completed = What is left is used by adding a little to every part and starting again, until what is chosen would cost more than the budget; in the run shown EUR { $shared } were shared out.
budget-amounts = Amounts are compared as the agenda states them, which does not say whether they fall due once or every year. Measures take part that are planned and not begun, with an amount within the budget.
budget-out-no-amount = Left out, without an amount: { $measures }
budget-out-too-dear = Left out, { $n ->
    [one] as it costs
   *[other] as each costs
} more than the budget: { $measures }
budget-out-begun = Left out, already begun: { $measures }
budget-out-done = Left out, done: { $measures }
budget-out-dropped = Left out, given up: { $measures }
budget-out-not-asked = Left out, as not everybody was asked about what { $n ->
    [one] it is
   *[other] they are
} for: { $measures }
