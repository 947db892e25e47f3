# office: failures, in English. failures.de.ftl has the same ids.
tighten-failed = { $n ->
    [one] other users of this computer may be able to read { $path }, and that cannot be changed ({ $error }): whoever owns it has to
   *[other] other users of this computer may be able to read { $n } files and folders of answers, { $path } among them, and that cannot be changed ({ $error }): whoever owns them has to
}
tightened = { $n ->
    [one] Other users of this computer could read what people answered ({ $files }); from now on only who is meant to can.
   *[other] Other users of this computer could read what people answered ({ $n } files and folders: { $files }); from now on only who is meant to can.
}

# What goes on while it takes a moment.
busy-importing = importing
busy-merging = merging
compare-notices = Of the answers of `{ $survey }`:
busy-ranking = ranking
busy-weighing = weighing
busy-planning = planning
busy-reporting = writing the report

# What a command can fail of, and what to do. A message and its help are told one below the other.
failure-plain = { $text }
failure-here = cannot tell where we are: { $error }
    .help = go into a folder that is there
failure-no-folder = { $folder } is no town’s folder: it has no town/town.yaml
    .help = name the folder that holds town/, surveys/, results/ and reports/
failure-no-town = there is no town/town.yaml in { $folder } or above it
    .help = go into a town’s folder, or name one with -C DIR
failure-no-survey = there is no survey `{ $name }`
    .help = { $case ->
    [near] did you mean `{ $near }`?
    [none] put a questionnaire into { $folder }
   *[known] there are: { $known }
}
failure-two-files = two files are called `{ $name }`: { $first } and { $second }
    .help = name the survey by its id, or by its file’s path
unread-file = not read: { $path }{ $case ->
    [copy] {" "}is called as copies are, and what it holds would count twice
    [near] {" "}(did you mean `{ $near }`?)
   *[unknown] {""}
}
survey-by-file = `{ $name }` is the name of a file: the survey in { $path } is `{ $id }`, and it is the one taken
survey-by-id = `{ $name }` is taken for the id of the survey in { $path }, not for the file { $other }
report-survey-unread = { $path } cannot be read and is left out when the end of the last survey is looked for; `mitreden check` says why
report-told-damaged = { $path } is damaged ({ $reason }) and not trusted: measures that were taken off the agenda or moved since earlier reports may go unnamed. Put it back as it was, or delete it
report-told-newer = { $path } was written by a newer version of this program (format { $format }) and is not read: measures that were taken off the agenda or moved since earlier reports may go unnamed
report-contents-damaged = { $path } is damaged ({ $reason }) and is written anew: what earlier reports left here is not removed
failure-contents-newer = { $path } was written by a newer version of this program (format { $format }), so it is not known which files here belong together; no report was written
    .help = use that version, or move the folder away
failure-crest-missing = the crest { $path } cannot be read ({ $error })
    .help = put the file there, or change `look: crest:` in town/town.yaml
failure-crest-kind = the crest { $path } is neither SVG nor PNG nor JPEG
    .help = save it as one of these
failure-crest-broken = the crest { $path } cannot be read as { $kind } ({ $error })
    .help = save it anew, best as SVG
failure-unreadable = cannot read { $path }: { $case ->
    [missing] it is not there
    [denied] it may not be read
    [text] it is no text in UTF-8
    [folder] it is a folder
   *[other] { $error }
}
    .help = { $case ->
    [missing] check the path
    [denied] check who may read it
    [text] save the file as UTF-8
    [folder] name a file
   *[other] check the file and the disk
}
failure-unwritable = cannot write { $path }: { $case ->
    [denied] it may not be written to
    [full] the disk is full
    [missing] there is no such folder
   *[other] { $error }
}
    .help = { $case ->
    [denied] check who may write there; nothing has been changed
    [full] make room on the disk; nothing has been changed
    [missing] make the folder or name another; nothing has been changed
   *[other] check the path and the disk; nothing has been changed
}
failure-full = the disk is full: { $error }
    .help = make room, or set TMPDIR to a folder with room; nothing has been changed
failure-scratch = cannot make a temporary folder: { $error }
    .help = check the disk, or set TMPDIR to a folder with room
failure-cannot-ask = questions of this type cannot be asked yet: { $questions }
    .help = leave them out for now
failure-import-was-unknown = nothing was imported under the name `{ $name }`
    .help = { $case ->
    [near] did you mean `{ $near }`?
    [known] there are: { $known }
   *[none] nothing was imported yet
}
failure-import-undo = nothing was imported from a source `{ $source }`
    .help = { $case ->
    [near] did you mean `{ $near }`?
    [known] there are: { $known }
   *[none] nothing was imported yet
}
failure-no-parts = the folder `{ $path }` holds no table (.parquet) and no records (.jsonl)
failure-no-responses = `{ $survey }` has no responses yet
    .help = `mitreden simulate { $survey } -n 200` makes some up; `mitreden import` takes in others’
failure-none-simulated = there are no made-up respondents of `{ $survey }` in { $folder }
    .help = `mitreden simulate { $survey } -n 200` makes some up
failure-none-stands = none of the responses of `{ $survey }` stands{ $n ->
    [0] {""}
   *[other] :{ $cases }
}
    .help = { $all } says what became of each; `mitreden merge { $survey }` writes it anew
failure-keep-idle = { $n ->
    [one] a word of --keep decides nothing:{ $cases }
   *[other] { $n } words of --keep decide nothing:{ $cases }
}
    .help = where versions stand behind it, name one of them by its file, its source or its fingerprint; where none do, this response has no conflict (merge.md lists those there are). Nothing was merged
failure-forget = nothing was decided about `{ $what }` in `{ $survey }`
    .help = merge.md lists under “Decided” which responses were settled and which files are sources
failure-losses = { $n ->
        [one] of one person not all answers could be read, and what is lost is more than 1 % of the answers about what matters
       *[other] of { $n } people not all answers could be read, and what is lost is more than 1 % of the answers about what matters
    }
    .help = the questionnaire they answered is in no store and in no folder `definitions`: bring it back from a backup, or undo what was changed since; `mitreden merge { $survey }` lists what is lost in merge.md; with `--accept-losses` the others are told all the same
failure-archive-changed = { $path } is not what it was when people answered
    .help = answers are read by it, so it must not be edited: take it from a backup, or from git; if it is gone for good, delete it, and what cannot be read is told
failure-archive-unreadable = the archived questionnaire { $hash } cannot be read
    .help = a newer version of mitreden wrote it: use that one
failure-source-twice = `{ $name }` is named twice as a source
    .help = name it once, or rename one of the two files
failure-source = `{ $name }` cannot be read: { $error }
    .help = check the file; each of its lines is one response
failure-no-needs = the survey has no needs
    .help = write `needs: all` at the top of the survey, or list them there
failure-no-importance = no question of the survey asks what matters (`facet: importance`)
    .help = give a question `facet: importance` and `options: needs`
failure-nobody = no response counts: none is complete or partial and inside the population
    .help = `mitreden merge` writes into merge.md what became of each response
failure-no-need = `{ $survey }` is about no need `{ $name }`
    .help = { $case ->
    [near] did you mean `{ $near }`?
    [none] the survey has no needs
   *[known] there are: { $known }
}
failure-compare-same = `{ $survey }` is compared with itself
    .help = the second survey is the older one: `mitreden compare SURVEY OLDER`
failure-need-of-some = `{ $need }` stands on nobody’s list, or on the list of some only: it has no number among all
    .help = `mitreden rank` shows the needs that only some were asked about, among those who were
failure-no-question = `{ $survey }` has no question `{ $name }` that could be tabulated
    .help = { $case ->
    [near] did you mean `{ $near }`?
   *[known] there are: { $known }
}
failure-no-groups = `{ $name }` is no single choice, so it makes no groups
    .help = name a question of type `single`
failure-dataset = { $text }
    .help = `mitreden merge` makes the dataset anew
failure-weights-nobody = the weights cannot be computed: there are no responses to weight
    .help = `mitreden merge` writes into merge.md what became of each response
failure-weights-target = the weights cannot be computed: in the margin `{ $margin }`, the level `{ $level }` has { $n } { $n ->
    [one] response
   *[other] responses
} but a target of 0
    .help = change `population:` in the survey, or `collapse:` the level into another
failure-weights-empty = the weights cannot be computed: in the margin `{ $margin }`, the level `{ $level }` has a target of { $target } % but no responses
    .help = change `population:` in the survey, or `collapse:` the level into another
failure-unweighted = nothing is weighted: `{ $survey }` says nothing of its population, and no response came with a base weight
    .help = write `population:` with its margins into the survey, or `base_weight:` into the mapping of an import; until then each response counts 1
failure-too-few-to-weigh = { $n ->
    [one] nothing is weighted: the one response that counts is too few to be weighted to the population
   *[other] nothing is weighted: the { $n } responses that count are too few to be weighted to the population
}
    .help = weigh again when more have answered; until then each response counts 1
failure-replicates-one = all responses are one cluster, so nothing tells how others would differ
    .help = leave --replicates out
failure-replicates-lone = all responses of one mode or stratum are one cluster, from which nothing can be drawn
    .help = write `--replicates jackknife`, which leaves it out as a whole
failure-replicates-many = { $n } replicates of { $rows } responses are more numbers than anybody can use
    .help = write fewer replicates, as `--replicates bootstrap:200`
failure-unasked = { $n } of { $all } who count were not asked `{ $question }`, by which answers are weighted: their questionnaire did not have it
    .help = leave the margin of `{ $question }` out of `population:`, or weight by a question that everybody was asked
failure-weights-apart = the weights cannot be computed: the margins cannot be met together; in the margin `{ $margin }`, { $level ->
    [none] those without an answer stay
   *[other] `{ $level }` stays
} { $gap } % off the target
    .help = change `population:` in the survey, or `collapse:` the level into another

# The store of a survey's responses.
failure-store-foreign = `{ $path }` is not a store of mitreden
    .help = name another file, or move this one away
failure-store-newer = `{ $path }` was written by a newer mitreden (format { $version }, this one knows { $known })
    .help = install the newer one
failure-store-open = `{ $path }` cannot be opened
    .help = see that its folder exists and may be entered
failure-store-locked = `{ $path }` is in use by another program
    .help = wait until it is done or close it, then try again
failure-store-readonly = `{ $path }` may not be written to
    .help = give yourself write access to the file and to its folder
failure-store-full = the disk of `{ $path }` is full and nothing of this was saved
    .help = make room and try again
failure-store-damaged = `{ $path }` is damaged: { $reason }
    .help = restore it from a backup
failure-store-away = `{ $path }`, or the log beside it, was deleted, moved or replaced while it was in use
    .help = put it back, or start the program again
failure-store-gone = `{ $path }`, or the log beside it, was deleted, moved or replaced while it was in use; what it held until then is in `{ $rescued }`
    .help = start the program again: it goes on from there; or put the file back
failure-store-lost = `{ $path }`, or the log beside it, was deleted, moved or replaced while it was in use, and what it held could not be written beside it: { $reason }
    .help = mend that, put the file back, and try again
failure-store = `{ $path }` cannot be read or written: { $reason }
    .help = check the disk it lies on

# A file that cannot be read as a table.
failure-table-empty = { $path }: the file is empty
    .help = is this the right file? The first row names the columns
failure-table-utf8 = { $path }: byte { $byte }, in line { $line }, is not UTF-8
    .help = text saved by Excel or an older program is often in another encoding: write `encoding: windows-1252` under `file:`
failure-table-encoding = { $path }: the file is not in the encoding { $encoding }
    .help = try `encoding: utf-8` or `encoding: windows-1252` under `file:`
failure-table-workbook = { $path }: the file is a workbook, not text
    .help = write `format: xlsx` under `file:`
failure-table-no-workbook = { $path }: the file cannot be read as a workbook: { $reason }
    .help = is it an .xlsx file? Older .xls files can be saved as .xlsx
failure-table-sheet = { $path }: the workbook has no sheet `{ $name }`
    .help = { $case ->
    [near] did you mean `{ $near }`?
   *[known] it has: { $known }
}
failure-table-same = { $path }: columns { $first } and { $second } of the file are both called `{ $name }`
    .help = rename one of them in the file: the mapping could not tell them apart
failure-table-nameless = { $path }: column { $column } of the file has no name
    .help = name it in the first row of the file, or delete it there
failure-table-quote = { $path }: in row { $row } begins a quote that is never closed; all rows after it would be part of that answer
    .help = close the quote where the answer ends, or double it if it is part of the answer
failure-table-swallowed = { $path }: in row { $row } begins a quote in `{ $column }` that takes { $n ->
    [one] a whole row
   *[other] { $n } whole rows
} into its cell
    .help = close the quote where the answer ends, or double it if it is part of the answer
failure-table-rows = { $path }: { $rows }
    .help = mend these rows; a text with a delimiter or a line break in it needs quotes around it
failure-table-delimiter = { $path }: the file has only one column, with `{ $mark }` in its name
    .help = write `delimiter: "{ $mark }"` under `file:`
failure-table-unpacked = { $path }: the workbook unpacks to more than { $limit } GB
    .help = is this the right file? Copy the rows that are wanted into a new workbook, or save them as CSV
failure-table-texts = { $path }: the texts of the workbook unpack to more than { $limit } MB
    .help = is this the right file? Copy the rows that are wanted into a new workbook, or save them as CSV
failure-table-long-text = { $path }: a text in { $part } has more than { $limit } MB, and no cell of a spreadsheet can hold that
    .help = is this the right file? Copy the rows that are wanted into a new workbook, or save them as CSV
failure-table-large = { $path }: the table has too many cells
    .help = split the file
failure-budget-by = a budget is one, so there are no groups of it
    .help = leave out --by; --where says whose answers share the budget
failure-budget-nothing = the agenda has no measure that this budget could be spent on
    .help = town/agenda.yaml needs measures with an `amount` within the budget that are planned and not begun, for needs of this survey
failure-plan-like = the answers of `{ $survey }` are too few to say what to expect
    .help = leave out --like: then usual numbers are assumed, or those of --icc and --deff
failure-plan-difference = with { $needs } needs of which everybody names { $picks }, half of them cannot differ from the others by so much: { $most } points at most
    .help = give a smaller --difference
failure-plan-picks = { $needs } needs of which everybody names { $picks } cannot be told apart
    .help = a plan takes at least two needs, and fewer places than needs
failure-plan-no-variance = of such a sample no standard error is known
    .help = it takes two shifts at least, and more than one who answers one by one
failure-plan-never = no number of people is enough for that
    .help = give more --shifts, a larger --difference or a smaller --power; beside a few shifts not even many others help
