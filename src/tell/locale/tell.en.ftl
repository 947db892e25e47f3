# tell: tell, in English. tell.de.ftl has the same ids.
# What sentences call the town.
town-kind = { $kind ->
    [municipality] municipality
    [market-town] market town
    [city] city
   *[town] town
}
shift-outcome = { $outcome ->
    [refused] refused
    [not_eligible] not eligible
    [language] no language in common
    [took_part] took part already
    [complete] complete
    [partial] broken off late
   *[broken_off] broken off
}

# The chart of needs
chart-simulated = SIMULATED – not real answers
chart-suppressed = too few answers
chart-tier = Tier
chart-reading = Bar: the score. Line: the range that holds it with 95% confidence. Right: possible ranks. Tier: none of its needs is surely behind the first of the tier.
chart-reading-no-interval = Bar: the score. How certain it is cannot be computed here; every rank remains possible.
chart-need = { $place }. { $need }: { $score }{ $interval }, { $ranks }, tier { $tier }.
chart-need-interval = { " " }(95%: { $low } to { $high })
chart-need-suppressed = { $need }: too few answers.
chart-alt = Bar chart: { $n ->
    [one] one need
   *[other] { $count } needs, largest first
}. { $first }
rank-one = rank { $low }
rank-range = rank { $low } to { $high }
rank-range-short = rank { $low }–{ $high }
rank-range-column = { $low } to { $high }
list = { $first } and { $last }

# The words the method allows
of-citizens = of citizens
of-respondents = of respondents
of-asked = of those asked
top-words = { $top ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $top }
}
unmet-rule = { $rule ->
    [none] {""}
   *[other] {" "}({ $rule })
}
unmet-or = { $others } or { $last }
unmet-points = { $points } of { $to } points
unmet-scale = { $points } on the scale from { $from } to { $to }
names-it = { $how ->
    [ranked] { $top ->
        [one] name it as their most important
       *[other] count it among their { top-words } most important
    }
    [rated] { $top ->
        [one] rate it highest
       *[other] have it among the { top-words } they rate highest
    }
    [points] { $top ->
        [one] give it the most points
       *[other] have it among the { top-words } they give most points
    }
    [picked] picked it
    [chosen] named it
   *[mixed] count it among what matters most to them
}
names-need = { $how ->
    [ranked] { $top ->
        [one] name it as their most important need
       *[other] count it among their { top-words } most important needs
    }
    [rated] { $top ->
        [one] rate it highest
       *[other] have it among the { top-words } they rate highest
    }
    [points] { $top ->
        [one] give it the most points
       *[other] have it among the { top-words } they give most points
    }
    [picked] picked it
    [chosen] named it
   *[mixed] count it among what matters most to them
}
names-first = { $how ->
    [rated] it is among the { top-words } they rate highest
    [points] it is among the { top-words } they give most points
    [picked] they picked it
    [chosen] they named it
   *[other] it is among their first { top-words }
}
measure-unmet = Per need: percent { $whom } who { names-it } and are not satisfied{ unmet-rule }
measure-priority = Per need: percent { $whom } who { names-it }
declared-name = { $method ->
    [unmet_priority] named and not satisfied
    [plackett_luce] Plackett-Luce
    [importance_satisfaction] importance × dissatisfaction (I-S)
    [opportunity] opportunity score
    [best_worst] best-worst
    [points] points
    [borda] Borda
    [schulze] Schulze
   *[bradley_terry] Bradley-Terry
}
measure-declared = { $method ->
    [importance_satisfaction] Per need: importance times dissatisfaction, from 0 to 100
    [opportunity] Per need: opportunity score, from 0 to 100
    [borda] Per need: percent of the other needs that it wins against, on average (Borda)
    [schulze] Per need: its place by strongest paths of majorities (Schulze)
    [points] Per need: of 100 points, how many it gets on average
   *[plackett_luce] Per need: of 100 first choices, how many it would get ({ declared-name })
}
explain-declared = { $method ->
    [plackett_luce] The needs are ordered by the model of Plackett and Luce: how many of 100 first choices each need would get, as that follows from what people named first, next and not at all. It says what matters; how satisfied people are does not enter.
    [bradley_terry] The needs are ordered by the model of Bradley and Terry: how many of 100 first choices each need would get, as that follows from which of each two needs people put before the other. It says what matters; how satisfied people are does not enter.
    [best_worst] The needs are ordered by what people chose as best and as worst of some at a time: how many of 100 first choices each need would get, by a model of choice. It says what matters; how satisfied people are does not enter.
    [importance_satisfaction] The score of a need is its importance times dissatisfaction (I-S): the share who count it among the most important, times the share of all who rated it and are not satisfied. Unlike a share it counts no persons: those who name it may be more or less satisfied than all.
    [opportunity] The score of a need is its opportunity score after Ulwick: its importance, and added to it how far importance exceeds satisfaction. It is written from 0 to 100; Ulwick’s own runs from 0 to 20, a fifth of it. It counts no persons.
    [borda] The score of a need is its win share after Borda: of the other needs, the percentage that it stands before in people’s own orders, on average; fifty would be as often before as behind. Needs that somebody puts level share it, and what is left out stands level behind all that was named. How satisfied people are does not enter.
    [schulze] The needs are ordered by majorities after Schulze: how many people put one need before another, directly or along a chain of needs. Whatever beats each other need stands first. The method gives an order and no score; needs that no chain puts before each other share a place. How satisfied people are does not enter.
   *[points] The score of a need is the mean share of their points that people gave it, times 100: of a hundred points, how many it gets. How satisfied people are does not enter.
}
explain-declared-chosen = The order of the needs in this report is by this method because the questionnaire says so; how it stands to others is in the annex “How the numbers were computed”.
explain-unmet = The score of a need is the share { $whom } who { names-it } and are not satisfied with how things are{ unmet-rule }. 0% would mean nobody, 100% everybody.
explain-product = Different people were asked about importance and about satisfaction. The score of a need is therefore a product: the share { $whom } who { names-it }, times the share not satisfied.
explain-priority = The score of a need is the share { $whom } who { names-it }. How satisfied they are does not enter it: nobody was asked, or of no need did { $least } say.
explain-interval = Had we asked other people, the score would have come out a little differently. The range beside it says by how much: in 95 of 100 such surveys it holds the true value, if the assumptions of this report are right.
explain-ranks = Because the scores are uncertain, so is their order. “Rank 4 to 7” means: better than rank 4 and worse than rank 7 can be ruled out by these answers, anything between is possible. This holds with 95% confidence for all needs at once.
explain-tier = Needs of one tier are so close that none can be told apart from the first of the tier with confidence. Needs of neighbouring tiers may still be level with each other; their ranges of ranks say so.
report-table = Table { $number }:
report-figure = Figure { $number }:
interval = { $low } to { $high }

# The report
report-as-of = As of { $day }
report-as-of-last = As of { $day }; last answer on { $last }
report-contents = Contents
report-page = Page { $n } of { $of }
report-crest = Crest: { $town }
report-contact = Contact:
report-skip = Skip to the content
report-continued = Figure { $number }, continued
report-footnotes = Notes
report-footnote-back = Back to note in the text
footnote-score = Whoever answers in the middle of the scale counts as not satisfied. Whoever gives no satisfaction counts as all others answer on average. The formula is in the annex “How the numbers were computed”.
footnote-priority = An explicit “none of these” is an answer. The formula is in the annex “How the numbers were computed”.
footnote-declared = The formula is in the annex “How the numbers were computed”.
place = place { $rank }
over-replicates = over replicates { $ranks }
ordered-first = In the order by { declared-name }, in first place: { $needs }.
ordered-score = score { $score } ({ $interval })
ordered-withheld = The scores are not shown here, to protect respondents.
ordered-columns = n: those who were asked about importance and answered. Places and ranges say of no two needs that one is ahead of the other.
replicates = Over replicates: the places that hold in 95% of { $n } replicates of the weights, { $kind ->
    [poisson] in each of which every answer or group of answers counts as often as chance says
   *[bootstrap] for each of which answers or groups of answers are drawn anew
}{ $unmet ->
    [0] {""}
    [hidden] {" "}(how many of them could not be weighted to all of the population’s figures would tell of few)
   *[other] ; { $unmet } of them could not be weighted to all of the population’s figures
}. This is the sensitivity of the order over replicates, no set of possible ranks.
replicates-none = No replicates can be drawn, as { $why ->
    [one_cluster] all answers are one group, such as one shift
    [lone_cluster] the answers of one kind are a single group of several
   *[too_many] there are too many answers
}: how sensitive the order is to who answered is not known.
explain-replicates = Had other people answered, the order could be another. To see how much it moves, it was worked out anew with other weights, { $n } times where that can be done; the range beside each need holds its place and 95% of those. That is a sensitivity of the order over replicates: it does not say with any confidence which places a need can have, nor that one need is ahead of another.
footnote-interval = The range holds for each score alone. Whether two needs differ is told by the range of ranks only.
footnote-ranks = All pairs of needs are compared at once, after Mogstad, Romano, Shaikh and Wilhelm (2024).
footnote-effective = Effective: so many answers of equal weight would be as precise (after Kish).
report-lead = { $town }: what people need. Results of the survey “{ $survey }”.
report-simulated = These answers were made up by a computer program to show what the report looks like. They say nothing about real people.
mode-online = online
mode-kiosk = on a tablet at the office
mode-street = in the street
mode-phone = by telephone
mode-paper = on paper
count-hidden = not shown
count-note = Counts under { $least } are not shown, to protect respondents, nor what they could be worked out from.
base-weighted = weighted
base-unweighted = not weighted
base-drawn = weighted by base weights
column-mode = Mode
column-outcome = Outcome
column-n = n
column-ranks = Ranks
column-place = Place
column-replicates = Over replicates
column-ranks-online = online alone
column-need = Need
column-score = Score
column-interval = 95% range
column-se = SE
column-tier = Tier
column-importance = important
column-dissatisfaction = not satisfied
column-sample = respondents
column-population = population
column-target = target
column-weighted = weighted

# The summary
summary-heading = Key findings
summary-first = Greatest need for action:
summary-first-unmet = { $score } { $whom } { names-need } and are not satisfied with it{ unmet-rule }.
summary-first-priority = { $score } { $whom } { names-need }.
summary-first-product = Its score is { $score }: importance times dissatisfaction.
summary-first-declared = { $method ->
    [importance_satisfaction] Its score is { $score }: importance times dissatisfaction.
    [opportunity] Its opportunity score is { $score }.
    [borda] On average it wins against { $score } of the other needs.
    [points] On average people give it { $score } of their points.
   *[plackett_luce] It would get { $score } of all first choices ({ declared-name }).
}
summary-alone = This first place is statistically certain.
summary-level = { $n ->
    [one] One need cannot be told apart from it with confidence: { $others }.
   *[other] These needs cannot be told apart from it with confidence: { $others }.
}
summary-unsure = How certain this order is cannot be computed; every rank remains possible.
summary-item = { " " }({ $score }, { $ranks })
summary-item-unsure = { " " }({ $score })
summary-all-sure = The whole order is right with 95% confidence.
summary-open = { $open ->
    [one] For one of { $needs } needs
   *[other] For { $open } of { $needs } needs
} the rank is not certain; the ranks that are possible stand beside it.
summary-nothing = Too few people answered for an order to be shown: at least { $needed } are needed (after weighting).

# How we asked
asked-heading = How we asked
asked-sentence = { $n ->
    [one] One person
   *[other] { $count } people
} answered{ $part ->
    [none] {""}
   *[other] {" "}({ $part } of the population)
}{ $modes ->
    [none] {""}
   *[other] : { $modes }
}. Period: { $days }. { $sampling ->
    [random] They were drawn at random.
    [unrecorded] How they came to be asked is not recorded.
   *[self-selected] This was not a random sample: anyone could take part, and some people were approached.
} { $weighting ->
    [raked] The answers are weighted to match the population by { $by }. { $sampling ->
        [random] {""}
       *[other] The ranges are valid only if respondents are similar to non-respondents in the same groups.
    }
    [base] The answers count by the base weights that came with them. They are not weighted to the population and hold only for those who answered.
   *[other] The answers are not weighted and hold only for those who answered.
}
asked-mode = { $count } { $mode }
asked-period = Period of the interviews: { $days }.
asked-days = { $first } to { $last }
asked-no-days = not recorded
asked-unrecorded = The answers were imported; how people came to be asked is not recorded with them.
asked-once-open = Online, anybody could answer. People were asked to do so once; it was not enforced, because households share devices and connections. Answers that are nearly alike are flagged.
asked-once-invited = Online, only who had an invitation code could answer, each once. Codes were not kept with answers.
asked-self-selected = Anyone could take part; others were approached in the street. Nobody was drawn at random.
asked-random = The respondents were drawn at random from a register.
asked-population = Population: { $population }.
asked-languages = Languages of the questionnaire: { $languages }.
asked-weighted = The answers are weighted so that the respondents resemble the population in the characteristics of the annex.
asked-drawn = The answers count by the base weights that came with them; they are not weighted to the population.
asked-unweighted = The answers are not weighted: every person counts the same.
asked-modes = Counted people by the way in which they answered
asked-outcomes = Complete and incomplete questionnaires
outcome-complete = answered to the end
outcome-partial = broken off, main questions answered
outcome-break-off = broken off before, not counted
outcome-all = all together
outcome-outside = of these not of the population (not counted)
outcome-imported = The answers were collected elsewhere. Counted is what was imported; what was left out before is not known here.
outcome-counted = of these counted in this report

# The needs
needs-heading = The needs compared
needs-title = What is lacking most
needs-title-priority = What matters most
needs-shows = The longest bar is at the top. Where ranges of ranks overlap, the order is not certain.
needs-table = All needs with their numbers
needs-base = Base: { $n ->
    [one] one respondent
   *[other] { $count } respondents
}{ $all ->
    [same] {""}
   *[other] { " " }out of { $all } who said what matters to them
}, { $weighting }, effectively { $n_eff }.
needs-source = Source: { $survey }, { $town }.
needs-columns = SE: standard error in percentage points; n: those who were asked about importance and answered.
needs-hidden = Where too few answered we show no number.
needs-filled = Of those who named these needs, more than 10% did not say how satisfied they are; the share of the dissatisfied among all others stands in for theirs: { $needs }.
needs-below = These needs stand in no order with the others and take no rank from them:
needs-below-satisfaction = : named by { $named }; satisfaction not asked, or answered by fewer than { $least }.
needs-below-named = : satisfaction not asked, or answered by fewer than { $least }.
needs-lists = Only some were asked about these needs. Each has the rank it has among them, with all needs of their list counted on their answers alone.
needs-lists-table = Needs that only some were asked about
needs-lists-asked = { $count }{ $days ->
    [none] {""}
   *[other] , { $days }
}
needs-lists-ranks = { $ranks } of { $of }
few-clusters = { $clusters ->
    [one] { $mode ->
        [street] The { $count } answers from the street come from one shift only: how answers differ from shift to shift cannot be seen in it; how far they are from all others stands in for that.
       *[other] The { $count } answers given { $how } are one group: how answers differ from group to group cannot be seen in it; how far they are from all others stands in for that.
    }
   *[other] { $mode ->
        [street] The { $count } answers from the street come from only { $clusters } shifts: people asked in one shift are alike, and how alike shows only between shifts.
       *[other] The { $count } answers given { $how } come from only { $clusters } groups: people of one group are alike, and how alike shows only between groups.
    }
}
few-clusters-why = So needs can have more ranks than from as many single answers. From { $least } on that hardly shows.
few-clusters-replicates = So few groups move little in replicates, and the order may hang on them more than its ranges say. From { $least } on that hardly shows.
few-clusters-online = The answers given online came one by one. Among them alone needs can have these ranks:
few-clusters-table = Ranks among all answers, and among those given online alone

# Limits
limits-heading = What these numbers do not say
limit-simulated = All answers are simulated. Nothing follows from them for real decisions.
limit-unrecorded = How respondents came to be asked is not recorded with these answers. The ranges hold only if they resemble the population, or were drawn from it at random.
limit-self-selected = Whoever did not want to take part, or did not pass by, is missing. There is therefore no margin of sampling error as with a random sample: the ranges tell how uncertain the numbers are if respondents resemble the others in their groups.
limit-random = The ranges measure only the chance of the draw, not whether those who did not answer think differently.
limit-weighted = Weighting evens out only the characteristics that were weighted by. Those of a group who took part may think differently from the rest of it.
limit-drawn = Base weights make up for how people were chosen, not for who answered: the numbers speak for the respondents, not for everybody.
limit-unweighted = Without weights the numbers speak for the respondents, not for everybody.
limit-held = “{ $level }” of “{ $margin }” was not weighted, because too few answered or it is too small: it is { $share } of the weighted answers and { $target } of the population.
limit-unasked = { $n ->
    [one] One person was
   *[other] { $count } people were
} not asked “{ $question }”, by which answers are weighted, because their questionnaire did not have it. They count there as without an answer.
limit-adrift = { $n ->
    [one] One response
   *[other] { $count } responses
} from the street came without a shift. Those of one day are taken for one cluster, those without a day for another; the ranges may be too wide or too narrow.
limit-modes = Different people answer in different ways, and in conversation judgements are often kinder than alone. This cannot be computed away.
limit-hidden = There are too few answers for an order (effective sample size { $n_eff }).
limit-small = Small base (effective sample size { $n_eff }): the order is to be read with caution.
notice-few = Small base: { $count } answers{ $n_eff ->
    [none] {""}
   *[other] , weighted as precise as { $n_eff }
}. The order is only an indication.
notice-hidden = Too few answers for an order: { $count }.
limit-no-se = All answers come from a single group of interviews; no standard error can be given.
limit-filled = Many who named these needs could not say how satisfied they are; everybody’s share stands in for them (for how many, in parentheses): { $needs }.

# The annex
method-heading = How the numbers were computed
method-score-heading = The score
method-who = Counted are complete interviews, and those broken off only after all questions about importance, inside the population.
method-unmet = For each person and need: 1 if { names-first } and they are not satisfied (the middle of the scale counts as not satisfied), else 0; ties share a place. The score is the weighted mean over all who answered a question about importance, times 100. An explicit “none of these” is an answer.
method-product = The score is the weighted share of those of whom it holds that { names-first }, times the weighted share of those not satisfied, times 100.
method-priority = For each person and need: 1 if { names-first }, else 0; ties share a place. The score is the weighted mean over all who answered a question about importance, times 100.
method-declared = { $method ->
    [plackett_luce] Method: Plackett-Luce (Plackett 1975, Luce 1959). Each step of an answer chooses one of the needs left in proportion to their worths; needs that are level are chosen together (Cox 1972). Lists may be partial. The worths are the likeliest ones with each answer counted by its weight, found after Hunter (2004); the score is a need’s part of all worths, times 100. Order, ranks and tiers are by the logs of the worths. Standard errors: the sandwich of the score equations, in the design. Where the answers do not tell all needs apart, each is also compared with a made-up one that wins and loses by half an answer.
    [bradley_terry] Method: Bradley-Terry (Bradley and Terry 1952). Of each two needs that an answer does not leave level one comes first, in proportion to their worths. The worths are the likeliest ones with each answer’s pairs counted by its weight; the score is a need’s part of all worths, times 100. Order, ranks and tiers are by the logs of the worths. Standard errors: the sandwich of the score equations by persons, in the design, as one person’s pairs hang together. Where the answers do not tell all needs apart, each is also compared with a made-up one that wins and loses by half an answer.
    [best_worst] Method: best-worst (Marley and Louviere 2005, conditional logit). Of the needs shown the best is chosen in proportion to their worths, of those left the worst in proportion to their inverse. The worths are the likeliest ones with each person’s tasks counted by the weight; the score is a need’s part of all worths, times 100. Order, ranks and tiers are by the logs of the worths. Standard errors: the sandwich of the score equations by persons, in the design. Where the answers do not tell all needs apart, each is also compared with a made-up one that wins and loses by half an answer.
    [importance_satisfaction] Method: importance times dissatisfaction (I-S, ETC Institute). Importance is the weighted share { $whom } of whom it holds that { names-first }; dissatisfaction the weighted share not satisfied of all who rated the need, those who did not say left out. The score is their product, times 100.
    [opportunity] Method: opportunity score (Ulwick 2002). With importance I, the weighted share { $whom } of whom it holds that { names-first }, and satisfaction S, the weighted share satisfied of all who rated the need, the score is (I + max(I − S, 0))/2, times 100; Ulwick’s own is 10·I + max(10·I − 10·S, 0).
    [borda] Method: Borda (1781). Of m needs, one of rank r in a person’s answer wins against m − r of m − 1 others; needs that are level share their ranks, and those left out stand level behind all that were named. The score is the weighted mean of this share over all who answered a question about importance, times 100. Needs whose shares differ by rounding alone share a place.
    [schulze] Method: Schulze (2011). A majority counts by the weight of those who put one need before the other (winning votes). A need comes before another where the strongest path of majorities to it is stronger than the one back; its place is 1 and the number of needs that come before it, so that needs without such a path share a place.
   *[points] Method: points. The score is the weighted mean, over all who shared points, of the share of their points that a need was given, times 100.
}
method-filled = Who names a need but gives no satisfaction (“don’t know”, refused, not asked) gets the share of the dissatisfied among all who gave one.
method-se = Standard errors: Taylor linearisation, after weighting with the residuals of calibration. The 95% range holds for each score by itself: symmetric in the logits, at 0 and 100 after Clopper and Pearson.
method-ranks-heading = Ranks and tiers
method-ranks = All pairs of needs are compared at once (Mogstad, Romano, Shaikh and Wilhelm 2024, two-sided, stepdown, { $draws } draws). The best possible rank is 1 and the number of those larger with that confidence, the worst the number of all less that of those smaller with it. The error probability of 5% holds for all statements together. Differences are held against t with the degrees of freedom of the design (Satterthwaite; each way of answering is a stratum), at most the effective number of answers less one, and residuals are stretched by leverage. What fewer than ten carry has at least the variance of (x + 2)/(n + 4). Numbers that differ by rounding alone are equal.
method-tiers = Tiers: the largest need opens the first; the next joins it unless the first of the tier is ahead with 95% confidence; then it opens the next.
method-replicates-heading = How sensitive the order is
method-replicates = For this method no rank sets are computed, no tiers, and no statement that one need is ahead of another. Instead the order is worked out in { $n } replicates of the weights where they can be drawn, each weighted to the population anew where these answers are: by the bootstrap of Rao and Wu (1988), or, for answers that chose themselves, with Poisson variables of mean 1. For each need the smallest and the largest 2.5% of its places are left out; the range holds all others and its own place. The bootstrap of ranks is inconsistent where needs are level or nearly so (Mogstad, Romano, Shaikh and Wilhelm 2024): it shows how sensitive the order is, and holds no true place with a stated probability.
method-again-heading = To compute it again
method-program = Program: { $program }
method-seed = Seed of the draws: { $seed }
method-definition = Checksum of the questionnaire: { $definition }
method-mended = Mended: { $property ->
        [type] the type
        [scale] the scale
        [best] the best end of the scale
        [top] the number of items to be named
       *[total] the number of points
    } of “{ $question }” was written wrong in an earlier version of the questionnaire; answers to it are read by today’s
method-file = Checksum of { $file }: { $fingerprint }

# Weighting
weighting-heading = Weighting
weighting-none = None: every person counts the same.
weighting-drawn = By the base weights that came with the answers; not to the population.
weighting-level = All factors are the same: nobody counts more than before.
weighting-how = The weights are chosen so that the respondents are distributed as the population is (raking), by: { $margins }.
weighting-pools = People are reached differently in each way of answering. So each was weighted by itself to these figures, and what they say was then put together by the effective number of each: { $pools }.
weighting-pool = { $modes } { $share }
weighting-kish = Effective number after Kish: { $n_eff }; weighting multiplies the variance by { $deff }.
weighting-range = Factors relative to their mean: { $min } to { $max }.
weighting-bounds-kept = All factors lie between { $low } and { $high } unforced.
weighting-bounds-applied = Without bounds they would lie between { $min } and { $max }; they are bounded to { $low } to { $high }.
weighting-bounds-infeasible = Bounded to { $low } to { $high } the margins could not be met; the factors are unbounded.
weighting-held-few = “{ $margin }”, “{ $level }”: too few cases, factor 1.
weighting-held-small = “{ $margin }”, “{ $level }”: share under 1%, factor 1.
weighting-held-other = “{ $margin }”, “{ $level }”: bound by another margin, factor 1.
weighting-missing = no answer, or in no group
weighting-table = Respondents and population by “{ $margin }”
weighting-note = Target: the share in the population once missing answers keep their share.
weighting-note-withheld = Target and weighted share are not shown: how few of those who answered in one way belong to a group could be worked out from them.

# The questionnaire word for word
questionnaire-heading = The questionnaire, word for word
questionnaire-intro = This is how it was asked. In parentheses stands the name under which the answer is found in the data.
questionnaire-heading-imported = The questions
questionnaire-intro-imported = The answers were collected elsewhere and imported as answers to these questions. Whether the questions were worded like this there, and stood in this order, is told in the annex on how this survey is accounted for. In parentheses stands the name under which the answer is found in the data.
questionnaire-before = Before the first question:
questionnaire-consent = Consent:
questionnaire-after = After the last question:
questionnaire-page = Part { $number }
questionnaire-gone = Asked of some, and no longer
questionnaire-if = Asked only of those { $who }.
questionnaire-page-if = This page was only for those { $who }.
questionnaire-required = Must be answered.
questionnaire-computed = Worked out, not asked ({ $id }): { $value }.
answer-single = One answer.
answer-multiple = More than one answer is possible.
answer-up-to = At most { $n } answers.
answer-ranking = { $n ->
    [one] The most important one.
   *[other] The { $n } most important, in order.
}
answer-points = Spread { $total } points.
answer-scale = From { $from } to { $to }.
answer-best-worst = { $tasks ->
    [one] Once
   *[other] { $tasks } times
} out of { $items }: what matters most and what matters least.
answer-number = A number
answer-date = A date
answer-between = { " " }from { $low } to { $high }
answer-from = { " " }from { $low } on
answer-to = { " " }up to { $high }
answer-text = Own words, at most { $count } characters.
answer-website = Something to do on a website: { $link }
answer-allows-both = Also possible: “don’t know” and “no answer”.
answer-allows-dont-know = Also possible: “don’t know”.
answer-allows-refused = Also possible: “no answer”.

# Who answered
answered-margins = Who answered and who lives here
answered-measure = Share of the group among respondents (unweighted) and in the population, in percent
answered-margins-table = Respondents and population
answered-base = Base: { $n ->
    [one] one respondent
   *[other] { $count } respondents
}, before weighting.
answered-days = When and in which way people answered
answered-days-measure = Number of responses
answered-days-table = Responses by time and way
answered-days-base = Base: { $n ->
    [one] one response
   *[other] { $count } responses
}, those broken off or not counted included.
answered-outside = { $n ->
    [one] One more response is
   *[other] { $count } more responses are
} of days outside the survey’s own.
answered-undated = { $n ->
    [one] One more response has
   *[other] { $count } more responses have
} no date.
column-characteristic = Characteristic
column-group = Group
column-when = Period
column-all = all
column-number = No.

# Importance and satisfaction
map-heading = How important, how satisfied?
map-intro = A need can matter to many who are satisfied already, or to a few who lack everything. The picture shows both apart: the farther to the right, the more people name it; the farther up, the more are not satisfied.
map-measure = To the right: percent { $whom } who { names-it }. Upwards: percent of all with an opinion who are not satisfied.
map-table = Importance and dissatisfaction with their ranges

# All questions
questions-heading = The answers to all questions
questions-intro = Shares are of those who answered the question. The annex says how many did not answer or did not know.
question-words = Question: “{ $question }”
question-computed = Worked out from the answers to { $questions }
question-computed-value = Worked out like this: { $value }.
question-margin = “as population”: The answers are weighted so that this share is that of the population. It is not estimated and therefore has no range.
question-margin-mean = The answers are weighted so that this mean is that of the population. It is not estimated and therefore has no range.
interval-fixed = as population
interval-nearly = nearly as population
question-margin-nearly = “nearly as population”: The answers are weighted by this question and another one together. This share differs from that of the population only because some left one of the two questions open or a group was too small for it. It therefore has no range.
question-decides = This question decides who is counted here: only people { $who }. So there are no shares to show.
question-decides-some = Only those { $who } are counted. Other answers to this question therefore do not occur here.
question-routed = This question was put only to those { $who }.
question-nobody = Nobody answered this question.
question-one = Percent { $whom }; one answer was possible
question-several = Percent { $whom }; more than one answer was possible
question-ranking = Percent { $whom } who { names-it }
question-scale = Percent { $whom } with an opinion
question-text = People’s own words are not reproduced here.
question-base = Base: { $n ->
    [one] one answer
   *[other] { $count } answers
} of { $asked } who were asked, { $weighting }.
question-base-few = Base: fewer than { $least } answers.
question-base-routed = Base: { $n ->
    [one] one answer
   *[other] { $count } answers
}, { $weighting }. How many were asked is not shown: it would tell how often an answer before was given.
question-partly = { $n ->
        [one] Not everybody was offered { $items }: its share is of those who were.
       *[other] Not everybody was offered { $items }: their shares are each of those who were.
    }
question-several-note = More than one answer was possible; the shares may add up to more than 100%.
question-matrix-note = Shares of the points among those with an opinion; “don’t know” as a count. Where a point is too rare to be shown, the mean is not shown either.
column-answer = Answer
column-share = Share
column-first = first
column-named = { $top ->
    [one] named
   *[other] among the first { $top }
}
column-mean = Mean
column-times-shown = shown
column-best = most important
column-worst = least important
column-best-less-worst = difference
truth-yes = yes
truth-no = no
number-mean = Mean: { $mean }{ $has ->
    [yes] {" "}(95%: { $interval })
   *[no] {""}
}
number-quartiles = Half of them lie between { $low } and { $high }; the median is { $median }.
number-range = From { $low } to { $high }.
number-hidden = Too few answered for anything to be shown.
missing-refused = no answer
missing-dont-know = don’t know
missing-unanswered = left open
missing-not-asked = not asked
missing-not-reached = broken off before

# By group
groups-heading = By group
groups-intro = Compared here is how much is lacking in single groups. A difference is called certain where it shows with 95% confidence although all groups of a question and all needs were compared at once. Across several questions this was not checked.
groups-in-shares = Groups are compared in shares, not by the method of the order: a part of all worths, or a product, would also differ between groups that want one need equally often.
groups-by-label = By { $question }
groups-by = By the question “{ $question }”
groups-by-mode = By the way in which people answered
groups-base = Base: { $n ->
    [one] one respondent
   *[other] { $count } respondents
} in the groups shown, { $weighting }.
groups-base-in-table = Base: the respondents in the groups shown (numbers in the table), { $weighting }.
groups-column = { $group } (n: { $n })
groups-note = Bold: a difference that is certain. Dash: not shown (too few answers, or data protection).
groups-not-compared = { $by }: not compared. { $n ->
    [one] Only one group can be shown; a comparison takes two.
   *[other] No group can be shown.
}
groups-one-mode = By the way in which people answered: not compared. All who are counted here answered in the same way ({ $mode }).
groups-few = { $n ->
    [one] There are too few answers from the group { $groups } for results of its own.
   *[other] There are too few answers from the groups { $groups } for results of their own.
}
groups-withheld = Not shown, to protect respondents in smaller groups: { $groups }.
groups-small = Small base, an indication only: { $groups }.
groups-no-difference = No difference between these groups is certain.
groups-differences = Differences in what is lacking that are certain:
groups-pair = “{ $need }”: { $group } { $score }, { $others } { $others-score }.
groups-against-rest = “{ $need }”: { $group } { $score }, all others { $others-score }.
summary-group = { $by } – { $difference }
summary-proposed = To be decided: { $n ->
    [one] one measure
   *[other] { $n } measures
}{ $euro ->
    [none] {""}
   *[other] { " " }for EUR { $euro }
}{ $unknown ->
    [0] {""}
    [one] ; the amount of one is open
   *[other] ; the amount of { $unknown } is open
}.
summary-others = { $n ->
    [one] The possible ranks are shown beside the other one.
   *[other] The possible ranks are shown beside each of the other { $n }.
}

# Annex: numbers
annex-missing-heading = Who gave no answer
annex-missing-intro = Who says “don’t know” has answered, but has no opinion. Both views stand here side by side.
annex-missing-table = Answers and missing answers by question
annex-missing-note = Counted in persons, not weighted.
column-question = Question
column-asked = asked
column-answered = answered
column-of-asked = of those asked
orders-heading = Does the order hold?
orders-title = The rank in every way of counting
orders-measure = Per need: its ranks when the same answers are counted otherwise
orders-intro = The order also depends on how one counts. So the same answers were counted in { $n ->
    [one] one other way
   *[other] { $n } other ways
}.
orders-most = What changes most: { $way } (Kendall’s tau b { $tau }). All ways of counting are in the annex.
orders-same = The order is the same in every way of counting.
orders-middle = If the middle of the scale counts as { $side ->
    [satisfied] satisfied
   *[unsatisfied] not satisfied
}, { $same ->
    [0] even rank 1 changes
    [one] only rank 1 stays
   *[other] ranks 1 to { $same } stay
}: “{ $need }” moves to rank { $rank } (here rank { $here }).
orders-column-main = Rank here
orders-column-middle = Rank if the middle counts otherwise
orders-column-best = Best rank
orders-column-worst = Worst rank
orders-note = Best and worst rank in all ways of counting, this report’s included. Dash: not counted.
sensitivity-heading = The order in each way of counting
sensitivity-intro = The order depends on how one counts. The table shows the place of each need when it is done in another way.
sensitivity-table = The place of each need when counted in other ways
sensitivity-tau = Agreement (Kendall’s tau-b)
sensitivity-note = Tau-b: 1 would be the same order, 0 no agreement.
sensitivity-importance = Borda and Plackett-Luce count only how far in front a need was ranked; whether people are satisfied does not count there. A need that many name and nearly all are satisfied with stands far in front there and far behind in this report.
sensitivity-stable = “{ $need }”: the same tier in { $stable } of { $compared } ways of counting
methods-intro = Other methods put the needs in order, too. The table holds all those that these answers allow beside that of this report.
methods-table = Other methods beside that of this report
methods-method = Method
methods-tau = Agreement (Kendall’s tau-b)
methods-tiers = Needs in the same tier
methods-same = { $same } of { $needs }
methods-note = This report’s method: { $name }. Borda and Schulze give an order without tiers: how sure it is they do not say.
variant-main = this report
variant-unmet = named and not satisfied
variant-middle-satisfied = the middle of the scale counts as satisfied
variant-middle-unsatisfied = the middle of the scale counts as not satisfied
variant-first = only what was named first
variant-first-two = only the two named first
variant-product = importance times dissatisfaction
variant-namers-own = without filled-in satisfaction
variant-borda = Borda
variant-plackett-luce = Plackett-Luce
variant-mean-gap = means
variant-unweighted = unweighted
variant-mode = { $mode } only

# Ways to answer, as rows and columns name them
status-mode-online = online
status-mode-kiosk = kiosk
status-mode-street = street
status-mode-phone = phone
status-mode-paper = paper

# The shape of the report
front-heading = At a glance
front-who-heading = Who answered
needs-first-title = { $n ->
    [1] The first of { $of } needs
   *[other] The first { $n } of { $of } needs
}
point-next = What is missing:
point-strength = What works well:
point-group = Where groups differ:
point-order = How firm is the order?
point-limit = Whom we reached too rarely:
summary-next = First comes { $first }. The next needs are { $needs }.
summary-strength = { $met } are satisfied with “{ $need }”; { $named } { $whom } { names-need }.
summary-limit = Those who wanted to answered. Those who did not may think otherwise.
brief-heading = About the survey
brief-table = Profile of the survey
brief-column-what = Item
brief-column-said = Detail
brief-when = When
brief-population = Target population
brief-sampling = How people were selected
brief-unrecorded = not recorded
brief-self-selected = not a random sample: anyone could take part, and some were approached
brief-random = drawn at random from a register
brief-counted = Answers counted
brief-answers = { $count }{ $modes ->
    [none] {""}
   *[other] : { $modes }
}
brief-part = Share of the population
brief-of = { $part } of { $size } people
brief-languages = Languages
brief-weights = Weighting
brief-unweighted = none
brief-drawn = by base weights that came with the answers
brief-weighted = to match the population by { $by }
brief-precision = Precision
brief-effective = that of { $n_eff } answers without weighting
replies-heading = What else was answered
replies-intro = For each question this is the most frequent answer. All answers are in the annex.
replies-table = The most frequent answers
replies-column-most = most frequent answer
question-in-body = Its picture is in the report; its numbers are at the start of the annex.
groups-alike = No certain difference shows by: { $by }. The numbers are in the annex.
groups-alike-mode = way of answering
groups-annex-heading = More groups
groups-annex-intro = These groups have no picture in the report.
mentions-annex-heading = Own words, question by question
annex-numbers-heading = The numbers behind the figures
annex-title = Annex to: { $title }
annex-lead = All numbers, the questionnaire, and how it was computed. The report itself is a file of its own.
report-annex-pointer = All numbers, the questionnaire and the method are in the annex: { $file }
report-short-pointer = These are the first pages. The whole report is in { $file }
report-numbers = All numbers: table { $number } in the annex.
report-csv = Table { $number } as a CSV file
report-csv-file = table-{ $number }.csv
report-qr = QR code: the report on the web
report-qr-under = On the web
next-heading = What happens next
next-data = Reports and numbers are at { $at }.
next-contact = Please send questions, objections and mistakes to: { $contact }.
mentions-unshown = Mentioned too rarely to be shown: { $needs }.
places-all-table = Who answered, by each question of the weighting
report-annex-heading = Annex
limit-filled-most = For most needs, many who named them could not say how satisfied they are ({ $least } to { $most }). The share of all others stands in for theirs. The annex says which needs these are.
figure-alt-numbers = All numbers: table { $number }.
summary-limit-unrecorded = How respondents were selected is not recorded. Those who did not answer may think otherwise.
brief-foreign = { $languages }; questions and needs exist in this language only
map-importance = By importance alone “{ $need }” would have rank { $importance }; with satisfaction it has rank { $rank }.
point-caution = What remains open:
