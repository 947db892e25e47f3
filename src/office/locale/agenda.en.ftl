# office: agenda, in English. agenda.de.ftl has the same ids.
failure-no-agenda = the town has no agenda: { $path } is not there
    .help = write one: town/agenda.yaml of the example shows every key, and `mitreden schema agenda` helps an editor
failure-no-measure = there is no measure `{ $name }` on the agenda
    .help = { $case ->
    [near] did you mean `{ $near }`?
    [none] write measures into town/agenda.yaml first
   *[known] there are: { $known }
}
failure-no-status = `{ $name }` is no status
    .help = { $case ->
    [near] did you mean `{ $near }`?
   *[known] a measure can be: { $known }
}
failure-agenda-before = the history of `{ $measure }` goes up to { $last } already: a line of { $on } would stand in the wrong order
    .help = name a day from { $last } on with --on, or write the line into town/agenda.yaml where it belongs
failure-agenda-future = { $on } has not come yet: a history says what has happened
    .help = enter it on the day, or name an earlier one with --on
failure-agenda-twice = the history of `{ $measure }` has this very line of { $on } already
    .help = nothing needs to be done; what is new about it can be said with --note
failure-agenda-same = `{ $measure }` is `{ $status }` already, by its line of { $since }
    .help = say with --note what is new about it
failure-agenda-busy = another process is adding to the agenda: it holds { $path }
    .help = try again when it is done
failure-agenda-changed = { $path } was changed by another program while the line was added
    .help = nothing has been written; do it again
failure-agenda-place = no line can be added to the history of `{ $measure }` in { $path } without changing something else there
    .help = nothing has been written; add it by hand: { $line }
failure-agenda-utf8 = { $path }: line { $line } is not UTF-8
    .help = save the table as “CSV UTF-8”
failure-note-language = the town does not speak `{ $tag }`
    .help = { $case ->
    [near] did you mean `{ $near }=`?
   *[known] its languages are: { $known }. Should the note itself begin so, write `{ $first }=` before it
}
failure-note-twice = there are two notes in the language `{ $tag }`
    .help = name each language once, as --note TEXT --note en=TEXT
failure-note-empty = the note is empty
    .help = leave --note out, or say something
agenda-import-column = { $path }: column { $number }, `{ $column }`, is none of an export’s
    .help = { $case ->
    [near] did you mean `{ $near }`?
   *[known] its columns are: { $known }
}
agenda-import-column-twice = { $path }: column { $number }, `{ $column }`, is there a second time
    .help = delete one of the two
agenda-import-column-lacks = { $path }: there is no column `{ $column }`
    .help = `measure`, `on` and `status` must be there, as `mitreden agenda export` writes them
agenda-import-cells = { $path }, row { $row }: it has { $n ->
    [one] 1 cell
   *[other] { $n } cells
}, the first row has { $heads }
    .help = a text with the mark that parts cells needs quotes around it
agenda-import-measure = { $path }, row { $row }, column `{ $column }`: there is no measure `{ $name }` on the agenda
    .help = { $case ->
    [near] did you mean `{ $near }`?
   *[known] there are: { $known }. A new measure is written into town/agenda.yaml
}
agenda-import-changed = { $path }, row { $row }, column `{ $column }`: it says `{ $is }`, the agenda says `{ $was }`
    .help = an import only adds lines: put the old words back, or change them in town/agenda.yaml
agenda-import-taken = { $path }: the line of `{ $measure }` of { $on } (`{ $status }`) is missing
    .help = an import takes nothing away: put the row back, or change town/agenda.yaml
agenda-import-gone = { $path }: all rows of `{ $measure }` are missing
    .help = an import takes nothing away: put them back, or change town/agenda.yaml
agenda-import-empty = { $path }, row { $row }, column `{ $column }`: the cell is empty
    .help = a new line needs a day and a status
agenda-import-day = { $path }, row { $row }, column `{ $column }`: `{ $is }` is no day
    .help = write it as 2026-09-01
agenda-import-status = { $path }, row { $row }, column `{ $column }`: `{ $is }` is no status
    .help = { $case ->
    [near] did you mean `{ $near }`?
   *[known] a measure can be: { $known }
}
agenda-import-before = { $path }, row { $row }, column `{ $column }`: the history of `{ $measure }` goes up to { $last } already, { $on } lies before that
    .help = new lines are of the last day or later
agenda-import-future = { $path }, row { $row }, column `{ $column }`: { $on } has not come yet
    .help = a history says what has happened: enter it on the day
agenda-import-twice = { $path }, row { $row }, column `{ $column }`: the history of `{ $measure }` has this very line of { $on } already
    .help = delete the row
agenda-import-same = { $path }, row { $row }, column `{ $column }`: `{ $measure }` is `{ $status }` already, by its line of { $since }
    .help = say in a note what is new about it, or delete the row
