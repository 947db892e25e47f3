# cli: handin, in English. handin.de.ftl has the same ids.
handin-written = { $responses ->
    [0] No new response
    [one] 1 response
   *[other] { $responses } responses
}, { $contacts ->
    [one] 1 contact
   *[other] { $contacts } contacts
} and { $erased ->
    [one] 1 erasure
   *[other] { $erased } erasures
} handed in: { $path }
handin-nothing-new = Nothing new since the last hand-in; --all writes everything again.
handin-open = { $n ->
    [one] 1 interview is still open and is not handed in.
   *[other] { $n } interviews are still open and are not handed in.
}
handin-plain = The file is not sealed: whoever finds it can read it. `mitreden key new` makes a key; name its public half in town/town.yaml as handin_key.
key-made = The private half is in { $path }; `merge` finds it there. Keep the paper copy under lock and key: without either no hand-in can be opened. Write into town/town.yaml:
    handin_key: { $public }
key-paper = mitreden · { $town } · private key for hand-ins
    { "" }
    Whoever has this sheet can open every hand-in of the town. Keep it in the safe.
    { "" }
    { $key }
    { "" }
    To use it, type these characters into a file (blanks and lines do not matter) and name
    that file: mitreden merge SURVEY FILES --key FILE
    { "" }
    The public half, for town/town.yaml:
    { "" }
    handin_key: { $public }
erased = { $n ->
    [0] { $id } was not here; it is now kept from coming in.
    [one] { $id } is erased.
   *[other] { $id } is erased, with all { $n } versions.
}
erase-busy = another program has the store in use: what was erased is overwritten on the disk when `serve` settles, within the hour and at its stop, or with the next erasure
erase-reach = Other copies outside this folder are not known here.
