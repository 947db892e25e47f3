# What the program says to citizens, analysts and councils, in English. de.ftl has the same ids.
responses = { $n ->
    [one] { $count } response
   *[other] { $count } responses
}

check-fine = { $files ->
    [one] 1 survey and the town's files: no problems.
   *[other] { $files } surveys and the town's files: no problems.
}
check-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}.
