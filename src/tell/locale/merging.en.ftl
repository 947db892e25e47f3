# The protocol of a merge, merge.md. merging.de.ftl has the same ids.
merging-title = Merge of { $survey }
merging-responses = The dataset has { $n ->
    [one] 1 response
   *[other] { $rows } responses
}; { $m ->
    [one] 1 of them counts
   *[other] { $counted } of them count
}: complete or partial, and inside the population.
merging-simulated = Simulated: { $count } of the { $rows } responses { $n ->
    [one] was
   *[other] were
} made up by the program and given by no person.
merging-definition = Definition of the survey today: { $hash }
merging-none = (none)
merging-more = { $n ->
    [one] and 1 more
   *[other] and { $count } more
}

# Sources
merging-sources = Sources
merging-sources-table = What became of the responses of each source
merging-source = source
merging-read = read
merging-unreadable = unreadable
merging-practice = practice
merging-other-survey = other survey
merging-erased = erased
merging-duplicate = duplicate
merging-replaced = replaced
merging-in-conflict = in conflict
merging-passed-over = passed over
merging-made-up = made up
merging-in-dataset = in the dataset
merging-all = all
merging-rejected = Not readable:
merging-other-surveys = Responses to other surveys:

# What is in the dataset
merging-groups = Responses in the dataset
merging-groups-table = By source, mode and disposition
merging-mode = mode
merging-disposition = disposition
merging-responses-column = responses
merging-counted = that count
merging-complete = complete
merging-partial = partial
merging-break-off = broken off
merging-definitions-table = By the definition that was answered
merging-definition-column = definition answered
merging-version = version
merging-version-today = today’s
merging-version-earlier = an earlier one, archived
merging-version-unknown = found nowhere: read by today’s
merging-preferred = { $n ->
    [one] 1 person answered in several modes. The response of the mode that { $key } names first stands; the others count as replaced.
   *[other] { $count } people answered in several modes. The response of the mode that { $key } names first stands; the others count as replaced.
}

# Duplicates, conflicts, and what people decided
merging-duplicates = Duplicates
merging-duplicates-are = These responses lie in several places with the same content. Each is counted once; it lies once more in:
merging-duplicates-table = Where they lie once more
merging-response = response
merging-once-more = once more in
merging-duplicates-more = { $n ->
    [one] And 1 more.
   *[other] And { $count } more.
}
merging-conflicts = Conflicts
merging-conflicts-are = Versions of one response contradict each other. None is in the dataset until one is kept (`merge --keep ID=SOURCE`, by where it lies, its source or its fingerprint) or the response is erased.
merging-conflicts-table = Versions that contradict each other
merging-revision = revision
merging-lies-in = lies in
merging-fingerprint = fingerprint
merging-settled = Conflicts settled
merging-settled-are = These versions were passed over by a person’s word (`--keep`).
merging-settled-table = Versions that were passed over
merging-decided = Decided
merging-decided-versions = Which version stands, until `merge --forget ID` or another word:
merging-decided-version = { $day }: of { $id }, { $kept } stands ({ $word })
merging-decided-files = Files that are sources, too, until `merge --forget FILE`:
merging-handins = Hand-ins
merging-handins-are = By laptop, as they are numbered:

# Answers that could not be read
merging-losses = Answers not taken over
merging-losses-are = Their questionnaire was found nowhere and today’s does not take them, or they are damaged. In the dataset they read `not_asked`.
merging-losses-table = By question
merging-question = question
merging-why = why
merging-losses-responses = responses
merging-why-no-question = the survey does not have this question
merging-why-no-answer = the response does not have this question
merging-why-invalid = no longer valid: { $fault }
merging-why-other-question = no longer valid: it was a question of type { $kind } then, or two of its options are one today
fault-absent = the record has no answer to it
fault-no-question = the survey has no such question
fault-shape = expected { $expected }, found { $found }
fault-unknown-code = { $code } is not one of its codes
fault-twice = { $code } stands twice
fault-unordered = its codes are not in the order of the questionnaire
fault-unknown-word = { $word } is no reason for a missing value
fault-no-none = it offers no “none of these”
fault-no-text = { $code } takes no text
fault-off-scale = { $point } is not on the scale from { $from } to { $to }
fault-no-row = row { $code } is absent
fault-too-many = { $found } items where { $most } are asked for
fault-no-points = { $code } is given no points
fault-tasks = { $found } tasks where there are { $expected }
fault-task = task { $task }: { $reason }
expected-a-code-or-an-object-of-code-and-text = a code, or an object of code and text
expected-a-list-of-codes = a list of codes
expected-a-list-of-codes-the-most-important-first = a list of codes, the most important first
expected-an-object-of-the-items-given-points = an object of the items given points
expected-a-number-of-points = a number of points
expected-a-point-on-the-scale = a point on the scale
expected-an-object-of-all-rows = an object of all rows
expected-a-list-of-tasks = a list of tasks
expected-best-shown-and-worst = best, shown and worst
expected-a-list-of-the-codes-shown = a list of the codes shown
expected-a-code = a code
expected-true-or-false = true or false
expected-a-number = a number
expected-a-day-written-yyyy-mm-dd = a day written YYYY-MM-DD
expected-a-text = a text
expected-an-item-was-picked-that-was-not-shown = an item was picked that was not shown
expected-not-as-many-items-were-shown-as-a-task-has = not as many items were shown as a task has
expected-one-item-is-both-best-and-worst = one item is both best and worst

# What looks odd
merging-flags = Quality flags
merging-flags-are = Flags mark responses for a person’s eye; none is removed for one.
merging-flags-table = Flags and how many have them
merging-flag = flag
merging-meaning = meaning
merging-speeder = faster than a third of the median of its mode, where at least { $least } times are known
merging-straightline = the same point on all rated rows of a matrix, at least { $least }
merging-nearduplicate = the same answers as another response, at least { $least } of them given
merging-medians = Median times:
merging-median = { $mode }: { $median } seconds
merging-marks-table = Noted when they were collected
merging-mark = mark
merging-which = which
merging-mark-honeypot = a field was filled in that no person sees
merging-mark-fast = answered online to the end in less than a second for each answer
merging-mark-keyed = noted when the form was keyed in
merging-marked-more = { $shown } { $n ->
    [one] and 1 more
   *[other] and { $count } more
}

# Weights
merging-weights = Weights
merging-base-one = All base weights are 1.
merging-base-brought = { $n ->
    [one] 1 base weight
   *[other] { $count } base weights
} came with the responses: from { $smallest } to { $largest }, { $sum } in all.
merging-base-without = { $n ->
    [one] 1 other has none and counts 1: make sure that both are on one scale.
   *[other] { $count } others have none and count 1: make sure that both are on one scale.
}
merging-unweighted-few = { $n ->
    [one] None: the one response that counts is too few to be weighted to the population.
   *[other] None: the { $count } responses that count are too few to be weighted to the population.
}
merging-unweighted-base = Each response weighs its base weight; nothing is known of the population.
merging-unweighted = None: nothing is known of the population.
merging-say = Say “of respondents”, not “of citizens”.
merging-weighted = { $n ->
    [one] 1 response is weighted.
   *[other] { $count } responses are weighted.
}
merging-outside = { $outside ->
    [one] 1 is
   *[other] { $out } are
} outside the population and { $unknown ->
    [one] 1 counts
   *[other] { $unclear } count
} as outside because it is unknown; they are kept and have no weight.
merging-sum = The weights add up to { $sum }, { $summed ->
    [population] the size of the population
   *[respondents] their number
}.
merging-within = Modes with at least { $least } weighted responses are raked by themselves, a smaller one with the nearest in kind, each to the same margins. Together each pool counts in proportion to its effective n.
merging-together = All modes are raked together: a mode is raked by itself where it and the others have at least { $least } weighted responses.
merging-pool = { $n ->
    [one] 1 response, { $share } % of all weights.
   *[other] { $count } responses, { $share } % of all weights.
}
merging-joined = These modes could not be raked by themselves, and are raked with the nearest in kind:
merging-joined-few = { $modes }: too few have { $level } of { $margin }
merging-joined-empty = { $modes }: nobody has { $level } of { $margin }
merging-joined-unwanted = { $modes }: { $level } of { $margin } occurs, but has a target of 0
merging-joined-apart = { $modes }: the margins cannot be met together; { $level } of { $margin } stays off
merging-joined-nobody = { $modes }: nobody can be weighted
merging-no-margin = No margin is known: all weights are equal.
merging-raked = { $n ->
    [one] Raked in 1 step
   *[other] Raked in { $count } steps
}; factors relative to their mean: { $min } to { $max }.
merging-bounds-kept = All factors lie inside { $low } to { $high }; no bounds were needed.
merging-bounds-applied = Without bounds they were { $min } to { $max }; the logit distance keeps them inside { $low } to { $high }.
merging-bounds-infeasible = The margins cannot be met inside { $low } to { $high }: the factors stay unbounded.
merging-kish = Design effect of weighting (Kish): { $deff }; effective n: { $n_eff }.
merging-farthest = Farthest from its target before: { $before }; after: { $after }.
merging-gap = { $level } of { $margin }, { $gap } % off
merging-gap-none = nothing was raked
merging-held = Not raked, held at factor 1:
merging-held-one = { $level } of { $margin }: { $n ->
    [one] 1 response
   *[other] { $count } responses
}, { $why }
merging-held-few = too few cases
merging-held-small = too small a target
merging-held-other = all its cases are held in another margin
merging-leveraged = So few share a level here that what the weights expect of them hangs on themselves by more than half; for comparisons their deviations count double:
merging-leveraged-one = { $levels }: { $n ->
    [one] 1 response
   *[other] { $count } responses
}
merging-leveraged-level = { $level } of { $margin }
merging-margin-table = The levels of { $margin } before and after
merging-n = n
merging-unweighted-share = unweighted %
merging-given-share = given %
merging-target-share = aimed at %
merging-weighted-share = weighted %
merging-no-answer = no answer
