# office: street, in English. street.de.ftl has the same ids.
shift-practice = PRACTICE
shift-here = this shift
shift-all = this laptop
shift-complete = complete
shift-broken-off = broken off
shift-refused = refused
shift-others = others
shift-wanted = Still wanted, as this laptop has counted:
shift-wanted-cell = { $cell } { $n }
shift-wanted-none = All quotas are met.
shift-open = { $n ->
    [one] An interview was left open.
   *[other] { $n } interviews were left open.
}
shift-cards = Show cards: those with the sign { $sign }.
shift-key-begin = start an interview
shift-key-refused = refused
shift-key-not-eligible = does not belong to those asked (too young, for example)
shift-key-language = no language in common
shift-key-took-part = took part already
shift-key-take-back = take the last contact without an interview back ({ $outcome })
shift-key-go-on = go on with an interview that was left open
shift-key-leave = end the shift
shift-noted = Noted: { $outcome }.
shift-taken-back = Taken back: { $outcome }.
pending-head = An interview was left open
pending-begun = Begun on { $day }.
pending-begun-at = Begun on { $day }, { $place }.
pending-far = { $n ->
    [0] Nothing was answered yet.
    [one] One answer is kept, { $minutes } into the interview.
   *[other] { $n } answers are kept, { $minutes } into the interview.
}
pending-last = The last one was to: { $question }
pending-older = The questionnaire has changed since; the interview goes on with the one it began with.
pending-lost = This interview cannot be gone on with: { $error }. It stays in the store.
pending-gone = The questionnaire it began with is no longer there
pending-over = An interview had come to its end when the program was closed; it is kept now.
pending-key-go-on = go on with it
pending-key-end = end it here: it counts as broken off
pending-key-later = leave it for later
pending-aside = { $n ->
    [one] 1 interview is of a mode that this version of mitreden does not know ({ $modes }). A newer one may have begun it; it stays as it is, and the newer one can go on with it.
   *[other] { $n } interviews are of modes that this version of mitreden does not know ({ $modes }). A newer one may have begun them; they stay as they are, and the newer one can go on with them.
}
busy-asking = keeping interviews
failure-script = { $path }, line { $line }: { $error }
    .help = each line is one interview: `{ "{" } "question": answer, … { "}" }`, answers in the form of the record
failure-street-mode = the questionnaire is not made for the street
    .help = add `street` to its `modes`, or use --practice
failure-street-taken = another shift of this survey is under way in this folder ({ $path } is locked)
    .help = end it first; each laptop holds one shift of a survey at a time
