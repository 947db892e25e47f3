# office: copy, in English. copy.de.ftl has the same ids.

# Copies of a dataset in databases.
copied = { $n ->
    [one] 1 response is copied to { $place }; `rank --dataset` counts it there.
   *[other] { $n } responses are copied to { $place }; `rank --dataset` counts them there.
}
copy-behind = The copy in { $place } is of before this merge: `mitreden merge { $survey } --to { $place }` (with user and password in it) copies anew.
copy-erased = { $n ->
    [one] 1 response was erased from this copy since: it is not counted, and the column `weight` there is of before
   *[other] { $n } responses were erased from this copy since: they are not counted, and the column `weight` there is of before
}; `mitreden merge { $survey } --to …` copies anew
ranked-elsewhere = Counted in { $place }: { $n ->
    [one] 1 response
   *[other] { $n } responses
}, copied on { $day } at { $time }.
failure-copies-left = { $places } still holds a copy of the answers of `{ $survey }`, and nothing was deleted there
    .help = do it once more with --to { $place } (with user and password in it); is there no such database any more, say `mitreden merge { $survey } --forget { $place }`
failure-copy-servers = { $place } is the database that servers keep answers in: a copy of the dataset does not belong there
    .help = name another database, which nothing is asked from online
failure-copy-none = { $place } holds no copy of the dataset of `{ $survey }`
    .help = put one there: `mitreden merge { $survey } --to …`
failure-copy-refused = { $place } did not do what it was asked to: { $reason }
    .help = see that the user may make schemas and tables there, and that there is room
failure-copy-withdrawn = the copy in { $place } holds { $n ->
    [one] 1 response that was withdrawn or erased since, and it could not be deleted there
   *[other] { $n } responses that were withdrawn or erased since, and they could not be deleted there
}: { $reason }
    .help = name a user in the address who may delete there, or copy anew with `mitreden merge { $survey } --to …`
failure-copy-damaged = the copy in { $place } cannot be counted: { $reason }
    .help = do it once more; if it stays so, copy anew with `mitreden merge SURVEY --to …`
failure-elsewhere-option = { $option } needs the answers of each person, and a copy is counted in groups
    .help = leave it away, or leave --dataset away where the answers are: then the folder’s are counted
failure-elsewhere-method = the questionnaire orders needs by `{ $method }`, which needs the answers of each person, and a copy is counted in groups
    .help = leave --dataset away where the answers are
failure-elsewhere-other = the copy in { $place } was made with another state of the questionnaire `{ $survey }` or of the town’s files than is here
    .help = copy anew with `mitreden merge { $survey } --to …`, or go to the folder with that state

# Tables in object stores and on the web.
busy-fetching = fetching
fetched = { $address } was fetched to { $path } and is a source from now on, as it is today.
failure-fetched-exists = { $path } is there already and holds something else than { $address }
    .help = if the table has changed, delete the file and fetch it once more; else give one of them another name
failure-no-cloud = { $address } lies in an object store or on the web, and this mitreden was built without what fetches it
    .help = build it with `cargo build --release --features cloud`, or download the table and name the file
failure-not-fetched = { $address } cannot be fetched: { $reason }
    .help = see that address and network are right, and that the environment holds what lets you in (for s3, AWS_ACCESS_KEY_ID and the like)
failure-dataset-withdrawn = { $place } holds { $n ->
    [one] 1 response that was withdrawn or erased since; it must not be evaluated any more
   *[other] { $n } responses that were withdrawn or erased since; they must not be evaluated any more
}
    .help = merge anew with `mitreden merge { $survey }` and put results/{ $survey }/merged.parquet in its place
failure-dataset-foreign = { $place } is no merged dataset of `{ $survey }`, or was made with another state of the questionnaire or of the town’s files than is here
    .help = name a `merged.parquet` that `mitreden merge { $survey }` wrote, and go to a folder with the same state
