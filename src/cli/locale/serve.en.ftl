# cli: serve, in English. serve.de.ftl has the same ids.
serve-asking = Asking { $surveys }. Ctrl+C ends it.
serve-asking-none = No survey is open. Ctrl+C ends it.
serve-closed = { $survey } is closed since the end of { $day }: nobody can begin any more. Answers can be withdrawn, and those who began can send them off until the end of the day after that.
serve-not-yet = { $survey } opens on { $day }: until then nobody can begin.
serve-practice = This is a trial: nothing is kept.
serve-database-log = The database keeps its own log for longer than an hour: when answers came, which invitation began which interview, and what was deleted since. The privacy page says so. These settings and rights would shorten it (docs/src/running-a-server.md): { $settings }
serve-stopped = Stopped.
failure-serve-listen = cannot listen on { $address }: { $error }
    .help = name another address with --listen, or end the program that uses it
invited = { $n ->
    [one] One invitation made.
   *[other] { $n } invitations made.
} There are { $all } in all, and { $used } of them have been used. List and letters are the only copies of the codes.
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
purge-others = The database also keeps answers to { $n ->
    [one] { $surveys }, which no file or folder here knows
   *[other] { $surveys }, which no files or folders here know
}. If they are this town’s, name them: `mitreden purge SURVEY --store URL`.
status-erased = { $n ->
    [one] 1 response was withdrawn or erased after merged.csv, merged.parquet{ $weights ->
        [yes] {", "}merge.md, weights.csv and weights.parquet
       *[no] {" "}and merge.md
    } were made, which may still hold it; `mitreden merge { $survey }` makes them anew.
   *[other] { $n } responses were withdrawn or erased after merged.csv, merged.parquet{ $weights ->
        [yes] {", "}merge.md, weights.csv and weights.parquet
       *[no] {" "}and merge.md
    } were made, which may still hold them; `mitreden merge { $survey }` makes them anew.
}
purge-would = { $survey }: { $n ->
    [0] nothing is older than of { $day }.
    [one] one response from before { $day } would be deleted.
   *[other] { $n } responses from before { $day } would be deleted.
}
