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
council-reading-score = Score: the same share as above, for each need.
council-reading = Line in the bar: the 95% range. Ranks: those that remain possible. Tier: needs that cannot be told apart from the first of the tier with confidence; needs of neighbouring tiers may be level, too.
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
council-map-intro = Numbers as above. Lines: average and half.
council-map-others = Small dots: { $n ->
    [one] one need
   *[other] { $n } needs
} in the report only.
council-map-without = Without a dot (too few answers): no. { $numbers }.
council-map-x = name it →
council-map-y = ↑ are not satisfied
council-map-alt = Dot chart: { $n ->
    [one] one need
   *[other] { $n } needs
} by how many name it and how many are not satisfied. { $farthest } All numbers are in the report.
council-map-farthest = Farthest to the top right: no. { $number } (“{ $need }”), { $important } name it, { $unsatisfied } are not satisfied with it.

# Whom we asked
council-asked = Who answered
council-who = { $n ->
    [one] One person
   *[other] { $count } people
} answered between { $first } and { $last }{ $part ->
    [none] {""}
   *[other] {" "}({ $part } of the population)
}{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-on = { $n ->
    [one] One person
   *[other] { $count } people
} answered on { $day }{ $part ->
    [none] {""}
   *[other] {" "}({ $part } of the population)
}{ $has ->
    [yes] : { $modes }.
   *[no] .
}
council-who-undated = { $n ->
    [one] One person
   *[other] { $count } people
} answered{ $part ->
    [none] {""}
   *[other] {" "}({ $part } of the population)
}{ $has ->
    [yes] : { $modes }.
   *[no] .
} When is not recorded.
council-not-drawn = No random sample.
council-drawn-at-random = Drawn at random.
council-weighted = Weighted to the population, by { $n ->
    [one] the question
   *[other] the questions
} { $questions }.
council-weighted-labels = Weighted to the population, by { $questions }.
council-weighted-counted = Weighted to the population, by { $n ->
    [one] one characteristic
   *[other] { $n } characteristics
}.
council-drawn = Weighted by the base weights that came with the answers; not to the population.
council-unweighted = Not weighted: every answer counts the same.

# Does the order hold?
council-holds = { $all ->
    [yes] All ranks stay the same in { $ways ->
        [one] one other way of counting
       *[other] each of { $ways } other ways of counting
    }.
   *[no] { $kept ->
        [0] No rank stays
        [one] Rank { $ranks } stays
       *[other] Ranks { $ranks } stay
    } the same in { $ways ->
        [one] one other way of counting
       *[other] each of { $ways } other ways of counting
    }{ $kept ->
        [0] .
       *[other] , the others do not.
    }
}
council-untranslated = Questions and needs are there only in the { $n ->
    [one] language
   *[other] languages
} of the survey: { $languages }.

# To be decided
council-vote = To be decided
council-column-motion = Motion
council-column-vote = Vote
council-yes = Yes
council-no = No
council-ask-agenda = { $had ->
    [yes] Nothing is left on the agenda. Should the { town-kind } make a new one?
   *[no] There is no agenda yet. Should the { town-kind } make one?
}
council-ask-gap = Should a proposal be worked out for { $needs }{ $left ->
    [0] {""}
    [one] {" "}and one more need
   *[other] {" "}and { $left } more needs
}?
council-ask-gap-why = Gap: there is no measure for it yet.
council-motion-for = for no. { $numbers }
council-amount-open = amount open
council-motions-low = Only for needs that are in the lower half with 95% confidence:
council-motions-unranked = For no need of this order:
council-motions-no-order = The motions stand as on the agenda: there is no order of the needs yet.
council-total = Sum ({ $n } measures{ $unknown ->
    [0] {""}
    [one] , the amount of one is open
   *[other] , the amounts of { $unknown } are open
})
council-motions-more = { $n ->
    [one] One more motion is
   *[other] { $n } more motions are
} in the report ({ $file }).
council-nothing-to-vote = The agenda has no open proposal, and no need that can be in front is without a measure.
council-running = { $left ->
    [0] Decided or in progress already: { $measures }.
    [one] Decided or in progress already: { $measures } and one more measure.
   *[other] Decided or in progress already: { $measures } and { $left } more measures.
}
council-running-counted = Decided or in progress already: { $n ->
    [one] one measure.
   *[other] { $n } measures.
}
council-yet-open = Done, yet still open: { $measures }.
council-yet-open-measure = “{ $measure }” (no. { $numbers })
council-numbered = no. { $number } (“{ $need }”)
council-quoted = “{ $need }”

# What became of the last agenda
council-since = What became of the last agenda
council-since-status = { $status } ({ $day })
council-since-open = yet still open: no. { $numbers }
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
council-caveat-self-selected = Anyone could take part; others were approached. Nobody was drawn at random. The ranges hold only if the respondents resemble the others of their groups.
council-caveat-self-selected-order = Anyone could take part; others were approached. Nobody was drawn at random. Of all others the ranges say nothing.
council-caveat-unrecorded-order = How the respondents were chosen is not recorded. Of all others the ranges say nothing.
council-caveat-unrecorded = How the respondents were chosen is not recorded. The ranges hold only if they resemble the population.
council-caveat-random = The respondents were drawn at random. Those who did not answer may think otherwise.
council-caveat-filled-many = For { $n } of { $all } needs, many who named them could not say how satisfied they are; everyone’s share stands in for theirs.
council-caveat-filled = For no. { $numbers }, many who named it could not say how satisfied they are; everyone’s share stands in for theirs.
council-contact = Contact
council-full = The full report:
