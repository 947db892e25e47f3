# tell: council, in English. council.de.ftl has the same ids.

# The page for the council. council.de.ftl has the same names.
council-document = { $survey }: one page for the council
council-kicker = For the council: the result on one page
council-stand = As of { $day }
council-crest = Crest: { $town }
council-qr = QR code of the full report: { $link }

# The sentence that matters
council-first = Greatest need for action: { $need }
council-first-important = What matters most: { $need }
council-first-not-alone = In first place, but not alone: { $need }
council-first-unsure = The highest score: { $need }
council-first-order = In first place in the order: { $needs }
council-order = The order is by { declared-name }, as the questionnaire declares. It does not say with confidence that one need is ahead of another.
council-no-order = No order can be shown yet
council-range = 95% range: { $interval }.
council-level = { $named ->
    [yes] Level with it { $n ->
        [one] is
       *[other] are
    } { $needs }.
   *[no] Level with it { $n ->
        [one] is one other need.
       *[other] are { $n } other needs.
    }
}
council-ahead-taken-alone = { $named ->
    [yes] Only taken alone is it ahead of { $needs }.
   *[no] Only taken alone is it ahead of { $n ->
        [one] one other.
       *[other] { $n } others.
    }
}
council-ahead-rest = It is ahead of all the rest with 95% confidence.

# The needs
council-needs = Where the need for action is greatest
council-needs-important = What matters most
council-tier = Tier { $tier }
council-column-score = Score with 95% range
council-interval = { $low }–{ $high }
council-reading = Line in the bar: the range in which the score lies with 95% confidence. Ranks: those that remain possible. Tier: a need and those below it that cannot be told apart from it with confidence; needs of neighbouring tiers may be level, too.
council-more = { $n ->
    [one] One more need is
   *[other] { $n } more needs are
} in the report ({ $file }).
council-more-cut = { $n ->
    [one] One more need is
   *[other] { $n } more needs are
} in the report ({ $file }); { $cut ->
    [one] one of them belongs
   *[other] { $cut } of them belong
} to tier { $tier }, too.
council-beside = { $n ->
    [one] One need stands
   *[other] { $n } needs stand
} in the report, apart from this order: not everybody was asked about { $n ->
    [one] it
   *[other] them
}, or too few said how satisfied they are.
council-hidden = Too few answered about { $n ->
    [one] one need
   *[other] { $n } needs
} to show a number.

# Importance and dissatisfaction
council-map = How important, how satisfied?
council-map-intro = Top right: many name it, many are not satisfied. Numbers as in the list.
council-map-x = name it →
council-map-y = ↑ are not satisfied
council-map-alt = Dot chart: how many name a need and how many are not satisfied with it. { $points }
council-map-point = No. { $number }, { $need }: { $important } name it, { $unsatisfied } are not satisfied.

# Whom we asked
council-asked = Whom we asked
council-who = { $n ->
    [one] One person
   *[other] { $count } people
} answered between { $first } and { $last }{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-on = { $n ->
    [one] One person
   *[other] { $count } people
} answered on { $day }{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-undated = { $n ->
    [one] One person
   *[other] { $count } people
} answered{ $has ->
    [yes] : { $modes }.
   *[no] .
} When is not recorded.
council-weighted = Weighted to the population, by { $n ->
    [one] the question
   *[other] the questions
} { $questions }. So weighted, the answers count as { $n_eff } of equal weight.
council-weighted-labels = Weighted to the population, by { $questions }. So weighted, the answers count as { $n_eff } of equal weight.
council-weighted-counted = Weighted to the population, by { $n ->
    [one] one characteristic
   *[other] { $n } characteristics
}. So weighted, the answers count as { $n_eff } of equal weight.
council-drawn = Weighted by the base weights that came with the answers; not to the population.
council-unweighted = Not weighted: every answer counts the same.

# What is proposed
council-proposed = What the { town-kind } plans to do about it
council-column-needs = For no.
council-column-measure = Measure and office in charge
council-column-scope = Time and cost
council-scope = { $horizon ->
    [now] now
    [medium] in the medium term
   *[strategic] in the long term
}{ $cost ->
    [low] , low cost
    [medium] , medium cost
    [high] , high cost
   *[none] {""}
}
council-scope-amount = { $horizon ->
    [now] now
    [medium] in the medium term
   *[strategic] in the long term
}, EUR { $euro }
council-due = by { $month }
council-proposed-more = { $n ->
    [one] One more measure is
   *[other] { $n } more measures are
} in the report ({ $file }).
council-proposed-none = The agenda has no open measure for the needs that can be in front.
council-proposed-none-order = The agenda has no open measure for the needs that are in front in this order.
council-proposed-no-agenda = There is no agenda yet from which measures could be proposed.
council-done = { $n ->
    [one] What was planned for { $needs } is done; the need can still be in front.
   *[other] What was planned for { $needs } is done; these needs can still be in front.
}
council-proposed-no-order = Without an order of the needs, no measure can be derived from them.
council-decide = Please decide:
council-numbered = no. { $number } (“{ $need }”)
council-quoted = “{ $need }”
council-gap = There is no measure yet for { $needs }.
council-gap-many = There is no measure yet for { $needs } and { $left ->
    [one] one more need
   *[other] { $left } more needs
}.
council-ask-ideas = { $n ->
    [one] { $all ->
        [one] The measure above is proposed but not decided yet.
       *[other] One of the measures above is proposed but not decided yet.
    }
   *[other] { $n } of the measures above are proposed but not decided yet.
}

# What became of the last agenda
council-since = What became of the last agenda
council-since-status = { $status } ({ $day })
council-since-more = { $n ->
    [one] One more measure is in the report ({ $file }).
   *[other] { $n } more measures are in the report ({ $file }).
}
council-since-gone = { $n ->
    [one] One measure is no longer on the agenda ({ $file }).
   *[other] { $n } measures are no longer on the agenda ({ $file }).
}
council-since-moved = { $n ->
    [one] The due date of one was moved ({ $file }).
   *[other] The due dates of { $n } were moved ({ $file }).
}
council-since-survey = Measures from before this survey for which something was entered since the last survey (until { $day }).
council-since-survey-nothing = For no measure from before this survey has anything been entered since the last survey (until { $day }).
council-since-entry = Measures from before this survey, since their first entry.
council-since-nothing = Of no measure that was on the agenda before this survey is more entered than the proposal.

# The foot
council-caveat-draft = The report is a draft: { $n ->
    [one] one item is
   *[other] { $n } items are
} still missing; it names them.
council-caveat-simulated = All answers are made up; nothing follows from them for real decisions.
council-caveat-self-selected = Whoever wanted to or was spoken to took part; nobody was drawn at random. The ranges hold only if the respondents resemble the others of their groups.
council-caveat-self-selected-order = Whoever wanted to or was spoken to took part; nobody was drawn at random. Of all others the ranges say nothing.
council-caveat-unrecorded-order = How the respondents were chosen is not recorded. Of all others the ranges say nothing.
council-caveat-unrecorded = How the respondents were chosen is not recorded. The ranges hold only if they resemble the population.
council-caveat-random = The respondents were drawn at random. Those who did not answer may think otherwise.
council-caveat-filled = For no. { $numbers }, many who named it could not say how satisfied they are; everyone’s share stands in for theirs.
council-contact = Contact
council-full = The full report:
