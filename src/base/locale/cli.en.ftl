# What the commands say, in English. cli.de.ftl has the same ids.
check-notes = { $notes ->
    [one] 1 note, no errors and no warnings.
   *[other] { $notes } notes, no errors and no warnings.
}

# What goes on while it takes a moment.
busy-importing = importing
busy-merging = merging
busy-ranking = ranking
busy-reporting = writing the report

# What stands before a message.
label-error = error
label-warning = warning
label-note = note
label-help = help
