# define: diagnostics, in English. diagnostics.de.ftl has the same ids.
first-here = first written here

# the file itself
file-too-large = the file is larger than { $limit } MB
    .help = a town’s files are small; is this the right file?
file-empty = the file is empty
    .help = is this the right file?
not-utf8 = byte { $byte } is no UTF-8 text
    .why = only UTF-8 keeps umlauts the same on every machine
    .help = save the file as UTF-8 in your editor; if it is a picture, a table or a program, it is the wrong file
yaml-binary = there are control characters here
    .why = this does not look like a text file
    .help = is this the right file?
yaml-control = there is a control character here ({ $code })
    .why = it would reach terminals, pages and tables, and none of them can show it
    .help = leave it out; in a text in double quotes, `\n` ends a line and `\t` is a tab
yaml-tab = the line is indented with a tab
    .why = YAML takes only spaces for indentation
    .help = replace the tab by spaces
yaml-syntax = { $cause ->
    [colon] a colon stands here where none can stand
    [quote] this quote is never closed
    [after] the text in quotes ends before this
    [bracket] a bracket here or above is not closed, or closed by another one
    [indent] this line is no key with a colon, or is indented otherwise than those it belongs to
   *[other] this is not YAML: { $reason }
}
    .help = { $cause ->
    [colon] put a text with a colon in quotes: `"One thing: the other"`; or indent the line like those around it
    [quote] write the same quote where the text ends
    [after] put the whole text in quotes; a quote within it is written twice in `'…'`, and as `\"` in `"…"`
    [bracket] each {"{"} needs its {"}"} and each [ its ]; a text with one of them needs quotes
    [indent] write `key: value`, and begin all keys of one map in the same column
   *[other] look here and in the line above for a missing quote, bracket or colon, and for lines that are indented unevenly
}
yaml-alias = anchors and aliases (`&name`, `*name`) are not used in these files
    .help = write the value out where it is needed
yaml-tag = tags (`!name`) are not used in these files
    .help = leave the tag out; every value stays the text that was written
yaml-several-documents = a second document begins here
    .help = leave the `---` out, or put what follows into a file of its own
yaml-key-not-text = a key must be a single word or text
    .help = write a word before the colon; a list or a map can only stand after it
duplicate-key = the key `{ $key }` is here twice
    .help = keep one of the two
unknown-key = `{ $key }` is no key of { $what }
    .help = it has: { $keys }
missing-key = { $what } needs the key `{ $key }`
    .label = it is missing here
    .help = add `{ $key }: …`
wrong-shape = { $wanted } is wanted here, and this is { $found }
    .help = write { $wanted }, or leave the key out if nothing is meant by it
not-a-number = `{ $written }` is no number
    .help = write it with digits and a decimal point: 2.5
not-an-integer = `{ $written }` is no whole number that is possible here
    .help = write it with digits alone: 3
not-a-truth = `{ $written }` is neither `true` nor `false`
    .help = write `true` for yes, `false` for no
unknown-word = `{ $written }` is not possible here
    .help = possible are: { $words }

# ids, codes and words
bad-id = `{ $written }` cannot be an id
    .why = ids are column names and parts of addresses: a lower-case letter, then lower-case letters, digits and single hyphens
    .help = for example `top3` or `office-rating`
bad-code = `{ $written }` cannot be a code
    .why = codes are written in tables and expressions: visible characters, but no blanks, quotes, `.`, `|` or `__`
    .help = for example `16-29` or `online-office`
bad-language = `{ $written }` is no language tag
    .help = write `de`, `en`, `sl` or the like
duplicate-id = the id `{ $id }` is taken
    .why = the dataset and every condition name it by this id
    .help = give one of the two another id
short-address = the short address /{ $id } leads to a page of the town’s, not to this survey
    .why = forms and letters print the short address
    .help = give the survey another id
reserved-id = `{ $id }` is a word of the expression language
    .why = a condition that names this question could not be told from the word
    .help = give the question another id
column-id = the dataset has a column `{ $id }` of its own
    .why = every question becomes a column of its id, beside those for mode, day, weight and the like
    .help = give the question another id
column-code = `{ $code }` cannot be the code of an option that has a column of its own
    .why = the dataset tells in a column of this name why there is no answer
    .help = give the option another code
was-taken = `{ $was }` is a code of its own, or `{ $code }` itself, or named twice
    .why = an earlier answer `{ $was }` would belong to both
    .help = name under `was` only codes that nothing has now
mended-question = there is no question `{ $id }` that could have been mended
    .help = write it as `question.best`, with the id of a question
mended-property = `{ $written }` is nothing of `{ $id }` that can be mended
    .help = it has: { $words }
column-alike = `{ $code }` and `{ $other }` would share a column of the dataset
    .why = there a hyphen becomes `_`, and `__` parts a question from its options
    .help = give one of them another code
twice-in-list = `{ $written }` is in this list twice
    .help = leave one out
unknown-question = there is no question `{ $id }`
    .help = name a question by its `id:`
unknown-option = `{ $code }` is no option of `{ $question }`
    .help = it has: { $all }
unknown-row = `{ $row }` is no row of `{ $question }`
    .help = it has: { $all }
unknown-need = `{ $code }` is no need of this list
    .help = the list has: { $all }
needs-without-list = these needs are taken from town/needs.yaml, and there is no list to be had from there
    .help = put town/needs.yaml there, or mend what is told of it; a survey may also list its needs here, as `code: text`
no-needs = the survey has no needs to take this from
    .help = write `needs: all` at the top of the survey, or list them there
retired-need = the need `{ $code }` was retired in { $year }
    .help = leave it out, unless you compare with an earlier wave

# earlier versions
answered-question-gone = `{ $question }` is no longer asked, and people have answered it ({ $n } of that questionnaire)
    .why = their answers are kept and told as they were given
    .help = put it back if it only got another id: an id cannot change once people have answered
answered-code-gone = `{ $code }` is no longer among the { $key } of `{ $question }`, and people have answered who were offered it: { $n }
    .why = their answers are kept: it is counted among those who were offered it
    .help = if it is no longer offered, say so with `retired: 2026` beside its text; if it has another code now, write `was: { $code }` there
answered-route-changed = `{ $question }` is asked of others now than when people answered: { $n }
    .why = then it was asked where `{ $then }`, today where `{ $now }`; no answer changes by that, but the two do not speak of the same people
    .help = leave it as it was while answers come in, or say in the report since when it is asked of others
answered-otherwise = the { $property ->
        [type] type
        [scale] scale
        [best] best end of the scale
        [top] number of items to be named
       *[total] number of points
    } of `{ $question }` is not what people answered: { $n }
    .why = it was { $then } then and is { $now } today, so that their answers would say something else
    .help = put it back and ask under a new id; or, if it was written wrong then, say so: `mended: [{ $question }.{ $property }]`; made-up answers can be made up anew with `mitreden simulate`

# texts
unquoted-comma = there is a comma in a text without quotes
    .why = in `{"{"} … {"}"}` a comma begins the next entry; here `{ $rest }` became an entry without a value
    .help = put the whole text in quotes: `"…, { $rest }"`
unknown-language = `{ $tag }` is none of the languages spoken here
    .help = under `languages:` there are: { $all }; add `{ $tag }` there if people are to read it
untranslated = { $n ->
    [one] one text has no `{ $tag }` version
   *[other] { $n } texts have no `{ $tag }` version
}
    .label = { $n ->
    [one] this one
   *[other] the first one
}
    .why = where a version is missing, people read the first language that is there
    .help = add `{ $tag }: …` { $n ->
    [one] to this text
   *[other] to the texts of these lines: { $lines }
}
needs-untranslated = { $n ->
    [one] one need has no `{ $tag }` version
   *[other] { $n } needs have no `{ $tag }` version
}
    .why = where a version is missing, people read the first language that is there
    .help = in town/needs.yaml, add `{ $tag }: …` to { $needs }
interface-language = the program has no words of its own in `{ $tag }`
    .why = buttons, hints and messages are there in German and English; here they are shown in English
    .help = nothing, if that will do; else leave `{ $tag }` out of `languages:`
brace-open = the brace is not closed
    .why = `{"{"}question{"}"}` pipes an earlier answer into the text
    .help = close it, or write `{"{{"}` for a brace
pipe-unknown = there is no question `{ $name }` to take words from
    .help = name a question that is asked before, or write `{"{{"}` for a brace
pipe-elsewhere = nothing is filled in here: people read `{"{"}{ $name }{"}"}` as it stands
    .help = only questions, hints, options and what rules say name earlier answers; write it into one of these
pipe-forward = the question `{ $name }` has not been answered here yet
    .why = only the answers of earlier questions can be put into a text
    .help = move this question behind it

# pages and questions
no-pages = the survey has no pages
    .help = a page has an id and a list of questions: `- page: you`
empty-page = the page has no questions
    .help = add questions, or leave the page out
no-options = there is nothing to choose from
    .help = write at least one option: code: text
list-too-long = this list has { $n } entries, and a question can have { $limit }
    .why = it would be printed, shown and counted in full
    .help = ask in two steps, such as the district first, or take it down as an open answer
survey-too-large = with this, the questionnaire has more than { $limit } options, rows and things shown in tasks
    .why = forms, screens and tables of it would take all memory
    .help = shorten this list or one above it, or ask as an open question
too-many-tasks = there are to be { $n } tasks, and { $limit } are the limit
    .help = people do ten or twenty of them
too-many-cells = this matrix has { $n } cells, and { $limit } are the limit
    .help = leave out rows, or make several questions of it
too-many-ranks = { $n } places are to be given here, and { $limit } are the limit
    .help = say how many are put in order, such as `top: 5`
count-out-of-range = `{ $key }` must be from 1 to { $items }, the number of items
    .help = write a number from 1 to { $items }, or add items
pick-out-of-range = nobody can pick { $min } to { $max } of { $items } options
    .help = write `min` and `max` so that 0 <= min <= max <= { $items }
exclusive-not-multiple = the option `{ $code }` excludes others, but only one can be chosen here anyway
    .help = leave `exclusive` out, or make the question a `multiple`
scale-out-of-range = the scale goes from { $from } to { $to }
    .help = it must rise, by at most 100 points
scale-without-best = the scale does not say which end is the best
    .why = some read 1 as the best mark, others as the worst
    .help = add `best: to` where the last point is the best, `best: from` where the first is
not-positive = `{ $key }` must be more than 0
    .help = write a number above 0, or leave it out
best-worst-too-small = { $key ->
    [tasks] there must be at least one task
   *[per_task] each task needs at least 3 items
}
    .why = a task shows a few items and asks for the best and the worst of them
    .help = write `per_task: 4` and `tasks: 4` or the like
not-a-link = `{ $written }` is no link
    .help = write it whole: https://…
not-a-date = `{ $written }` is no day
    .help = write year, month and day: 2026-05-04
max-below-min = `max` is below `min`: no answer would be valid
    .help = exchange the two, or correct one of them
closes-before-opens = the survey closes before it opens
    .help = exchange the two days, or correct one of them
top-out-of-range = `top` must be from 1 to { $items }, the number of needs
    .help = say how many needs make up somebody’s most important ones: top: 3
unsatisfied-out-of-range = `unsatisfied_at_most` must be from 1 to below 5
    .why = it is a point of a scale from 1 to 5 on which 5 is the best; at 5 everybody would be unsatisfied
    .help = write 3 if the middle of the scale still counts as not satisfied

# facets
facet-type = a `{ $type }` question cannot have the facet `{ $facet }`
    .help = importance: ranking, multiple, single, points, rating, matrix; satisfaction: rating, matrix; mention: text
facet-without-needs = the question has a facet, but its options are not needs
    .why = what is said about a need must name the need
    .help = take the options from the needs: `options: needs` or `options: {"{"} needs: […] {"}"}`
facet-rating-without-need = the rating has a facet but does not say which need it is about
    .help = add `need:` with its code
weight-without-facet = `facet_weight` stands beside no `facet`
    .help = add `facet:`, or leave `facet_weight` out
weight-negative = a weight cannot be below 0
    .help = write 0 to keep the question out of the score
nothing-to-rank = no question asks what matters, so the needs cannot be ranked
    .help = give a question `facet: importance` and `options: needs`
method-lacks-question = `{ $method }` cannot be computed from these questions: { $lacks ->
        [satisfaction] none asks how satisfied people are with the needs
        [points] none has people share points among the needs
        [tasks] none has best-worst tasks about the needs
       *[importance] none asks which needs matter
    }
    .help = { $lacks ->
        [satisfaction] ask a rating or a matrix with `facet: satisfaction`, or choose another method
        [points] ask a question of type `points` with `facet: importance`, or choose another method
        [tasks] ask a question of type `best-worst` with `options: needs`, or choose another method
       *[importance] ask a question with `facet: importance` whose options are needs: it says whose list a need is on, with any method
    }
best-worst-not-ranked = `{ $question }` is asked and its answers are kept, but they are not part of the ranking
    .why = the ranking counts who puts a need among their most important; from tasks that is estimated by a model
    .help = to rank by these tasks, write `ranking: {"{"} method: best_worst {"}"}` and ask a ranking or a multiple with `facet: importance` as well
need-not-measured = no question that counts asks whether `{ $need }` matters
    .why = it can have no score
    .help = offer it in a question with `facet: importance`, or leave it out of `needs:`
need-not-rated = no question asks how satisfied people are with `{ $need }`
    .why = it stands below the order of the others, by importance alone
    .help = offer it in the question with `facet: satisfaction`, too

# conditions that leave somebody out
open-answer = `{ $written }` is unknown, not true, where `{ $question }` has no answer
    .why = { $use ->
        [show] what is unknown is not shown: whoever left `{ $question }` open or was not asked it is passed over here
        [among] what is unknown does not count: whoever left `{ $question }` open or was not asked it is not weighted and not ranked
       *[rule] what is unknown says nothing: whoever left `{ $question }` open or was not asked it is not told
    }
    .help = to take them in, write (not answered({ $subject }) or { $written }); if they are meant to be left out, say so: (answered({ $subject }) and { $written })

# population, quotas, scores
crossed-with-itself = a question cannot be crossed with itself
    .help = name it once, or cross it with another question
not-a-single-choice = `{ $id }` is no single choice
    .why = everybody must fall into exactly one level
    .help = name a question of type `single`
figure-negative = a share or count cannot be below 0
    .help = correct the figure
shares-or-counts = a margin has either `shares` or `counts`
    .help = write `shares:` with parts of 1, or `counts:` with persons, and not both
shares-not-one = the shares add up to { $sum }, not to 1
    .help = write them as parts of 1 (0.30), or give `counts` instead
margin-lacks = the margin has no figure for `{ $levels }`
    .why = people with this answer would have no place in the population
    .help = add the figure, or `collapse:` the level into another
margin-collapsed-figure = `{ $level }` has a figure but is collapsed into another level
    .help = add the figure to the other level, or leave the `collapse:` out
margin-retired = `{ $level }` of `{ $id }` is retired, and no level of this margin
    .why = whoever chose it is weighted like those who gave no answer
    .help = say under `collapse:` which level it counts as
no-short-name = the results speak of `{ $question }` again and again, and it has no short name
    .why = charts, tables and headings by it are titled with the whole question
    .help = add one, for example `{ $line }`
margin-twice = `{ $id }` stands in two margins
    .why = weighting to both could contradict itself
    .help = cross it in one of them: `of: [age, gender]`
mode-not-asked = nobody answers by `{ $mode }` in this survey
    .why = `modes:` says { $modes }
    .help = add `{ $mode }` to `modes:`, or leave this out
random-in-passing = a sample in which `{ $mode }` asks whoever comes by is not random
    .why = drawn at random are people of a list, each with a known chance
    .help = write `self-selected`, or take `{ $mode }` out of `modes:`
frame-without-draw = there is a list, but nobody was drawn from it at random
    .why = `frame` names the list of a random sample
    .help = write `sample: random` beside it, or leave `frame` out
collapse-elsewhere = `{ $id }` is no question of this margin
    .help = collapse levels of `{ $of }`
collapse-circle = `{ $level }` is collapsed into itself
    .why = a level that counts as another must end at one that has a figure
    .help = collapse it into a level that stands under `shares:` or `counts:`
merged-twice = `{ $code }` is in two groups
    .why = nobody is counted twice where groups are held against each other
    .help = leave it in one of them
merged-alone = fewer than two options make up `{ $code }`
    .why = an option by itself is a group anyway
    .help = name the options that are to be one group together
merged-is-option = `{ $code }` is an option that is not in this group
    .why = two groups would go by one code
    .help = give the group another code, or put the option in
makes-no-groups = by `{ $id }` nobody is grouped
    .why = the options of a choice make groups
    .help = name a question of type `single` or `multiple`
simulate-later = what people answer to `{ $id }` cannot hang on `{ $later }`
    .why = people are made up by going through the interview: `{ $later }` is not asked before `{ $id }`
    .help = name an earlier question in `when`, or say it the other way round, in a rule about `{ $later }`
simulate-circle = `{ $key }` cannot hang on `{ $id }`
    .why = what people say about needs in `{ $id }` follows from what such rules say
    .help = name a question in `when` that is not about needs
simulate-of-needs = a rule cannot answer `{ $id }`, which says something about needs
    .why = all questions about needs follow from how much a need matters to somebody, so that they agree
    .help = write `needs` or `satisfied` in this rule instead
simulate-no-rule = a rule cannot answer `{ $id }`
    .why = rules are for choices, numbers, ratings and matrices
    .help = leave it out; for an open question, write `texts`
simulate-nothing = nobody would choose any option of `{ $id }`
    .help = write a number above 0 at one of them at least
simulate-chance = a chance in `{ $id }` is more than 1
    .why = of a multiple choice each option has a chance of its own, from 0 to 1
    .help = write 0.3 for three people in ten
simulate-points = this is no point, or difference of points, on a scale from 1 to 5
    .help = write a mean from 1 to 5 for all, and a difference from -4 to 4 in a rule
simulate-not-open = `{ $id }` is no open question
    .help = leave `of` out for all open questions, or name one of: { $open }
score-item = `{ $written }` is neither a rating nor a row of a matrix
    .help = write `rating` or `matrix.row`
score-does-not-fit = this instrument is defined for { $instrument ->
    [sus] 10 items on scales from 1 to 5
    [umux-lite] 2 items on scales from 1 to 7, or from 1 to 5
    [nps] 1 item on a scale from 0 to 10
   *[mean] at least 1 item
}
    .help = name as many ratings or rows of a matrix on such scales, or write `type: mean`

# the town's files
bad-colour = `{ $written }` is no colour
    .help = write it as `"#7a1f2b"`, in quotes
not-months = `{ $written }` is no span of months
    .help = write `24 months`
retention-raised = answers are kept for { $months } months, but people were promised { $promised }
    .why = { $n } responses to `{ $survey }` are kept that may have been given while { $promised } months were promised; what people were told when they answered holds for them
    .help = go back to `{ $promised } months`, or, where only new answers are to be kept for longer, delete the earlier ones first (`mitreden purge` with the shorter time)
unknown-category = there is no category `{ $code }`
    .help = under `categories:` there are: { $all }
unknown-field = there is no field of action `{ $code }`
    .help = under `fields:` there are: { $all }
unknown-principle = there is no principle `{ $code }`
    .help = under `principles:` there are: { $all }
note-without-fits = this `note` says something about `fits`, which is not there
    .why = reports tell it as the reason why the measure meets its needs, in part or not at all
    .help = write `fits: yes`, `fits: partly` or `fits: no` above it; what happened on a day goes into `history`
fits-nothing = this measure serves no need, so it cannot meet one
    .help = name the needs under `serves`, or leave out `fits` and its `note`
history-backwards = this line of the history is older than the one before it
    .help = the last line that is not after a day is the status on it: put the lines in the order of their days
history-ahead = this line of `{ $measure }` is of a day to come ({ $on }): a plan
    .why = until that day the line before it is the status, in reports, on the council’s page and in `agenda`
    .help = leave it if it is meant as a plan; else write the day on which it happened
from-unknown-survey = there is no survey `{ $survey }`
    .help = write the id as it stands under `survey:` in its questionnaire; the file of an earlier survey has to stay in surveys/
not-a-month = `{ $written }` is no month
    .help = write year and month: 2027-06

# Quotes
quote-not-found = these words stand in no open answer that counts
    .why = what is printed must be somebody’s own words, white space apart; an answer that was erased, withdrawn or does not count must not be quoted; those of made-up respondents no longer count once a person has answered
    .help = copy the passage from the answer as it stands, cut out between words, or take this quote out of the file
quote-empty = a quote without words
    .help = copy the passage that may be published from the answer, or leave this line out
quote-address = these words hold something like an e-mail address
    .why = it would point at a person, and what was printed cannot be called back
    .help = choose a shorter passage without it
quote-number = these words hold something like a telephone number
    .why = it would point at a person, and what was printed cannot be called back
    .help = choose a shorter passage without it
quote-street = these words hold something like a street with a number
    .why = it would point at a person, and what was printed cannot be called back
    .help = choose a shorter passage without it
quotes-ending = this file of quotes has another ending than is read
quotes-without-survey = there is no survey `{ $stem }.yaml` beside this file of quotes
    .help = name it after its survey: `SURVEY.quotes.yaml`

# logic
logic-empty = the expression is empty
    .help = write a condition such as `resident == 'yes'`, or leave the key out
logic-long = the expression is too long to be read
    .help = an expression has at most { $most } characters; work parts out in computed questions and name these
logic-deep = the expression is nested too deeply
    .why = every bracket, function and sum adds a level, and there are at most 100
    .help = work a part out in a computed question and name it here
logic-end = the expression ends too early
    .label = something is missing here
    .help = a question, a number or a text in single quotes has to follow
logic-unexpected = `{ $found }` does not belong here
    .why = two values need an operator between them, and an operator needs a value on either side
    .help = operators are and, or, not, in, ==, !=, <, <=, >, >=, +, -, * and /; texts stand in single quotes: `'yes'`
logic-comma = a comma does not belong here
    .why = it only stands between the arguments of a function and in lists
    .help = a decimal number is written with a point: 3.5; conditions are joined by and, or
logic-character = { $character } means nothing in an expression
    .help = texts and codes of options stand in single quotes: `'yes'`
logic-parenthesis = this parenthesis is never closed
    .help = add ) where it should end
logic-bracket = this list is never closed
    .help = add ] where it should end
logic-quote-open = the closing quote is missing
    .label = begins here
    .help = a text stands between two single quotes: `'yes'`
logic-quote-other = a text stands in single quotes, not in { $quote }
    .help = write `'…'`
logic-equals = two values are compared with two equals signs
    .help = write ==
logic-symbol = `{ $written }` is written differently here
    .help = write { $meant }
logic-word = `{ $written }` is written differently here
    .help = write { $meant }
logic-minus-spaces = a minus needs a space on either side
    .why = without spaces it is a hyphen and belongs to a name, as in office-rating
    .help = write a - b
logic-minus-value = a minus without a value before it has to be followed by a number
    .help = write 0 - x for the negative of x
logic-chain = comparisons cannot be chained
    .why = a < b < c would compare the outcome of a < b with c
    .help = write a < b and b < c
logic-number = `{ $written }` is not a number
    .help = a number has digits and at most one decimal point, 3.5; a day is written 2026-05-01; the code of an option stands in single quotes: `'{ $written }'`
logic-number-large = this number is too large
    .help = write a smaller one
logic-date-invalid = there is no day { $date }
    .help = a day is written year-month-day, 2026-05-01, and has to be in the calendar
logic-date-form = a day is written year-month-day, not { $date }
    .help = write 2026-05-01
logic-row-quotes = this row’s code stands in brackets and single quotes
    .why = only a code that begins with a letter can be written after a point
    .help = write `satisfied['311']`
logic-unknown-question = there is no question `{ $question }`
    .help = name a question by its id; a text or the code of an option stands in single quotes: `'{ $question }'`
logic-later = `{ $question }` is asked later
    .why = its answer is not known yet when this is worked out
    .help = move the question before this one
logic-itself = `{ $question }` cannot depend on itself
    .why = its own answer is not known yet when this is worked out
    .help = name an earlier question; to look at the answer itself, use check or warn
logic-note = `{ $question }` is a note
    .why = a note is read, not answered
    .help = name a question that is answered
logic-no-single-value = { $type ->
        [multiple] `{ $question }` may have several answers at once
        [ranking] `{ $question }` is a ranking, not a single value
        [points] `{ $question }` spreads points, it is not a single value
        [matrix] `{ $question }` has a value in each row
       *[other] `{ $question }` has no value to be compared
    }
    .help = { $type ->
        [multiple] ask whether an option was chosen: `'{ $code }' in { $question }`; or how many: `count({ $question })`
        [ranking] ask whether an item was ranked, `'{ $code }' in { $question }`, or for its rank: `rank({ $question }, '{ $code }')`
        [points] ask how many items were given points, `count({ $question })`, or how many points: `sum({ $question })`
        [matrix] name a row: `{ $question }['{ $code }']`
       *[other] ask whether it was answered: answered({ $question })
    }
logic-no-rows = `{ $question }` has no rows
    .why = only a matrix has rows
    .help = leave out what follows the name of the question
logic-unknown-row = `{ $question }` has no row `{ $code }`
    .help = it has: { $all }
logic-unknown-option = `{ $question }` has no option `{ $code }`
    .why = the comparison could never be true
    .help = it has: { $all }
logic-code-quotes = the code of an option stands in single quotes
    .help = write `'{ $code }'`
logic-code-wanted = the code of an option or item has to be written out here, in single quotes
    .help = write `'…'`
logic-not-a-question = a function that looks at a question needs its name here
    .help = write the question’s id, or a row of a matrix: `satisfied['wifi']`
logic-not-a-condition = { $got ->
        [number] this is a number, not a condition
        [date] this is a day, not a condition
        [single] this is the option chosen, not a condition
       *[other] this is a text, not a condition
    }
    .why = what decides whether something is shown, checked or counted has to be true or false
    .help = compare it with something, as in `visits > 3` or `resident == 'yes'`
logic-not-a-number = { $got ->
        [truth] this is true or false, not a number
        [date] this is a day, not a number
        [single] this is the option chosen, not a number
       *[other] this is a text, not a number
    }
    .why = + - * / work with numbers only
    .help = { $got ->
        [date] take the year of a day: year(d)
        [truth] turn it into a number: if(condition, 1, 0)
       *[other] name a question of type number or rating
    }
logic-compare = { $left ->
        [truth] true or false
        [number] a number
        [date] a day
        [single] an option
       *[other] a text
    } cannot be compared with { $right ->
        [truth] true or false
        [number] a number
        [date] a day
        [single] an option
       *[other] a text
    }
    .why = { $left ->
        [single] what is stored is the code of the option chosen, a text
       *[other] the two could never be the same
    }
    .help = { $left ->
        [single] write the code in single quotes: `'1'`
       *[other] compare a number with a number (3), a day with a day (2026-05-01), an option or a text with a text in single quotes (`'yes'`)
    }
logic-order-options = the options of this question are in no particular order
    .why = < <= > >= need to know which option comes first
    .help = add `ordered: true` to the question if the order of its options means something
logic-order-differs = the options of these two questions are not the same
    .why = options of different questions have no common order
    .help = compare each with the code of one of its options
logic-order = { $type ->
        [truth] true and false have no order
       *[other] texts have no order
    }
    .help = < <= > >= compare numbers, days and the options of a question with `ordered: true`
logic-in = after `in` comes a list or a question with several options
    .help = write `x in ['a', 'b']`, or `'a' in q`
logic-in-question = { $type ->
        [single] this question has one answer, not several
       *[other] this question has no options to choose several of
    }
    .why = `in` needs a list or a question of type multiple or ranking after it
    .help = { $type ->
        [single] compare with ==
        [matrix] compare a row with ==, as in `satisfied['wifi'] == 1`
       *[other] compare with == or <
    }
logic-list-here = a list cannot stand here
    .help = a list stands after `in` or in any_of, all_of and none_of
logic-list-empty = the list is empty
    .why = nothing can be in it
    .help = write what it holds: `['a', 'b']`
logic-list-wanted = a list is needed here
    .help = write { $usage }
logic-list-literal = a list holds only values that are written out
    .help = write texts and codes in single quotes: `['a', 'b']`
logic-unknown-function = there is no function `{ $function }`
    .help = the functions are rank, count, sum, answered, asked, refused, dont_know, coalesce, if, min, max, round, any_of, all_of, none_of, matches, today and year
logic-function-bare = `{ $function }` is a function and needs its arguments in parentheses
    .help = write { $usage }
logic-argument-count = `{ $function }` has the wrong number of arguments: { $got }
    .help = write { $usage }
logic-argument-type = `{ $function }` cannot be used on { $got ->
        [truth] something true or false
        [number] a number
        [date] a day
        [single] a question with one answer
        [multiple] a multiple choice
        [ranking] a ranking
        [points] a points question
        [matrix] a whole matrix
        [opaque] a task or best-worst question
       *[other] a text
    }
    .why = { $function ->
        [rank] `rank` gives the rank of an item, 1 for the most important; unknown for an item that was not ranked
        [count] `count` gives how many options were chosen, items ranked or given points, or rows answered
        [sum] `sum` gives the sum of the points given or of the rows of a matrix; unknown if a row is
        [coalesce] `coalesce` gives the first of the values that is known
        [if] `if` gives a where the condition is true, b where it is false, unknown where it is unknown
        [min] `min` gives the smallest; unknown if one is
        [max] `max` gives the largest; unknown if one is
        [round] `round` gives a whole number, half away from zero
        [any_of] `any_of` says whether at least one of the options was chosen
        [all_of] `all_of` says whether each of the options was chosen
        [none_of] `none_of` says whether none of the options was chosen
        [matches] `matches` says whether the whole text is as the regular expression says
        [year] `year` gives the year of a day
       *[other] `{ $function }` looks at a question
    }
    .help = write { $usage }
logic-mixed = the values of `{ $function }` are not of one type
    .why = the first is { $first ->
        [truth] true or false
        [number] a number
        [date] a day
       *[other] a text
    }, this is { $got ->
        [truth] true or false
        [number] a number
        [date] a day
        [single] the option chosen
       *[other] a text
    }
    .help = name values of one type
logic-pattern-wanted = the pattern has to be written out, in single quotes
    .help = write `matches(q, '[0-9]+')`
logic-pattern = this pattern cannot be read: { $cause ->
        [group] a ( has no ), or a ) no (
        [class] a [ has no ]
        [repeat] before ?, * or + there is nothing to repeat
        [escape] a backslash stands before a character that needs none
       *[other] { $reason }
    }
    .why = it is a regular expression and has to match the whole text
    .help = put a backslash before . + * ? ( ) [ ] that stand for themselves
logic-always-true = this is true whatever is answered
    .help = leave it out, or correct it; to ask whether a question has an answer, write answered(q)
logic-never-true = this can never be true
    .why = no combination of possible answers makes it so
    .help = correct it, or leave out what depends on it
logic-never-asked = `{ $question }` was never asked of anyone who comes here
    .why = the conditions under which it is asked exclude those that lead here
    .help = correct one of the conditions, or leave the question out of this one

# words within a sentence; the code names them by the English ones
phrase-a-best-worst-question = a best-worst question
phrase-a-coding-rule = a coding rule
phrase-a-column = a column
phrase-a-column-of-days = a column of days
phrase-a-column-of-dispositions = a column of dispositions
phrase-a-column-of-modes = a column of modes
phrase-a-column-of-weights = a column of weights
phrase-a-computed-value = a computed value
phrase-a-date = a date
phrase-a-fixed-day = a fixed day
phrase-a-fixed-disposition = a fixed disposition
phrase-a-fixed-text = a fixed text
phrase-a-fixed-weight = a fixed weight
phrase-a-line-of-the-history = a line of the history
phrase-a-group-of-options = a group of options
phrase-a-list = a list
phrase-a-list-of-needs = a list of needs
phrase-a-map-of-keys = a map of keys
phrase-a-mapping = a mapping
phrase-a-margin = a margin
phrase-a-matrix = a matrix
phrase-a-matrix-in-columns = a matrix in columns
phrase-a-measure = a measure
phrase-a-multiple-choice = a multiple choice
phrase-a-multiple-choice-by-options-ticked = a multiple choice by options (`ticked`)
phrase-a-multiple-choice-by-picks-picked = a multiple choice by picks (`picked`)
phrase-a-multiple-choice-in-one-column-split = a multiple choice in one column (`split`)
phrase-a-need = a need
phrase-a-note = a note
phrase-a-number = a number
phrase-a-number-of-simulate = a number of `simulate`
phrase-a-page = a page
phrase-a-question = a question
phrase-a-question-or-a-list-of-two = a question, or a list of two
phrase-a-quota = a quota
phrase-a-quote = a quote
phrase-a-ranking = a ranking
phrase-a-ranking-by-items-rank-of = a ranking by items (`rank_of`)
phrase-a-ranking-by-places-ranked = a ranking by places (`ranked`)
phrase-a-rating = a rating
phrase-a-rule = a rule
phrase-a-rule-of-simulate = a rule of `simulate`
phrase-a-scale = a scale
phrase-a-score = a score
phrase-a-separator = a separator
phrase-a-service = a service
phrase-a-single-choice = a single choice
phrase-a-single-value = a single value
phrase-a-spread-of-points = a spread of points
phrase-a-survey = a survey
phrase-a-task = a task
phrase-a-text = a text
phrase-a-text-of-simulate = a text of `simulate`
phrase-a-text-or-a-map-of-languages = a text or a map of languages
phrase-an-answer-in-one-column = an answer in one column
phrase-an-open-question = an open question
phrase-an-option = an option
phrase-groups-of-a-question = groups of a question
phrase-nothing = nothing
phrase-options-taken-from-the-needs = options taken from the needs
phrase-points-in-columns = points in columns
phrase-points-of-simulate = points of `simulate`
phrase-the-word-all-a-list-of-codes-or-a-map-of-needs = the word `all`, a list of codes or a map of needs
phrase-the-word-needs-or-a-map-of-codes = the word `needs` or a map of codes
