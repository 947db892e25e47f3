# tell: agenda, in English. agenda.de.ftl has the same ids.
quoted = “{ $name }”
agenda-heading = What the { town-kind } does
agenda-intro = { $n ->
    [0] There is no measure on the { town-kind }’s agenda at present.
    [one] There is one measure on the { town-kind }’s agenda. The annex tells it in full.
   *[other] { $fields ->
        [one] There are { $n } measures in one field of action on the { town-kind }’s agenda. The annex tells them in full.
       *[other] There are { $n } measures in { $fields } fields of action on the { town-kind }’s agenda. The annex tells them in full.
    }
}
agenda-annex-heading = Measures in full
agenda-principles = { $n ->
    [one] The { town-kind } has given itself this principle:
   *[other] The { town-kind } has given itself these principles:
}
agenda-none = no measure yet

# What does not meet
among-first = { $top ->
    [one] first
   *[other] among the first { $top }
}
agenda-gap = { $n ->
    [one] By these answers, { $needs } can be { among-first } and has no measure yet.
   *[other] By these answers, { $needs } can be { among-first } and have no measure yet.
}
agenda-gap-order = { $n ->
    [one] In this order, { $needs } is { among-first } and has no measure yet.
   *[other] In this order, { $needs } are { among-first } and have no measure yet.
}
agenda-no-gap = Every need that can be { among-first } by these answers has at least one measure.
agenda-no-gap-order = Every need that is { among-first } in this order has at least one measure.

agenda-yet-open = { $n ->
    [one] { $measure } has been done since { $since }. { $needs } can still be { among-first }.
   *[other] { $measure } has been done since { $since }. { $needs } can still be { among-first }.
}
agenda-yet-open-order = { $n ->
    [one] { $measure } has been done since { $since }. In this order, { $needs } is { among-first } all the same.
   *[other] { $measure } has been done since { $since }. In this order, { $needs } are { among-first } all the same.
}
agenda-overdue = { $measure } (due by the end of { $due })
agenda-fits = { $measure } for { $needs }.
finding-gap = Gap:
finding-yet-open = Done, yet open:
finding-overdue = Overdue on { $date }:
finding-money = Money:
finding-fits-partly = Enough only in part:
finding-fits-no = Not enough:

# The agenda at a glance
glance-table = The agenda at a glance
column-rank = Rank
glance-ranks = Rank: all ranks that are possible by these answers.
glance-place = Place: in this order; it is not certain.
glance-note = Measures that were given up are left out.
glance-above = see above
glance-above-note = “see above”: the measure serves several needs. Its amount stands beside the first one and counts only there.
glance-unknown-note = A dash under “EUR”: no amount has been entered for the measure.
glance-low = In the lower half with 95% confidence:
glance-low-sum = Sum for these needs
glance-no-need = none of the needs
column-owner = Responsible
column-euro = EUR
column-due = Due
situation-gap = gap
situation-yet-open = done, yet open
situation-overdue = overdue
situation-running = running
situation-proposed = proposed
situation-done = done
situation-gap-means = Gap: no measure yet.
situation-yet-open-means = Done, yet open: the measure was done before the last answer, and the need can still be { among-first }.
situation-yet-open-order-means = Done, yet open: the measure was done before the last answer, and the need is { among-first } in this order.
situation-overdue-means = Overdue: its month is over on { $date }.
situation-running-means = Running: decided or begun.
situation-proposed-means = Proposed: no decision has been entered.
situation-done-means = Done: after the last answer, or for a need that cannot be { among-first }.
situation-done-order-means = Done: after the last answer, or for a need that is not { among-first } in this order.

# Money
money-for = For { $whom }: { $sum }.
money-for-tiers = { $tiers ->
    [one] needs in tier 1
    [2] needs in tiers 1 and 2
   *[other] needs in tiers 1 to { $tiers }
}
money-for-low = needs that are in the lower half with 95% confidence
money-for-front = { $top ->
    [one] the need that is first in this order
   *[other] needs that are among the first { $top } in this order
}
money-for-behind = needs further behind
money-none = no measure
money-unknown = { $n ->
    [one] one measure, whose amount is not known
   *[other] { $n } measures, whose amounts are not known
}
money-sum = { $n ->
    [one] EUR { $euro } (one measure)
   *[other] EUR { $euro } ({ $n } measures)
}
money-partly = { $unknown ->
    [one] EUR { $euro } ({ $n } measures; of one of them the amount is not known)
   *[other] EUR { $euro } ({ $n } measures; of { $unknown } of them the amount is not known)
}
money-table = What the measures cost together
money-note = Every measure counts once, at the first need of the table above; counted are amounts that stand in the agenda.
money-tier = tier { $tier }
money-front = { $top ->
    [one] first
   *[other] among the first { $top }
}
money-behind = further behind
money-unranked = without a rank
money-outside = none that was asked about
money-all = all measures
money-low = of these, for needs that are in the lower half with 95% confidence
money-not-known = not known
column-purpose = For needs
column-measures = Measures
column-unknown = without amount

# Fields of action
agenda-order = The fields of action follow the needs that their measures serve. First comes the field in which a need can have the best rank. Where that rank is the same for several fields, the answers do not say which is in front; then the order is that of the agenda. The measures within a field are ordered in the same way.
agenda-order-place = The fields of action follow the needs that their measures serve. First comes the field with the need that comes first in the order. That order is no certain one; with other people’s answers it could be another. The measures within a field are ordered in the same way.
agenda-order-none = The fields of action stand in the order of the agenda, as the answers give no order of the needs yet.
agenda-fields-empty = { $n ->
    [one] In this field of action there is no measure at present: { $fields }.
   *[other] In these fields of action there is no measure at present: { $fields }.
}
agenda-dropped-heading = Measures that were given up
agenda-dropped-why = “{ $measure }”, given up on { $on }. The agenda says about it: “{ $why }”
agenda-dropped = “{ $measure }”, given up on { $on }. No reason has been entered.

# A measure
action-status = Status: { $status }, since { $since }
action-status-none = Status: nothing entered yet
action-owner = Responsible: { $owner }
action-horizon = When: { $horizon }
action-due = Due: by the end of { $due }
action-overdue = Overdue: it was due by the end of { $due }.
action-cost = Cost: { $cost }
action-principle = Principle: { $principle }
action-serves = Serves: { $needs }
action-serves-none = Serves: none of the needs
action-fits = Is that enough? The measure is { $fits }.
action-fits-note = The { town-kind } says: “{ $note }”
action-history = History:
action-event = { $on }: { $status }
action-event-note = { $on }: { $status }. “{ $note }”
action-need = { $need } ({ $ranks })
action-need-unasked = { $need } (not asked about)

# What became of the last agenda
back-heading = What became of the last agenda
back-begun = The last agenda means the measures that were on the agenda before the first answer on { $first }.
back-begun-simulated = The answers are made up; nobody was asked. The last agenda means the measures that were on the agenda before the first made-up answer on { $first }.
back-undated = The day is not known of any answer to this survey. The last agenda therefore means all measures.
back-since-survey = This is what became of them since the last survey ended on { $day }; for what came onto the agenda later, since its first entry.
back-since-entry = No earlier survey is known; this is what became of them since their first entry.
back-count = { $n ->
    [0] No measure was on the agenda yet of which there would be something to report.
    [one] { $changed ->
        [0] There is one such measure. Its status has not changed.
       *[other] There is one such measure. Its status has changed.
    }
   *[other] { $changed ->
        [0] There are { $n } such measures. The status of none of them has changed.
        [one] There are { $n } such measures. The status of one of them has changed.
       *[other] There are { $n } such measures. The status of { $changed } of them has changed.
    }
}
back-changed = “{ $measure }”: first “{ $was }”, now “{ $is }” (since { $since })
back-named = “{ $measure }” ({ $is })
back-still = Unchanged: { $measures }.
back-news = New on the agenda: { $measures }.
back-unsaid = Earlier reports told otherwise:
back-gone = “{ $measure }”: no longer on the agenda; the report of { $told } told of it
back-moved = “{ $measure }”: due moved from { $was } to { $due }
back-unset = “{ $measure }”: was due in { $was }, now without a date
back-partial = Part of what earlier reports told of measures could not be read: more measures may be gone or moved than are named here.
back-unknown = { $n ->
    [one] What became of this measure cannot be said: { $measures }.
   *[other] What became of these measures cannot be said: { $measures }.
}

# Words
column-measure = Measure
column-status = Status
status-idea = proposed
status-decided = decided
status-started = begun
status-half = half done
status-done = done
status-dropped = given up
status-none = nothing entered yet
horizon-now = now
horizon-medium = in the medium term
horizon-strategic = in the long term
fits-yes = enough
fits-partly = enough only in part
fits-no = not enough
cost-low = low
cost-medium = medium
cost-high = high
cost-both = { $class } (EUR { $amount })
cost-amount = EUR { $amount }
