# office: print, in English. print.de.ftl has the same ids.
failure-version = no version of the questionnaire with the sign { $sign } is known here
    .help = known here are { $known }; those of another computer come with a backup of its answers (`mitreden restore`)
failure-print-from = { $from } is no number that forms can begin with
    .help = name a running number from 1 on, without its check digit
failure-print-answers = the questions of this questionnaire have { $n } answers together, and { $limit } are the limit of what can be printed
    .help = ask such a list online, or print a questionnaire with fewer of them
