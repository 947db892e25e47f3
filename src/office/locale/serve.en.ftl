# office: serve, in English. serve.de.ftl has the same ids.
failure-serve-none = no survey is asked { $mode ->
    [kiosk] on a tablet
   *[online] online
}
    .help = write `{ $mode }` under `modes` in the survey
failure-serve-mode = the survey `{ $survey }` is not asked in this way
    .help = write `{ $mode }` under `modes`, or try it out with --practice
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
failure-invite-open = the survey `{ $survey }` is open to everybody
    .help = write `access: invitation` in the survey
failure-invite-url = letters name the address of the survey, and town.yaml does not say it
    .help = write where the survey is reached from outside: `url: https://survey.example.at`
busy-copying = copying the answers
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
failure-purge-outside = { $n ->
    [one] one response in { $path } is older than it may be
   *[other] { $n } responses in { $path } are older than they may be
}
    .help = the file lies outside the town’s folder and is left as it is: delete it, or take them out of it
