# What can be wrong in people's files: one message a kind of problem, with `.why` and `.help` where they are not plain.
did-you-mean = did you mean `{ $name }`?
more-problems = { $n ->
    [one] and one more problem
   *[other] and { $n } more problems
}

# logic
logic-empty = the expression is empty
    .help = write a condition such as resident == 'yes', or leave the key out
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
    .help = operators are and, or, not, in, ==, !=, <, <=, >, >=, +, -, * and /; texts stand in single quotes: 'yes'
logic-comma = a comma does not belong here
    .why = it only stands between the arguments of a function and in lists
    .help = a decimal number is written with a point: 3.5; conditions are joined by and, or
logic-character = { $character } means nothing in an expression
    .help = texts and codes of options stand in single quotes: 'yes'
logic-parenthesis = this parenthesis is never closed
    .help = add ) where it should end
logic-bracket = this list is never closed
    .help = add ] where it should end
logic-quote-open = the closing quote is missing
    .label = begins here
    .help = a text stands between two single quotes: 'yes'
logic-quote-other = a text stands in single quotes, not in { $quote }
    .help = write '…'
logic-equals = two values are compared with two equals signs
    .help = write ==
logic-symbol = `{ $written }` is written differently here
logic-word = `{ $written }` is written differently here
logic-minus-spaces = a minus needs a space on either side
    .why = without spaces it is a hyphen and belongs to a name, as in office-rating
    .help = write a - b
logic-minus-value = a minus without a value before it has to be followed by a number
    .help = write 0 - x for the negative of x
logic-chain = comparisons cannot be chained
    .why = a < b < c would compare the outcome of a < b with c
    .help = write a < b and b < c
logic-number = `{ $written }` is not a number
    .help = a number has digits and at most one decimal point, 3.5; a day is written 2026-05-01; the code of an option stands in single quotes: '{ $written }'
logic-number-large = this number is too large
logic-date-invalid = there is no day { $date }
    .help = a day is written year-month-day, 2026-05-01, and has to be in the calendar
logic-date-form = a day is written year-month-day, not { $date }
logic-row-quotes = this row's code stands in brackets and single quotes
    .why = only a code that begins with a letter can be written after a point
    .help = write satisfied['311']
logic-unknown-question = there is no question `{ $question }`
    .help = name a question by its id; a text or the code of an option stands in single quotes: '{ $question }'
logic-later = `{ $question }` is asked later
    .why = its answer is not known yet when this is worked out
    .help = move the question before this one
logic-itself = `{ $question }` cannot depend on itself
    .why = its own answer is not known yet when this is worked out
    .help = name an earlier question; to look at the answer itself, use check or warn
logic-note = `{ $question }` is a note
    .why = a note is read, not answered
logic-no-single-value = { $type ->
        [multiple] `{ $question }` may have several answers at once
        [ranking] `{ $question }` is a ranking, not a single value
        [points] `{ $question }` spreads points, it is not a single value
        [matrix] `{ $question }` has a value in each row
       *[other] `{ $question }` has no value to be compared
    }
    .help = { $type ->
        [multiple] ask whether an option was chosen: '{ $code }' in { $question }; or how many: count({ $question })
        [ranking] ask whether an item was ranked, '{ $code }' in { $question }, or for its rank: rank({ $question }, '{ $code }')
        [points] ask how many items were given points, count({ $question }), or how many points: sum({ $question })
        [matrix] name a row: { $question }['{ $code }']
       *[other] ask whether it was answered: answered({ $question })
    }
logic-no-rows = `{ $question }` has no rows
    .why = only a matrix has rows
    .help = leave out what follows the name of the question
logic-unknown-row = `{ $question }` has no row `{ $code }`
logic-unknown-option = `{ $question }` has no option `{ $code }`
    .why = the comparison could never be true
logic-code-quotes = the code of an option stands in single quotes
    .help = write '{ $code }'
logic-code-wanted = the code of an option or item has to be written out here, in single quotes
    .help = write '…'
logic-not-a-question = a function that looks at a question needs its name here
    .help = write the question's id, or a row of a matrix: satisfied['wifi']
logic-not-a-condition = { $got ->
        [number] this is a number, not a condition
        [date] this is a day, not a condition
        [single] this is the option chosen, not a condition
       *[other] this is a text, not a condition
    }
    .why = what decides whether something is shown, checked or counted has to be true or false
    .help = compare it with something, as in visits > 3 or resident == 'yes'
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
        [single] write the code in single quotes: '1'
       *[other] compare a number with a number (3), a day with a day (2026-05-01), an option or a text with a text in single quotes ('yes')
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
    .help = write x in ['a', 'b'], or 'a' in q
logic-in-question = { $type ->
        [single] this question has one answer, not several
       *[other] this question has no options to choose several of
    }
    .why = `in` needs a list or a question of type multiple or ranking after it
    .help = { $type ->
        [single] compare with ==
        [matrix] compare a row with ==, as in satisfied['wifi'] == 1
       *[other] compare with == or <
    }
logic-list-here = a list cannot stand here
    .help = a list stands after `in` or in any_of, all_of and none_of
logic-list-empty = the list is empty
    .why = nothing can be in it
logic-list-wanted = a list is needed here
    .help = write { $usage }
logic-list-literal = a list holds only values that are written out
    .help = write texts and codes in single quotes: ['a', 'b']
logic-unknown-function = there is no function `{ $function }`
    .help = the functions are rank, count, sum, answered, asked, refused, dont_know, coalesce, if, min, max, round, any_of, all_of, none_of, matches, today and year
logic-function-bare = `{ $function }` is a function and needs its arguments in parentheses
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
    .why = `{ $function }` gives: { $does }
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
logic-pattern-wanted = the pattern has to be written out, in single quotes
    .help = write matches(q, '[0-9]+')
logic-pattern = this pattern cannot be read: { $reason }
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
