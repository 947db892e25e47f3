# ask: answers, in English. answers.de.ftl has the same ids.

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

# What made-up respondents write.
simulated-wish-plain = { $need } (made-up answer)
simulated-wish-more = More of this, please: { $need } (made-up answer)
simulated-wish-lacking = This is what I miss: { $need } (made-up answer)
