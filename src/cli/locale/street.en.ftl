# cli: street, in English. street.de.ftl has the same ids.
shift-place = Place
shift-interviewer = Interviewer code
shift-line = { $prompt } (so far { $known }; Enter leaves it):
shift-line-new = { $prompt }:
street-practised = { $n ->
    [one] 1 interview held for practice; nothing was kept.
   *[other] { $n } interviews held for practice; nothing was kept.
}
street-kept = { $n ->
    [one] 1 interview kept.
   *[other] { $n } interviews kept.
}
street-open = { $n ->
    [one] 1 interview is left open; the next start offers to go on with it.
   *[other] { $n } interviews are left open; the next start offers to go on with them.
}
street-mode = the questionnaire is not made for the street: its `modes` do not name it; practising all the same
failure-street-terminal = there is no terminal to draw on
    .help = use --plain for typed lines, or --script for answers from a file
