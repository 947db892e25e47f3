# cli: agenda, in English. agenda.de.ftl has the same ids.
agenda-empty = There is no measure yet in { $path }.
agenda-head-measure = Measure
agenda-head-status = Status
agenda-head-since = since
agenda-head-due = due
agenda-due-fine = { $due }
agenda-due-overdue = { $due } (overdue)
agenda-history = What happened
agenda-history-none = Nothing has been entered yet.
agenda-planned = planned: { $status }
agenda-fact-field = Field of action
agenda-fact-owner = Responsible
agenda-fact-horizon = When
agenda-fact-due = Due
agenda-fact-cost = Cost
agenda-fact-principle = Principle
agenda-fact-serves = Serves
agenda-fact-fits = Enough?
agenda-fact-from = Came from
agenda-set = Entered for “{ $measure }”: { $status } on { $on }. The line stands in { $path }.
agenda-import-nothing = The table holds nothing new: { $path } stays as it is.
agenda-imported = { $n ->
    [one] 1 new line
   *[other] { $n } new lines
} in the { $measures ->
    [one] history of 1 measure
   *[other] histories of { $measures } measures
}: { $path }
failure-agenda-format = `--format` is for the list alone
    .help = leave it out, or leave out what follows `agenda`
failure-agenda-import = nothing has been written: { $n ->
    [one] there is 1 problem
   *[other] there are { $n } problems
}{ $more ->
    [0] { "" }
    [one] , 1 of them not shown
   *[other] , { $more } of them not shown
}
    .help = mend the table, or export it anew and add the lines there
