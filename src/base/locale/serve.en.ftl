# What `serve` and the commands around the online survey say. serve.de.ftl has the same ids.
serve-asking = Asking { $surveys }. Ctrl+C ends it.
serve-practice = This is a trial: nothing is kept.
serve-database-log = The database keeps its own log for longer than an hour: when answers came, which invitation began which interview, and what was deleted since. The privacy page says so. These settings and rights would shorten it (docs/src/running-a-server.md): { $settings }
serve-stopped = Stopped.
failure-serve-none = no survey is asked { $mode ->
    [kiosk] on the town’s tablet
   *[online] online
}
    .help = write `{ $mode }` under `modes` in the survey
failure-serve-mode = the survey `{ $survey }` is not asked in this way
    .help = write `{ $mode }` under `modes`, or try it out with --practice
failure-serve-listen = cannot listen on { $address }: { $error }
    .help = name another address with --listen, or end the program that uses it
failure-serve-promises = only who says who asks may ask in public: town.yaml lacks { $lacking }
    .help = add these; until then try it out with --listen 127.0.0.1:8080 and without --trusted-proxy
failure-serve-runtime = the server could not be started: { $error }
failure-store-server = `{ $server }` does not answer: { $reason }
    .help = see that the database runs, and that address and password are right
failure-store-key = `{ $path }` holds answers under another key than the backup: none of their codes would fit any more
    .help = restore into a database of its own
failure-store-url = the address of the database cannot be used: { $reason }
    .help = write it as postgres://user:password@host/database
busy-inviting = setting the invitations
invited = { $n ->
    [one] One invitation made.
   *[other] { $n } invitations made.
} There are { $all } in all, and { $used } of them have been used. List and letters are the only copies of the codes.
failure-invite-open = the survey `{ $survey }` is open to everybody
    .help = write `access: invitation` in the survey
failure-invite-url = letters name the address of the survey, and town.yaml does not say it
    .help = write where the survey is reached from outside: `url: https://survey.example.at`
letter-how = Please answer on the internet. Open this address, or scan the picture with the camera of your phone. Then enter the code.
letter-code = Your code
letter-qr = QR code with the address of the survey and your code
letter-once = The code is good for one person and once. You can stop at any time and go on later.
letter-anonymous = Your answers stay anonymous: the code is not kept with them. We do not see who answered what.
letter-until = You can answer until { $day }.
busy-copying = copying the answers
backed-up = { $survey }: { $n ->
    [one] one response
   *[other] { $n } responses
} and { $open ->
    [one] one open interview
   *[other] { $open } open interviews
} copied and checked.
backed-up-files = { $survey }: { $n ->
    [one] one file copied beside: { $files }.
   *[other] { $n } files copied beside: { $files }.
}
backed-up-left = { $survey }: not copied: { $files }.
restored = { $survey }: { $n ->
    [one] one response
   *[other] { $n } responses
} brought back{ $away ->
    [0] .
    [one] ; one erased since stays erased.
   *[other] ; { $away } erased since stay erased.
}
restored-merged = { $survey }: taken in beside what is here: { $parts }{ $away ->
    [0] .
    [one] ; one that was erased stays erased.
   *[other] ; { $away } that were erased stay erased.
}
restored-merged-none = { $survey }: there is nothing in it that was missing here{ $away ->
    [0] .
    [one] ; one that was erased stays erased.
   *[other] ; { $away } that were erased stay erased.
}
restored-aside = { $survey }: what was here before is kept as { $path }.
restored-beyond = { $survey }: not in the backup, and now kept only in { $path }: { $parts }. To have both, take it in: `mitreden restore { $path } --merge{ $store ->
    [database] { " " }--store …
   *[folder] { "" }
}`
restored-unread = { $survey }: what was here before cannot be read; it is kept as { $path }. Nobody can say what in it came after the backup.
restored-unknown = { $survey }: what was erased or withdrawn after the backup{ $case ->
    [known] { " " }of { $day }
   *[unknown] { "" }
} is not known on this computer, and may be back. If somebody asked for that since, erase it once more (`mitreden erase`).
restored-key = { $survey }: codes now fit under the key of the backup. A server that is running has to be started anew.
beyond-responses = { $n ->
    [one] one response
   *[other] { $n } responses
}
beyond-interviews = { $n ->
    [one] one interview under way
   *[other] { $n } interviews under way
}
beyond-invitations = { $n ->
    [one] one invitation
   *[other] { $n } invitations
}
beyond-used = { $n ->
    [one] one used code
   *[other] { $n } used codes
}
beyond-contacts = { $n ->
    [one] one contact
   *[other] { $n } contacts
}
beyond-forms = { $n ->
    [one] one paper form that was begun
   *[other] { $n } paper forms that were begun
}
restored-files = { $survey }: { $n ->
    [one] one file brought back{ $m ->
        [0] .
       *[other] ; what was there is kept as { $kept }.
    }
   *[other] { $n } files brought back{ $m ->
        [0] .
       *[other] ; what was there is kept as { $kept }.
    }
}
restored-files-merged = { $survey }: { $n ->
    [0] no file was missing
    [one] one file taken in
   *[other] { $n } files taken in
}{ $m ->
    [0] .
   *[other] ; these differ from the backup’s and stay as they are: { $kept }.
}
failure-restore-whose = nobody can tell of which survey `{ $path }` is
    .help = put it into the survey’s folder of results/ and name it there
failure-restore-itself = `{ $path }` is the store that would be restored
    .help = name a backup, or a file beside it that was set aside
failure-backup-changed = { $path } was changed while it was copied
    .help = back up once more into a new folder, when nobody writes to it
failure-backup-there = there is something in `{ $path }` already
    .help = name a new folder, for instance with the date
failure-backup-none = there are no answers to back up yet
failure-backup-damaged = `{ $path }` is not what the backup held
    .help = take another backup; nothing was changed of the answers here
failure-purge-promise = town.yaml does not say how long answers are kept
    .help = write under `privacy`: `retention: { "{" } answers: 24 months { "}" }`
purged = { $survey }: { $n ->
    [0] nothing is older than of { $day }.
    [one] one response from before { $day } deleted for good.
   *[other] { $n } responses from before { $day } deleted for good.
}
purged-contacts = { $survey }: { $n ->
    [one] one contact from before { $day } deleted for good.
   *[other] { $n } contacts from before { $day } deleted for good.
}
purge-would-contacts = { $survey }: { $n ->
    [one] one contact from before { $day } would be deleted.
   *[other] { $n } contacts from before { $day } would be deleted.
}
purge-undated = { $survey }: { $n ->
    [one] one response has no day ({ $by }) and stays: nobody knows how old it is. Take it out with `mitreden erase`, or its whole import with `mitreden import { $survey } --undo SOURCE`.
   *[other] { $n } responses have no day ({ $by }) and stay: nobody knows how old they are. Take them out with `mitreden erase`, or their whole import with `mitreden import { $survey } --undo SOURCE`.
}
failure-purge-outside = { $n ->
    [one] one response in { $path } is older than it may be
   *[other] { $n } responses in { $path } are older than they may be
}
    .help = the file lies outside the town’s folder and is left as it is: delete it, or take them out of it
purge-others = The database also keeps answers to { $n ->
    [one] { $surveys }, which no file or folder here knows
   *[other] { $surveys }, which no files or folders here know
}. If they are this town’s, name them: `mitreden purge SURVEY --store URL`.
status-erased = { $n ->
    [one] 1 response was withdrawn or erased after merged.csv, merged.parquet and merge.md were made, which may still hold it; `mitreden merge { $survey }` makes them anew.
   *[other] { $n } responses were withdrawn or erased after merged.csv, merged.parquet and merge.md were made, which may still hold them; `mitreden merge { $survey }` makes them anew.
}
purge-would = { $survey }: { $n ->
    [0] nothing is older than of { $day }.
    [one] one response from before { $day } would be deleted.
   *[other] { $n } responses from before { $day } would be deleted.
}
