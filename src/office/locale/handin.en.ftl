# office: handin, in English. handin.de.ftl has the same ids.

# What handing in, keys and erasing say.
busy-handing = writing the hand-in
handin-device = This folder was copied from another computer: here it is called { $device }, and its hand-ins begin at 1.
handin-taken = { $name }: { $new } new, { $known } known before, { $replaced } replaced, { $conflicting } in conflict, { $erased } erased before; { $contacts } new contacts
rescued-taken = { $name }: { $n ->
    [one] 1 response
   *[other] { $n } responses
} and { $open ->
    [one] 1 open interview
   *[other] { $open } open interviews
} that had been rescued are in the store again{ $stays ->
    [yes] ; the file stays, as something in it was answered otherwise than in the store, which keeps its own
   *[no] {""}
}.
rescued-put-back = { $path } was gone; { $from }, which was rescued of it, is in its place now.
handin-removed = { $n ->
    [one] 1 response was erased where this comes from, and is now erased here, too.
   *[other] { $n } responses were erased where this comes from, and are now erased here, too.
}
failure-handin-nothing = nothing was ever kept of `{ $survey }` on this laptop
    .help = hold interviews with `mitreden street { $survey }`, or key in paper forms
failure-handin-key = the handin_key in town/town.yaml is no key: `{ $key }`
    .help = `mitreden key new` makes a pair and says what to write there
failure-handin-unsealed = { $path } is not sealed, and this town seals what is handed in; nothing was taken in
    .help = let the laptop write it anew with today’s town.yaml (`mitreden handin --all`); if you know where it comes from, add --plain
failure-handin-wrong-key = { $path } is sealed to another key than { $key }
    .help = name the file of the right private half by --key
failure-handin-damaged = { $path } was cut off or changed on its way; nothing was taken in
    .help = copy the file anew, or let the laptop write it again with `mitreden handin --all`
failure-handin-newer = { $path } was written by a newer mitreden
    .help = install the newer one here, too
failure-handin-foreign = { $path } holds something else than a hand-in
    .help = name the files that `mitreden handin` wrote
failure-handin-line = { $path }, line { $line }: { $reason }
    .help = the file is whole, so this is a fault of the program that wrote it; please report it
failure-handin-survey = { $path } belongs to the survey `{ $survey }`
    .help = merge it there: `mitreden merge { $survey } FILE`
failure-key-inside = { $path } lies in the town’s folder, which is copied and shared
    .help = name a file outside of it with --out, or leave --out away
failure-key-exists = there is a key in { $path } already; it was left as it is
    .help = use it, or name another file with --out; hand-ins sealed to the old key need the old one
failure-key-home = there is no home folder to keep the key in
    .help = name a file with --out (or --key, to open hand-ins)
failure-key-missing = a hand-in is sealed, and there is no key in { $path }
    .help = name the file of the private half by --key; it may also be typed in from paper
failure-key-none = { $path } holds no private key, or a character in it is wrong
    .help = it begins with AGE-SECRET-KEY-1; every character counts
failure-databases-left = answers of `{ $survey }` are kept in { $places }, too, and nothing was deleted there
    .help = do it once more with --store { $place } (with user and password in it); is there no such database any more, say `mitreden merge { $survey } --forget { $place }`
database-not-noted = answers of `{ $survey }` are kept in { $place }, and that cannot be noted in the town’s folder ({ $error }): whoever erases here has to name the database with --store
erased-in-database = { $n ->
    [one] 1 response that was erased here is now erased in the database, too.
   *[other] { $n } responses that were erased here are now erased in the database, too.
}
handins-of = { $device }: { $came }{ $n ->
    [0] {""}
    [one] {""}; { $missing } is missing
   *[other] {""}; { $missing } are missing
}{ $m ->
    [0] {""}
    [one] {""}; { $twice } came twice and not alike: were two folders called so, or was one set back?
   *[other] {""}; { $twice } came twice and not alike: were two folders called so, or was one set back?
}
merge-given-up = Hand-in { $number } of { $device } is given up: it is not missed any more.
merge-database-forgotten = It is forgotten that answers of `{ $survey }` were kept in { $place }.
erase-holding = { $n ->
    [one] Made before, this still holds it, or may:
   *[other] Made before, these still hold it, or may:
}
erase-mend = Delete these files, or make them anew with `mitreden merge { $survey }` and `mitreden report { $survey }`; what stands in other files has to be taken out by hand.
erase-away = A hand-in went to { $path } before; that folder is not here now. Look there, on the USB stick for example.
erase-handed = It was handed in before. Hand in once more (`mitreden handin { $survey }`): then it is erased in the office, too.
