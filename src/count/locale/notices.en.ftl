# count: notices, in English. notices.de.ftl has the same ids.
notice-simulated = { $n ->
    [one] 1 made-up respondent is left out, because people have answered; `mitreden simulate SURVEY --remove` takes made-up ones away.
   *[other] { $count } made-up respondents are left out, because people have answered; `mitreden simulate SURVEY --remove` takes made-up ones away.
}
    .short = { $n ->
    [one] 1 made-up respondent is left out.
   *[other] { $count } made-up respondents are left out.
}
notice-conflict = { $n ->
    [one] 1 person is left out: versions of the answers contradict each other ({ $ids }). `mitreden merge SURVEY` lists all in merge.md; with --keep ID=SOURCE it settles which stands.
   *[other] { $count } people are left out: versions of their answers contradict each other ({ $ids }). `mitreden merge SURVEY` lists all in merge.md; with --keep ID=SOURCE it settles which stands.
}
    .short = { $n ->
    [one] 1 person is left out: versions of the answers contradict each other.
   *[other] { $count } people are left out: versions of their answers contradict each other.
}
notice-unreadable = { $n ->
    [one] Of 1 person not all answers could be read: they are counted as not asked. merge.md says which and why.
   *[other] Of { $count } people not all answers could be read: they are counted as not asked. merge.md says which and why.
}
    .short = { $n ->
    [one] Of 1 person not all answers could be read.
   *[other] Of { $count } people not all answers could be read.
}
notice-outside-days = { $n ->
    [one] 1 person answered on a day outside the survey’s own ({ $opens } to { $closes }){ $before ->
        [0] {""}
       *[other] , before it opened,
    } and is counted all the same: was a clock wrong, or is it another year’s answer?
   *[other] { $count } people answered on days outside the survey’s own ({ $opens } to { $closes }){ $before ->
        [0] {""}
       *[other] , { $before } of them before it opened,
    } and are counted all the same: was a clock wrong, or are these another year’s answers?
}
    .short = { $n ->
    [one] 1 person answered on a day outside { $opens } to { $closes }.
   *[other] { $count } people answered on days outside { $opens } to { $closes }.
}
notice-no-shift = { $n ->
    [one] Of 1 person asked in the street no shift is known: those of one day count as one cluster, those without a day all together, so that ranges may be too wide or too narrow.
   *[other] Of { $count } people asked in the street no shift is known: those of one day count as one cluster, those without a day all together, so that ranges may be too wide or too narrow.
}
    .short = { $n ->
    [one] Of 1 person asked in the street no shift is known: ranges may be too wide or too narrow.
   *[other] Of { $count } people asked in the street no shift is known: ranges may be too wide or too narrow.
}
notice-handins-missing = { $n ->
    [one] 1 hand-in never came ({ $missing }): what is in it is not counted.
   *[other] { $count } hand-ins never came ({ $missing }): what is in them is not counted.
}
    .short = { $n ->
    [one] 1 hand-in never came.
   *[other] { $count } hand-ins never came.
}
notice-files-unread = { $n ->
    [one] 1 file among the results was not read: { $files }. Whoever answered only there is not counted.
   *[other] { $count } files among the results were not read: { $files }. Whoever answered only there is not counted.
}
    .short = { $n ->
    [one] 1 file among the results was not read.
   *[other] { $count } files among the results were not read.
}
notice-files-rescued = { $n ->
    [one] 1 file holds what was rescued when the file with the answers was moved, deleted or replaced under a server: { $files }. It is not counted until `mitreden merge` takes it in.
   *[other] { $count } files hold what was rescued when the file with the answers was moved, deleted or replaced under a server: { $files }. They are not counted until `mitreden merge` takes them in.
}
    .short = { $n ->
    [one] 1 file of rescued answers is not taken in yet.
   *[other] { $count } files of rescued answers are not taken in yet.
}
notice-sources-gone = { $n ->
    [one] 1 file that was named to `merge` is no longer there: { $files }. Whoever answered only there is not counted. Put it back, or say `mitreden merge SURVEY --forget FILE`.
   *[other] { $count } files that were named to `merge` are no longer there: { $files }. Whoever answered only there is not counted. Put them back, or say `mitreden merge SURVEY --forget FILE`.
}
    .short = { $n ->
    [one] 1 file that was named as a source is no longer there.
   *[other] { $count } files that were named as sources are no longer there.
}
notice-sources-changed = { $n ->
    [one] 1 file has changed since it was named to `merge`, and is counted as it is now: { $files }. Is that meant, name it once more.
   *[other] { $count } files have changed since they were named to `merge`, and are counted as they are now: { $files }. Is that meant, name them once more.
}
    .short = { $n ->
    [one] 1 file has changed since it was named as a source.
   *[other] { $count } files have changed since they were named as sources.
}

# Why a line or a row is no response.
unusable-not-text = line { $line }: it is not UTF-8
unusable-version = line { $line }: it has format version { $version }, this program reads version 1; use the program that wrote it, or a newer one
unusable-shape = line { $line }, column { $column }: it is no response ({ $found })
unusable-row = row { $row }: its column `{ $column }` says nothing
unusable-merged-row = row { $row }: it lacks its id, mode or disposition
