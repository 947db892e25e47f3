# ask: diagnostics, in English. diagnostics.de.ftl has the same ids.

# import
import-survey = the mapping is for the survey `{ $written }`, not for `{ $survey }`
    .help = use the mapping of this survey, or correct the name: survey: { $survey }
import-base-weight = `{ $written }` is no base weight
    .why = a base weight says what a response counts before weighting: a number above 0
    .help = name the column that holds it: base_weight: weight
import-not-for-format = `{ $key }` says nothing about a { $format } file
    .help = leave it out, or correct `format:`
import-delimiter = `{ $written }` cannot separate cells
    .help = write one plain character in quotes: `","`, `";"` or `"\t"`
import-encoding = `{ $written }` is no encoding that is known here
    .help = for example utf-8, windows-1252, iso-8859-15 or utf-16
import-column-twice = the column `{ $column }` is used twice
    .why = a column says one thing about a respondent
    .help = name each column once
import-ignored-too = the column `{ $column }` is both used and ignored
    .help = leave it out here, or there
import-cannot = answers to `{ $question }` cannot be imported
    .why = { $type ->
    [computed] it is worked out from other answers, not answered
    [note] a note is read, not answered
   *[other] answers to a question of type `{ $type }` cannot be told in columns
}
    .help = leave it out of `answers:`
import-form = the columns of `{ $question }`, a question of type `{ $type }`, are named in another way
    .help = name them under { $forms }
import-point = `{ $written }` is no point of the scale from { $from } to { $to }
    .help = write the point that the value in the file stands for
import-raw-twice = `{ $raw }` stands for two things
    .help = name it once: under `codes:` or under one special answer
import-raw-missing = `{ $raw }` stands for an empty cell
    .why = an empty cell, or one with a word of `missing:`, is unanswered
    .help = leave it out here, or under `missing:`
import-none = `{ $question }` offers no explicit none
    .help = add `none:` to the question, or map it to `unanswered:`
import-special = `{ $question }` takes `{ $special }` in no mode: these values would all be rejected
    .help = add `allow: [{ $special }]` to the question, or map them to `unanswered:`
import-mode = the survey is not asked in the mode `{ $mode }`
    .help = under `modes:` there are: { $all }
import-source = `{ $written }` cannot be the name of a source
    .why = records made here are `collected` or `simulated`
    .help = name what the file is: `kcmo-2021-q1`
import-no-column = the file has no column `{ $column }`
    .help = it has: { $all }
