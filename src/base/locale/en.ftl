# What the program says to citizens, analysts and councils, in English. de.ftl has the same ids.
responses = { $n ->
    [one] { $count } response
   *[other] { $count } responses
}

# What stands against an answer; said to the person who gives it.
answer-not-asked = This question was not asked.
answer-wrong-type = This answer does not fit the question.
answer-unknown = “{ $code }” is not on the list.
answer-twice = Please name “{ $label }” only once.
answer-not-shown = “{ $label }” is not part of this task.
answer-best-is-worst = “{ $label }” cannot matter most and least at once.
answer-other-task = This answer belongs to another task.
answer-task = Task { $n }
answer-count = { $n ->
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
   *[other] { $count }
}
answer-too-few = { $n ->
    [one] Please choose at least one.
   *[other] Please choose at least { $word }.
}
answer-too-many = { $n ->
    [one] Please choose only one.
   *[other] Please choose { $word } at most.
}
answer-not-alone = “{ $label }” does not go with other answers. Please choose one or the other.
answer-no-none = “None of these” cannot be chosen here.
answer-no-special = This answer cannot be chosen here.
answer-off-scale = Please choose a number from { $from } to { $to }.
answer-not-a-number = Please enter a number.
answer-not-whole = Please enter a whole number, without decimals.
answer-too-low = Please enter a number of { $number } or more.
answer-too-high = Please enter a number of { $number } or less.
answer-too-early = Please enter a day not before { $day }.
answer-too-late = Please enter a day not after { $day }.
answer-too-long = { $n ->
    [one] Please write one character at most.
   *[other] Please write { $count } characters at most.
}
answer-negative = Please give “{ $label }” no fewer than 0 points.
answer-total = Please give away { $wanted } points. So far it is { $given }.
answer-other-text = You chose “{ $label }”. Please write what you mean.
answer-other-long = Please write { $n } characters at most about “{ $label }”.
answer-required = Please answer this question.
answer-required-row = Please give an answer for “{ $label }”.
answer-wanted = You have not answered this question. Would you like to? You can also go on without.
answer-wanted-row = You have not given an answer for “{ $label }”. Would you like to? You can also go on without.
answer-yes = yes
answer-no = no

check-fine = { $files ->
    [one] 1 survey and the town’s files: no problems.
   *[other] { $files } surveys and the town’s files: no problems.
}
check-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}.

# What made-up respondents write.
simulated-wish-plain = { $need } (made-up answer)
simulated-wish-more = More of this, please: { $need } (made-up answer)
simulated-wish-lacking = This is what I miss: { $need } (made-up answer)
simulated-written = { $n ->
    [one] Made up one respondent
   *[other] Made up { $count } respondents
}, marked as simulated: { $path }
simulated-replaced = They replace those made up before, in { $path }
simulated-removed = The made-up respondents are gone: { $path }
simulated-left = merged.* and the reports still hold them until `mitreden merge { $survey }` and `mitreden report { $survey }` make them anew. Quotes of theirs in surveys/ have to be taken out by hand.
merged = { $n ->
    [one] One response
   *[other] { $count } responses
}, { $counted } of them counted. What was dropped and why: { $path }
merge-unsettled = It is no longer settled which version of { $id } stands.
merge-forgotten = { $path } is no source any more.
rank-heading = { $survey }: { $n ->
    [one] { $count } response
   *[other] { $count } responses
}{ $weights ->
    [none] , not weighted
    [base] , weighted by their base weights (worth { $effective } of equal weight)
   *[other] , weighted (worth { $effective } of equal weight)
}
rank-heading-level = { $survey }: { $n ->
    [one] { $count } response
   *[other] { $count } responses
}{ $weights ->
    [none] , not weighted
    [base] , weighted by their base weights
   *[other] , weighted
}
rank-heading-few = { $survey }: too few responses to say how many
rank-simulated = Simulated: made-up respondents, not real answers.
rank-hidden = Too few responses: the ranking is not shown.
rank-small = Few responses: read the ranking with care.
rank-filled = * For more than 10 % of those who named it, satisfaction is not known and was filled in by everybody’s.
rank-named = { $how ->
    [ranked] { $top ->
        [one] name the need as their most important
       *[other] count the need among their { $top } most important
    }
    [rated] { $top ->
        [one] rate the need highest
       *[other] have the need among the { $top } they rate highest
    }
    [points] { $top ->
        [one] give the need the most points
       *[other] have the need among the { $top } they give most points
    }
    [picked] picked the need
    [chosen] named the need
   *[mixed] count the need among what matters most to them
}
rank-score-unmet = Score: the percentage who { rank-named } and are not satisfied with it, with its 95 % interval.
rank-score-priority = Score: the percentage who { rank-named }, with its 95 % interval.
rank-explained = Ranks: those the need can have, for all needs together at 95 %. The first need below a line can be told apart from the first one above it.
rank-below-base = { $need }: too few answered about it for a rank.
rank-below-withheld = { $need }: too few name it, or its numbers would tell of others who are few.
rank-below-satisfaction = { $need }: named by { $named }; satisfaction not asked, or answered by fewer than 30.
rank-below-list = { $need }: asked of { $n ->
    [one] one
   *[other] { $count }
}{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; among these { $ranks ->
    [one] rank { $low }
   *[some] rank { $low }–{ $high }
} of { $of }.
rank-below-list-few = { $need }: asked of { $n ->
    [one] one
   *[other] { $count }
}{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; among these no order can be shown.
rank-below-since = since { $first }
rank-below-until = until { $last }
rank-below-between = from { $first } to { $last }
rank-one-cluster = All answers are one cluster, such as one shift: how sure the order is cannot be computed; every rank remains possible.
rank-adrift = { $n ->
    [one] One response
   *[other] { $count } responses
} from the street came without a shift: those of one day count as one cluster, those without a day all together.
rank-unasked = { $n ->
    [one] One person was
   *[other] { $count } people were
} not asked `{ $question }`, by which answers are weighted; they count there as without an answer.
rank-held = `{ $level }` of `{ $margin }` was not weighted: { $share } of the answers, { $target } of the population.
rank-rank = Rank
rank-need = Need
rank-score = Score
rank-interval = 95 %
rank-set = Ranks
rank-tier = Tier
rank-base = n

language = Languages by their tags
    .de = German
    .en = English
