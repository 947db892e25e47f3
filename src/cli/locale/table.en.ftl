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
