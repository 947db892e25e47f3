# base: labels, in English. labels.de.ftl has the same ids.

# What stands before a message.
label-error = error
label-warning = warning
label-note = note
label-help = help

# What can be wrong in people's files: one message a kind of problem, with `.why` and `.help` where they are not plain.
did-you-mean = did you mean `{ $name }`?
more-problems = { $n ->
    [one] and one more problem
   *[other] and { $n } more problems
}
