# tell: disclosure, in English. disclosure.de.ftl has the same ids.
disclosure-heading = How this survey is accounted for
disclosure-intro = Associations of survey research ask for this information. Each item says what holds for this survey; the items are in our words.
disclosure-draft = Draft.
disclosure-draft-lacks = { $n ->
    [one] One thing is not recorded yet: { $what }.
   *[other] { $n } things are not recorded yet: { $what }.
} The annex says where to write it.
disclosure-draft-many = { $n } things about the survey are not recorded yet. The annex says which, and where to write them.
disclosure-missing = Not recorded: { $what } ({ $file }, { $key }).
disclosure-column-number = No.
disclosure-column-asks = What is asked
disclosure-column-holds = What holds here
disclosure-of-mode = { $mode }: { $text }
disclosure-text = { $text }
disclosure-elsewhere = Not recorded: the answers were collected elsewhere and imported.
disclosure-self-selected = Nobody was drawn at random: people took part of their own accord, or were spoken to as they passed by.
disclosure-random = The respondents were drawn at random from a list.
disclosure-basis-consent = consent of the respondents (Art. 6 (1) (a) GDPR)
disclosure-universe = Population: { $text }
disclosure-sponsor = Wanted by: { $text }
disclosure-conductor = Held by: { $text }
disclosure-funder = Paid for by: { $text }
disclosure-frame = Drawn from: { $text }
disclosure-incentives = Incentives: { $text }
disclosure-interviewers = Interviewers: { $text }
disclosure-development = Made and tested: { $text }
disclosure-review = Looked at beforehand: { $text }
disclosure-quality = Checked by people: { $text }
disclosure-places = Places: { $text }
disclosure-hours = Days and hours: { $text }
disclosure-selection = Selection: { $text }

# What is missing
disclosure-lacks-universe = the population in words
disclosure-lacks-sponsor = who wanted the survey
disclosure-lacks-conductor = who held it
disclosure-lacks-funder = who paid for it
disclosure-lacks-sample = how respondents came to be asked
disclosure-lacks-frame = the list they were drawn from
disclosure-lacks-incentives = what was given for taking part, even if it was nothing
disclosure-lacks-recruitment = how people were reached ({ $mode })
disclosure-lacks-interviewers = how interviewers were trained and supervised
disclosure-lacks-development = how the questionnaire was tested
disclosure-lacks-review = who looked at ethics and law
disclosure-lacks-quality = what people checked
disclosure-lacks-places = where people were met
disclosure-lacks-hours = on which days and at what hours
disclosure-lacks-selection = whom interviewers spoke to
disclosure-lacks-instrument = how the questions were worded, and in which order they and their answers were shown
disclosure-lacks-precision = how precise the sample is, by its design and weights
disclosure-lacks-panel = whether respondents belonged to a group that is asked again and again
disclosure-lacks-screening = who was not asked from the outset
disclosure-lacks-stimuli = what was shown beside the questions
disclosure-lacks-outcomes = how contacts ended: refusals, break-offs, and rates
disclosure-lacks-voluntary = whether taking part was voluntary, and which questions had to be answered
disclosure-lacks-intended = how many interviews were wanted
disclosure-lacks-source = the source of the population figures ({ $margin })
disclosure-lacks-purpose = what the survey is for
disclosure-lacks-contact = whom to ask about it
disclosure-lacks-consent = what respondents agreed to
disclosure-lacks-privacy = what is promised about data
disclosure-lacks-licence = the licence of the results
disclosure-lacks-at = where the results are published
disclosure-lacks-retention = how long answers are kept

# AAPOR III.A
aapor-heading = AAPOR Code, III.A: told with every publication
aapor-intro = The eleven items that the American Association for Public Opinion Research wants told at once, as of April 2021.
aapor-strategy = Strategy of data collection
aapor-strategy-here = A questionnaire, answered { $modes }.
aapor-who = Sponsor, conductor, funding
aapor-instrument = What was asked
aapor-instrument-here = Every question with its answers and instructions stands word for word in the annex with the questionnaire, in the order in which it was asked.
aapor-instrument-imported = The answers were collected elsewhere and imported. The annex with the questions shows as answers to which.
aapor-instrument-order = { $n ->
    [0] Answers were shown in the same order to all.
    [one] For one question the order of the answers was changed from person to person.
   *[other] For { $count } questions the order of the answers was changed from person to person.
}
aapor-population = The population
aapor-population-size = { $n ->
    [one] It has one person.
   *[other] It has { $count } persons.
}
aapor-recruitment = How respondents were found and reached
aapor-invited = { $n ->
    [one] One person was drawn or invited.
   *[other] { $count } persons were drawn or invited.
}
aapor-quotas = Quotas were set; the standard below says how far they were filled.
aapor-modes = Ways of answering and languages
aapor-mode = { $mode ->
    [online] in the browser of one’s own device
    [kiosk] in the browser of a tablet at the office
    [street] an interviewer read the questions out and keyed the answers
    [phone] an interviewer asked by telephone and keyed the answers
   *[paper] on a printed form, keyed afterwards
}. Languages: { $languages }.
aapor-mode-imported = { $mode ->
    [online] on the internet
    [kiosk] on a tablet at the office
    [street] asked by interviewers in the street
    [phone] asked by interviewers on the telephone
   *[paper] on paper
}. Languages: { $languages }.
aapor-dates = Days of the first and the last response
aapor-precision = Sample sizes and precision
aapor-size = { $n ->
    [one] One person counts
   *[other] { $count } persons count
} (effective sample size { $n_eff }); weighting multiplies the variance by { $deff }.
aapor-size-unweighted = { $n ->
    [one] One person counts
   *[other] { $count } persons count
} (effective sample size { $n_eff }). The answers are not weighted to the population.
aapor-size-mode = { $n ->
    [one] one person counts
   *[other] { $count } persons count
}.
aapor-size-mode-effective = { $n ->
    [one] one person counts
   *[other] { $count } persons count
} (effective sample size { $n_eff }).
aapor-precision-random = Beside each number stands its 95% range. It measures the chance of the draw.
aapor-precision-none = There is no margin of sampling error: nobody was drawn at random. The ranges tell how uncertain the numbers are if respondents resemble the others in their groups.
aapor-precision-unknown = Whether a margin of sampling error can be given is open: how respondents came to be asked is not recorded.
aapor-weighting = Weighting
aapor-margin = Source of the population figures for “{ $margin }”: { $source }
aapor-raking = Method: raking to these figures; factors from { $min } to { $max } of their mean. The table stands in the annex on computing.
aapor-quality = Processing and checks
aapor-quality-asking = While asking: conditions decide what is asked, and answers that cannot be are not taken.
aapor-quality-merged = When sources were put together: { $duplicates } duplicates and { $conflicts } contradictory responses were not counted. Conspicuous but counted: { $fast } very fast, { $straight } with the same rating throughout, { $alike } nearly alike.
aapor-quality-merged-imported = When sources were put together: { $duplicates } duplicates and { $conflicts } contradictory responses were not counted. Conspicuous but counted: { $straight } with the same rating throughout, { $alike } nearly alike.
aapor-limits = Limits
aapor-limits-here = They stand in the section on what these numbers do not say.
aapor-limits-all = No survey is free of error: from who is missing, from how questions are understood, from mistakes in keying and computing.

# AAPOR III.B
later-heading = AAPOR Code, III.B: told within thirty days
later-intro = What the same association wants told soon after; here it is told at once.
later-panel = Panels
later-panel-here = None: nobody belonged to a group that is asked again and again.
later-interviewers = Training and supervision of interviewers
later-screening = Who was screened out
later-screening-here = Only those { $who } are counted. { $n ->
    [0] Nobody was left out for it.
    [one] One response was left out for it.
   *[other] { $count } responses were left out for it.
}
later-screening-none = Nobody: all who answered belong to the population.
later-stimuli = What was shown beside the questions
later-stimuli-here = Nothing but the questionnaire.
later-dispositions = Outcomes and rates
later-outcomes = { $complete } complete, { $partial } broken off after the essential was answered, { $broken } broken off before.
later-outcomes-imported = Imported were { $complete } responses as complete, { $partial } as broken off after the essential was answered, and { $broken } as broken off before.
later-participation = Of those whom interviewers asked, { $rate } took part ({ $usable } of { $asked }): a participation rate, no response rate, because nobody was drawn at random.
later-no-contacts = How many were asked and would not is not recorded: contacts are noted in the street while interviewing.
later-response = Of those drawn or invited, { $rate } answered ({ $usable } of { $invited }).
later-no-base = no rate can be given; nobody knows how many could have answered.
later-bases = Numbers of respondents behind each number
later-bases-here = They stand under every chart and hold for its table, too; always before weighting.
later-again = What it takes to compute it again
later-again-here = Method, program, seed and the checksum of the questionnaire are in the annex on computing.
later-column-code = Code
later-contacts = Contacts in the street by AAPOR’s codes

# ISO 20252 and ESOMAR/WAPOR
standard-heading = ISO 20252 and ESOMAR/WAPOR: what they ask for beside it
standard-intro = What the standard for survey research of 2019 and the guideline on opinion polls of 2014 want beside the items above.
standard-purpose = Purpose
standard-contact = Contact
standard-contact-here = { $name }, { $email }
standard-intended = Intended and achieved sample
standard-no-quotas = No numbers were set beforehand.
standard-all-modes = all ways of answering
standard-quota = Quotas ({ $mode }): { $target } wanted, { $have } reached.
standard-open = Coding of own words
standard-open-here = { $n ->
    [0] There were no open questions.
    [one] One open question; its answers are not in this report.
   *[other] { $count } open questions; their answers are not in this report.
}
standard-open-imported = { $n ->
    [0] None of the imported questions is an open one.
    [one] One of the imported questions is an open one; its answers are not in this report.
   *[other] { $count } of the imported questions are open ones; their answers are not in this report.
}
standard-filled = Answers that were filled in
standard-filled-here = Where somebody names a need and does not say how satisfied they are, everybody’s share stands in; nothing else is filled in.
standard-projection = Whom the numbers speak for
standard-projection-weighted = The population, if respondents resemble the others in the groups that are weighted by.
standard-projection-none = The respondents alone.
standard-nonresponse = Missing answers
standard-nonresponse-here = The annex on who did not answer tells them question by question.

# Street
street-heading = Interviews in the street
street-intro = What readers need to know of interviews with people who pass by.
street-asks-places = Places
street-places = { $n ->
    [one] One place is noted with the interviews.
   *[other] { $count } places are noted with the interviews.
}
street-asks-hours = Days and hours
street-asks-selection = Selection
street-asks-tally = Refusals and others
street-tally = { $refused } refused, { $language } without a language in common, { $outside } not of the population.
street-asks-interviewers = Interviewers
street-interviewers = { $n ->
    [one] One interviewer is noted with the interviews.
   *[other] { $count } interviewers are noted with the interviews.
}
street-asks-device = Device
street-device = Answers were keyed on a laptop while asking.
street-asks-footfall = Passers-by counted
street-footfall = No: places are not weighted by how many people pass there.

# CHERRIES
cherries-heading = CHERRIES: the survey online
cherries-intro = The checklist for surveys on the internet (Eysenbach 2004). Each row is one of its items.
cherries-design = Kind of survey
cherries-design-here = An open question to a { town-kind }’s people about needs; no experiment.
cherries-review = Ethics board
cherries-consent = Consent
cherries-consent-here = Asked before the first question: “{ $text }”
cherries-privacy = Protection of data
cherries-privacy-here = Answerable: { $controller }; basis: { $basis }. No name, address, device or time of day is stored with answers.
cherries-privacy-imported = Answerable: { $controller }; basis: { $basis }.
cherries-development = Making and testing
cherries-access = Open or closed
cherries-contact = How people came to it, adverts, context
cherries-web = Web or e-mail
cherries-web-here = Pages on the web; nothing was sent in by e-mail.
cherries-voluntary = Voluntary or not
cherries-voluntary-here = Taking part was voluntary. { $n ->
    [0] No question had to be answered.
    [one] One question had to be answered to go on.
   *[other] { $count } questions had to be answered to go on.
}
cherries-incentives = Incentives
cherries-time = When
cherries-randomised = Order changed
cherries-randomised-here = { $n ->
    [0] No.
    [one] For one question the answers stood in an order drawn for each person.
   *[other] For { $count } questions the answers stood in an order drawn for each person.
}
cherries-adaptive = Questions asked only of some
cherries-adaptive-here = { $n ->
    [0] None.
    [one] One question was asked only where an answer before called for it.
   *[other] { $count } questions were asked only where an answer before called for it.
}
cherries-items = Questions on a page
cherries-items-here = { $n ->
    [one] One.
   *[other] At most { $count }.
}
cherries-screens = Pages
cherries-screens-here = { $n ->
    [one] One page of questions
   *[other] At most { $count } pages of questions
}, one to begin with and one to look through at the end.
cherries-complete = Checks for completeness
cherries-complete-here = { $n ->
    [0] No question was checked.
    [one] One question was checked before the next page.
   *[other] { $count } questions were checked before the next page.
}
cherries-back = Going back and review
cherries-back-here = A button leads back from every page, and at the end all answers can be looked through and changed.
cherries-visitors = Unique visitors
cherries-visitors-here = Not told apart: neither addresses nor devices are stored.
cherries-views = Views
cherries-views-here = { $n ->
    [one] The first page was shown once.
   *[other] The first page was shown { $count } times.
}
cherries-not-counted = Not counted: the answers did not come in through the program’s own pages.
cherries-made-up = Not counted: a program made up the answers; nobody opened the pages.
cherries-participation = Participation rate: begun of those who saw it
cherries-participation-here = { $rate } ({ $part } of { $whole } views).
cherries-completion = Finished of those begun
cherries-completion-here = { $rate } ({ $part } of { $whole }).
cherries-repeats = Begun again on the same device
cherries-repeats-here = { $n ->
    [0] None.
    [one] One, counted without locking anybody out.
   *[other] { $count }, counted without locking anybody out.
}
cherries-withdrawn = Withdrawn
cherries-withdrawn-here = { $n ->
    [0] None.
    [one] One person took the answers back.
   *[other] { $count } persons took their answers back.
}
cherries-cookies = Cookies
cherries-cookies-here = One, which holds the interview’s code, so that it can be gone on with.
cherries-addresses = IP addresses
cherries-addresses-here = Not stored and not compared.
cherries-logs = Log files
cherries-logs-here = Not used to find repeated answers.
cherries-registration = Registration
cherries-registration-none = None.
cherries-registration-codes = An invitation code for each interview: { $all } given out, { $used } used. Codes are not kept with answers.
cherries-incomplete = Incomplete questionnaires
cherries-incomplete-here = Counted if all questions about importance were answered before breaking off, else only told as broken off.
cherries-fast = Answers given too fast
cherries-fast-here = { $n ->
    [0] None were flagged.
    [one] One response was flagged and kept.
   *[other] { $count } responses were flagged and kept.
}
cherries-correction = Statistical correction

# Data and licence
data-heading = Data and licence
data-intro = What is published of this survey, and what is not.
data-what = Published
data-what-here = This report with its tables and charts, and the questionnaire. Single responses are not published.
data-licence = Licence
data-where = Where
data-left-out = Left out to protect people
data-left-out-words = People’s own words, times of day, and who asked.
data-left-out-few = Counts under { $count } and shares of fewer than { $share } answers, and what they could be worked out from. Told in full is how many answered in which way and on which day, and how many did not answer a question; for which reason they did not is told only where there are enough.
data-kept = How long answers are kept
data-kept-here = { $n ->
    [one] One month, then they are deleted.
   *[other] { $count } months, then they are deleted.
}
data-contact = Contact

# Participation by place
places-title = Who took part, by “{ $question }”
places-measure-rate = How many people took part, per 1,000 people in the population the survey is about
places-measure-ratio = How many people took part, as a percentage of the number the group’s size would lead one to expect
places-table = Participation by “{ $question }”
places-column-rate = took part per 1,000
places-column-ratio = of the expected number
places-column-persons = people in the population
places-base = Base: { $n ->
    [one] one respondent who named a group
   *[other] { $count } respondents who named a group
}, before weighting.
places-gap = For its size, “{ $level }” ({ $question }) was reached least: { $rate } in every 1,000 people; over all groups it was { $all } in 1,000 (counting those who said their group).
places-gap-ratio = For its size, “{ $level }” ({ $question }) was reached least: { $ratio } of the number to be expected.
places-collapsed = “{ $to }” includes “{ $from }” here.
places-rate = { $value } per 1,000 people
places-ratio = { $value } of the expected number
places-shows = Relative to the size of the group, most took part: “{ $high }” ({ $most }); fewest: “{ $low }” ({ $least }).
places-shows-alike = Relative to the size of the group, equally many took part everywhere: { $value }.
places-reading = Bar: the group. Line from top to bottom: all groups together. Who did not say where they belong is not counted.
places-all = all: { $value }
places-alt = Bar chart: { $n ->
    [one] one group
   *[other] { $count } groups
}, all together { $value }. { $all }
