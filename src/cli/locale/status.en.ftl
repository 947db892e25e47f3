# cli: status, in English. status.de.ftl has the same ids.

# What `status` shows: the fieldwork so far.
status-head = { $survey }: { $n ->
    [0] no responses yet
    [one] one response
   *[other] { $count } responses
} ({ $at })
status-simulated-all = Simulated: made-up respondents, not real answers.
status-simulated = { $n ->
    [one] One of them is simulated: made up, not a real answer.
   *[other] { $count } of them are simulated: made up, not real answers.
}
status-open = { $n ->
    [one] One interview is open.
   *[other] { $n } interviews are open.
}
status-copied = Copied to { $place }, too: `erase` and `purge` reach it with --to.
status-days = Responses by day and mode
status-day = { $day }
status-day-unknown = no day
status-days-before = … { $n } days before
status-all = all
status-quotas = Quotas
status-quotas-of = Quotas ({ $mode })
status-quota-cell = { $have } of { $target }{ $n ->
    [0] {""}
    [one] , one is missing
   *[other] , { $n } are missing
}
status-contacts = Contacts (AAPOR codes)
status-participation = Participation rate: { $rate }, that is { $usable } of { $asked }. It counts complete interviews and those broken off late, of all who were asked; those who do not belong to the population or had taken part before are left out. People met in the street were not drawn at random: this is no response rate of a sample.
status-places = Places
status-interviewers = Interviewers
status-unnamed = not named
status-work = { $n ->
    [one] 1 interview, { $complete } complete
   *[other] { $count } interviews, { $complete } complete
}
status-work-contacts = { $n ->
    [one] 1 interview, { $complete } complete; { $refused } refused
   *[other] { $count } interviews, { $complete } complete; { $refused } refused
}
status-lengths = Length of complete interviews (minutes)
status-length = { $mode }: median { $median }, the middle half { $low } to { $high } (n = { $count })
status-gaps = What is left open
status-asked = asked
status-dont-know = don’t know
status-refused = refused
status-unanswered = open
status-not-reached = broken off
status-gaps-note = Shares of those who were asked; “broken off” counts people who stopped before.
status-watch = q leaves · anew every { $seconds } seconds
failure-watch-terminal = --watch needs a terminal to draw on
    .help = without --watch it is printed once
status-online = Online
status-counted = { $what ->
    [views] first page shown
    [starts] begun
    [completes] answered to the end
    [break_offs] broken off
    [repeats] begun again in a browser
    [withdrawals] withdrawn
   *[dropped_answers] answers dropped, not asked for
}
status-counted-unknown = { $what }: { $n }. This version does not know what that is; a newer one counted it.
status-invitations = { $n ->
    [one] One invitation, { $used } used.
   *[other] { $n } invitations, { $used } used.
}
