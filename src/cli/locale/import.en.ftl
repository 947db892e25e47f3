# cli: import, in English. import.de.ftl has the same ids.
import-stored = store: { $new } new, { $same } the same, { $replaced } replaced
import-stored-double = { $n } from two mappings
import-stored-erased = { $n } erased before
import-taken-over = { $n ->
    [one] 1 of them was
   *[other] { $n } of them were
} in the store since before version 0.2 and now { $n ->
    [one] belongs
   *[other] belong
} to the source `{ $source }`: each person once.
import-alike = { $n ->
    [one] 1 new row says
   *[other] { $n } new rows say
} what a row of before says, too; by `--more` { $n ->
    [one] it is
   *[other] they are
} further people.
import-double = Another mapping of `{ $source }` says something else of { $n ->
    [one] 1 person
   *[other] { $n } people
}: none of both stands. `merge: {"{"} prefer: […] {"}"}` in the questionnaire says which mode does; `mitreden merge { $survey } --keep ID=…` settles one.
import-double-preferred = Another mapping of `{ $source }` says something else of { $n ->
    [one] 1 person
   *[other] { $n } people
}: the mode that `merge:` of the questionnaire prefers stands.
import-gone = { $n ->
    [one] 1 response
   *[other] { $n } responses
} of `{ $source }` { $n ->
    [one] is
   *[other] are
} not in this file and { $n ->
    [one] stays
   *[other] stay
} in the store (`--whole` withdraws what the file lacks):
import-withdrawn = { $n ->
    [one] 1 response
   *[other] { $n } responses
} of `{ $source }` { $n ->
    [one] is
   *[other] are
} not in this file and { $n ->
    [one] was
   *[other] were
} withdrawn:
import-gone-list = All of them are in { $path }
import-elsewhere = { $n } as `{ $name }`
import-undone = { $n ->
    [one] 1 response
   *[other] { $n } responses
} of `{ $source }` taken back; the file may be imported again.
import-undone-handed = { $n ->
    [one] 1 of them had
   *[other] { $n } of them had
} been handed in: take the import back there, too.
