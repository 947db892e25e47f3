# ask: import, in English. import.de.ftl has the same ids.
import-counts = { $in ->
    [one] 1 row
   *[other] { $in } rows
} in, { $out ->
    [one] 1 record
   *[other] { $out } records
} out
import-rejected = rejected: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $values ->
    [one] 1 value
   *[other] { $values } values
}
import-dropped = left out: { $n ->
    [one] 1 answer
   *[other] { $n } answers
} of questions that were not asked
import-rows = Rejected rows:
import-values = Rejected values (they count as unanswered):
import-not-asked = Answers to questions that were not asked (left out):
import-columns = Columns that the mapping neither uses nor ignores:
import-without = Questions that the file does not answer (they count as not asked):
import-group = { $column }: { $reason } ({ $n ->
    [one] 1 time
   *[other] { $n } times
})
import-row = row { $row }: `{ $value }`
import-more = … and { $n } more
import-silent = { $n ->
    [one] 1 row has no valid answer and is no response
   *[other] { $n } rows have no valid answer and are no responses
}: row { $rows }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
rejected-mode = not a mode of the survey
rejected-language = not a language of the survey
rejected-source = a source that only records made here have
rejected-day = not a day such as 2026-05-04
rejected-place = not a place
rejected-shift = not a shift
rejected-cluster = not a cluster
rejected-stratum = not a stratum
rejected-disposition = not complete, partial or break_off
rejected-base-weight = no base weight above 0
rejected-no-id = no id
rejected-same-id = the id of an earlier row
rejected-none-beside = an explicit none beside other answers
rejected-tick = neither a tick nor none: name it under `yes:` or `no:`
rejected-rank = not a rank: a whole number from 1
rejected-same-rank = several items have this rank
rejected-point = not a whole number that a scale can have
rejected-not-asked = `{ $question }` was not asked of this respondent
rejected-type = this is no answer to `{ $question }`
rejected-option = not an option of `{ $question }`
rejected-twice = the same item twice
rejected-few = fewer than { $n } options
rejected-many = more than { $n } options
rejected-not-alone = `{ $code }` excludes all other options
rejected-no-none = `{ $question }` offers no explicit none
rejected-special = `{ $question }` does not take `{ $word }` in this mode
rejected-off-scale = not a point from { $from } to { $to }
rejected-number = not a number
rejected-whole = not a whole number
rejected-low = less than { $bound }
rejected-high = more than { $bound }
rejected-early = before { $bound }
rejected-late = after { $bound }
rejected-long = longer than { $bound } characters
rejected-negative = less than 0 points
rejected-total = the points do not add up to { $wanted }
rejected-check = a rule of `{ $question }`: { $said }
rejected-not-shown = an item that the task does not show
rejected-best-is-worst = the same item as best and as worst
rejected-other-task = not as many items as a task of `{ $question }` shows
