# tell: agenda, in English. agenda.de.ftl has the same ids.
quoted = “{ $name }”
agenda-heading = What the { town-kind } does
agenda-intro = { $n ->
    [0] There is no measure on the { town-kind }’s agenda at present.
    [one] There is one measure on the { town-kind }’s agenda.
   *[other] { $fields ->
        [one] There are { $n } measures in one field of action on the { town-kind }’s agenda.
       *[other] There are { $n } measures in { $fields } fields of action on the { town-kind }’s agenda.
    }
}
agenda-principles = { $n ->
    [one] The { town-kind } has given itself this principle:
   *[other] The { town-kind } has given itself these principles:
}
agenda-table = The needs and what the { town-kind } does about them
agenda-note = Status: the last entry in the measure’s history. Measures that were given up are left out. One measure can serve several needs.
agenda-none = no measure yet

# What does not meet
among-first = { $top ->
    [one] first
   *[other] among the first { $top }
}
agenda-gap = { $n ->
    [one] By these answers, this need can be { among-first } and has no measure yet: { $needs }.
   *[other] By these answers, these needs can be { among-first } and have no measure yet: { $needs }.
}
agenda-gap-behind = { $n ->
    [one] This need has no measure yet, but with 95% confidence it is not { among-first }: { $needs }.
   *[other] These needs have no measure yet, but with 95% confidence they are not { among-first }: { $needs }.
}
agenda-gap-order = { $n ->
    [one] In this order, this need is { among-first } and has no measure yet: { $needs }.
   *[other] In this order, these needs are { among-first } and have no measure yet: { $needs }.
}
agenda-gap-order-behind = { $n ->
    [one] This need is not { among-first } in this order and has no measure yet: { $needs }.
   *[other] These needs are not { among-first } in this order and have no measure yet: { $needs }.
}
agenda-gap-unknown = { $n ->
    [one] This need has no measure yet; the answers do not say which rank it can have: { $needs }.
   *[other] These needs have no measure yet; the answers do not say which ranks they can have: { $needs }.
}
agenda-no-gap = Every need that can be { among-first } by these answers has at least one measure.
agenda-no-gap-order = Every need that is { among-first } in this order has at least one measure.
agenda-unasked = { $n ->
    [one] This measure serves only needs that are in the lower half with 95% confidence: { $measures }.
   *[other] These measures serve only needs that are in the lower half with 95% confidence: { $measures }.
}
agenda-outside = { $n ->
    [one] This measure serves no need that was asked about: { $measures }.
   *[other] These measures serve no need that was asked about: { $measures }.
}
agenda-overdue = { $n ->
    [one] On { $date }, this measure is overdue: { $measures }.
   *[other] On { $date }, these measures are overdue: { $measures }.
}

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
action-last = Last entry on { $on }: “{ $note }”
action-last-bare = Last entry on { $on }, without a note
action-owner = Responsible: { $owner }
action-horizon = When: { $horizon }
action-due = Due: by the end of { $due }
action-overdue = Overdue: it was due by the end of { $due }.
action-cost = Cost: { $cost }
action-principle = Principle: { $principle }
action-serves = Serves: { $needs }
action-serves-none = Serves: none of the needs
action-need = { $need } ({ $ranks })
action-need-unasked = { $need } (not asked about)

# What became of the last agenda
back-heading = What became of the last agenda
back-begun = This survey began with the first answer on { $first }. The last agenda means the measures that were on the agenda by then.
back-begun-simulated = The made-up answers of this survey begin on { $first }; nobody was asked. The last agenda means the measures that were on the agenda by then.
back-undated = The day is not known of any answer to this survey. The last agenda therefore means all measures.
back-since-survey = This is what became of them since the last survey, which ended on { $day }; for what came onto the agenda later, since its first entry.
back-since-entry = No end of an earlier survey is known. This is therefore what became of them since their first entry.
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
back-changed-note = “{ $measure }”: first “{ $was }”, now “{ $is }” (since { $since }). Last entry: “{ $note }”
back-noted = “{ $measure }”: still “{ $is }” (since { $since }), last entry on { $on }
back-noted-note = “{ $measure }”: still “{ $is }” (since { $since }). Last entry on { $on }: “{ $note }”
back-same = “{ $measure }”: no new entry, still “{ $is }” (since { $since })
back-news = { $n ->
    [one] One measure has come onto the agenda since:
   *[other] { $n } measures have come onto the agenda since:
}
back-new = “{ $measure }”: first entry on { $first }, now “{ $is }”
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
horizon-medium = in the next years
horizon-strategic = in the long run
cost-low = low
cost-medium = medium
cost-high = high
cost-both = { $class } (EUR { $amount })
cost-amount = EUR { $amount }

# The picture
coverage-says = On the left the needs in the order of their scores, with the ranks they can have; on the right the measures that serve them.
coverage-says-order = On the left the needs in their order; on the right the measures that serve them.
coverage-reading = Four squares say how far a measure is: decided, begun, half done, done. All empty: proposed, or nothing entered yet.
coverage-reading-none = A frame shows a need for which there is no measure yet.
coverage-measure = { $measure } ({ $status })
coverage-more = { $n ->
    [one] and one more measure
   *[other] and { $n } more measures
}
coverage-shows-none = { $all ->
    [one] There is at least one measure for the need.
   *[other] There is at least one measure for each of the { $all } needs.
}
coverage-shows-few = { $n ->
    [one] One of { $all } needs has no measure yet: { $needs }.
   *[other] { $count } of { $all } needs have no measure yet: { $needs }.
}
coverage-shows-many = { $count } of { $all } needs have no measure yet.
coverage-shows-all = { $all ->
    [one] There is no measure for the need yet.
   *[other] There is no measure for any of the { $all } needs yet.
}
coverage-alt = { $n ->
    [one] Overview: one need and the measures that serve it. { $all }
   *[other] Overview: { $n } needs and the measures that serve them. { $all }
}
coverage-row = { $need }: { $measures }.
coverage-row-ranked = { $need } ({ $ranks }): { $measures }.
