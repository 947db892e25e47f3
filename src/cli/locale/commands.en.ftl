# cli: commands, in English. commands.de.ftl has the same ids.
check-notes = { $notes ->
    [one] 1 note, no errors and no warnings.
   *[other] { $notes } notes, no errors and no warnings.
}
busy-printing = setting pages
failure-bug = { $text }
    .help = this is a fault of mitreden, not yours; please report it with what you did
report-removed = { $n ->
    [one] Removed, as this report is not made of it any more: { $paths }
   *[other] Removed, as this report is not made of them any more: { $paths }
}
report-older = the report in { $language } beside it is older, of { $day }: { $paths }. Write it anew with `mitreden report { $survey } --lang { $tag }`, or delete it
report-strange = { $n ->
    [one] { $paths } belongs to no report that is known here, and is published with the others all the same. Delete it, unless you want to keep it under another name
   *[other] these belong to no report that is known here, and are published with the others all the same: { $paths }. Delete them, unless you want to keep them under other names
}
failure-nothing-imported = no row became a record
    .help = the report above says why each row was rejected: mend the mapping or the file
failure-import-elsewhere = of the { $n } rows of { $file }, the store already holds under another name: { $list }; nothing was stored
    .help = if they are the same people, add { $same }, and they are taken over into `{ $source }`, each once; if they are other people, add { $other }
failure-import-unclear = without an `id:` column { $file } can be read in two ways: { $new } of its rows would be new and { $known } are known, but { $gone } of `{ $source }` are not in it; nothing was stored
    .help = if the file stands for all of `{ $source }` (rows were corrected), add --whole; if it holds only new rows, add --more
failure-import-again = these very rows are in `{ $source }` already, so they cannot be more; nothing was stored
    .help = there is nothing to do; or name the file that holds the new rows
check-fine = { $files ->
    [one] 1 survey and the town’s files: no problems.
   *[other] { $files } surveys and the town’s files: no problems.
}
check-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}.
simulated-written = { $n ->
    [one] Made up one respondent
   *[other] Made up { $count } respondents
}, marked as simulated: { $path }
simulated-replaced = They replace those made up before, in { $path }
simulated-removed = The made-up respondents are gone: { $path }
simulated-left = merged.* and the reports still hold them until `mitreden merge { $survey }` and `mitreden report { $survey }` make them anew. Quotes of theirs in surveys/ have to be taken out by hand.
merged = { $n ->
    [one] One response
   *[other] { $count } responses
}, { $counted } of them counted. What was dropped and why: { $path }
rank-heading = { $survey }: { $n ->
    [one] { $count } response
   *[other] { $count } responses
}{ $weights ->
    [none] , not weighted
    [base] , weighted by their base weights (worth { $effective } of equal weight)
   *[other] , weighted (worth { $effective } of equal weight)
}
rank-heading-level = { $survey }: { $n ->
    [one] { $count } response
   *[other] { $count } responses
}{ $weights ->
    [none] , not weighted
    [base] , weighted by their base weights
   *[other] , weighted
}
rank-heading-few = { $survey }: too few responses to say how many
rank-simulated = Simulated: made-up respondents, not real answers.
rank-hidden = Too few responses: the ranking is not shown.
rank-small = Few responses: read the ranking with care.
rank-filled = * For more than 10 % of those who named it, satisfaction is not known and was filled in by everybody’s.
rank-named = { $how ->
    [ranked] { $top ->
        [one] name the need as their most important
       *[other] count the need among their { $top } most important
    }
    [rated] { $top ->
        [one] rate the need highest
       *[other] have the need among the { $top } they rate highest
    }
    [points] { $top ->
        [one] give the need the most points
       *[other] have the need among the { $top } they give most points
    }
    [picked] picked the need
    [chosen] named the need
   *[mixed] count the need among what matters most to them
}
rank-score-unmet = Score: the percentage who { rank-named } and are not satisfied with it, with its 95 % interval.
rank-score-priority = Score: the percentage who { rank-named }, with its 95 % interval.
rank-score-declared = Method: { declared-name }, as the questionnaire declares. Score: { $method ->
    [importance_satisfaction] the share who { rank-named } times the share not satisfied of all who rated it, times 100
    [opportunity] half of the share who { rank-named }, and of how far that exceeds the share satisfied, times 100
    [points] of a hundred points, how many the need gets on average
    [borda] of the other needs, the percentage that the need wins against on average
   *[plackett_luce] of a hundred first choices, how many the need would get
}, with its 95 % interval.
rank-order-declared = Method: { declared-name }, as the questionnaire declares. Its order is by strongest paths of majorities and has no score; needs that no path puts before each other share a rank.
rank-score-withheld = Method: { declared-name }, as the questionnaire declares: of the other needs, the percentage that each wins against on average. These scores are not shown, for they would tell how few gave some answer.
rank-replicates = Replicates: the ranks that hold in 95 % of { $n } replicates of the weights, { $kind ->
    [poisson] in each of which every response or cluster counts as often as chance says
   *[bootstrap] for each of which responses or clusters are drawn anew
}{ $unmet ->
    [0] {""}
    [hidden] {" "}(how many of them could not be weighted to all of the population’s figures would tell of few)
   *[other] ; { $unmet } of them could not be weighted to all of the population’s figures
}. This is the sensitivity of the order over replicates, no set of possible ranks: of no two needs does it say that one is ahead.
rank-no-replicates = No replicates can be drawn: { $why ->
    [one_cluster] all answers are one cluster, such as one shift
    [lone_cluster] the answers of one kind are a single cluster of several
   *[too_many] there are too many answers
}. So how sensitive the order is to who answered is not known.
rank-explained = Ranks: those the need can have, for all needs together at 95 %. The first need below a line can be told apart from the first one above it.
rank-below-base = { $needs }: too few answered about { $n ->
    [one] it for a rank.
   *[other] them for ranks.
}
rank-below-withheld = { $needs }: { $n ->
    [one] too few name it, or its numbers would tell of others who are few.
   *[other] too few name them, or their numbers would tell of others who are few.
}
rank-below-satisfaction = { $need }: named by { $named }; satisfaction not asked, or answered by fewer than { $least }.
rank-below-list = { $need }: asked of { $n ->
    [one] one
   *[other] { $count }
}{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; among these { $ranks ->
    [one] rank { $low }
   *[some] rank { $low }–{ $high }
} of { $of }.
rank-below-list-order = { $need }: asked of { $n ->
    [one] one
   *[other] { $count }
}{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; among these in place { $rank } of { $of }, over replicates { $range }.
rank-below-list-few = { $need }: asked of { $n ->
    [one] one
   *[other] { $count }
}{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; among these no order can be shown.
rank-below-since = since { $first }
rank-below-until = until { $last }
rank-below-between = from { $first } to { $last }
rank-one-cluster = All answers are one cluster, such as one shift: how sure the order is cannot be computed; every rank remains possible.
rank-few-clusters = { $clusters ->
    [one] { $mode ->
        [street] The { $count } responses from the street come from one shift only: how responses differ from shift to shift cannot be seen in it, and how far they are from all others stands in for that.
       *[other] The { $count } responses of mode `{ $mode }` are one cluster: how responses differ from cluster to cluster cannot be seen in it, and how far they are from all others stands in for that.
    }
   *[other] { $mode ->
        [street] The { $count } responses from the street come from only { $clusters } shifts: people asked in one shift are alike, and how alike shows only between shifts.
       *[other] The { $count } responses of mode `{ $mode }` come from only { $clusters } clusters: those of one are alike, and how alike shows only between them.
    }
} { $sets ->
    [yes] So needs can have more ranks than from as many single responses; from { $least } on that hardly shows.
   *[no] So few move little in replicates, and the order may hang on them more than its ranges say; from { $least } on that hardly shows.
}
rank-online-alone = Column `online`: the ranks among the { $count } online responses alone, which no cluster widens.
rank-online = online
rank-unasked = { $n ->
    [one] One person was
   *[other] { $count } people were
} not asked `{ $question }`, by which answers are weighted; they count there as without an answer.
rank-held = `{ $level }` of `{ $margin }` was not weighted: { $share } of the answers, { $target } of the population.
rank-rank = Rank
rank-need = Need
rank-score = Score
rank-interval = 95 %
rank-set = Ranks
rank-over-replicates = Replicates
rank-tier = Tier
rank-base = n
