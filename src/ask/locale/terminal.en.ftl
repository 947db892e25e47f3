# ask: terminal, in English. terminal.de.ftl has the same ids.
ask-practice = PRACTICE
ask-progress = Question { $n } of at most { $most }
ask-key-enter = on
ask-key-dont-know = don’t know
ask-key-refused = no answer
ask-key-back = back
ask-key-jump = to a question asked before
ask-key-language = other language
ask-key-pause = pause
ask-key-menu = all keys
ask-key-break-off = break the interview off
ask-key-close = back to the question
ask-keys-opening = Enter agrees, begin · ! no · & other language · q leave
ask-keys-menu = press a key · Enter back to the question
ask-keys-pause = Enter go on · q leave
ask-keys-jump = number and Enter, or ↑ ↓ and Enter · Enter alone: back
ask-keys-doubt = Enter yes, go on · < no, change
ask-keys-review = Enter finish · number and Enter: change an answer
ask-keys-end = Enter on to the next person
ask-menu = All keys
ask-menu-how = Options have the keys 1 to 9, then a to z. While a text is being typed, characters belong to it: then Esc leads here.
ask-menu-lines = Type the character and press Enter. An empty line leads back to the question.
ask-jump = Which question?
ask-pause = Pause
ask-pause-kept = All answers so far are kept. You can go on now, or leave and go on later.
ask-pause-practice = This is practice: if you leave, it is gone.
ask-review = Looking over
ask-review-text = That was all. Is everything right?
ask-over = The interview is over. Thank you!
ask-broken-off = The interview was broken off.
ask-open = (left open)
ask-so-many-of = { $n } of { $of }
ask-lost = { $n ->
    [one] If you change this, one later answer no longer counts:
   *[other] If you change this, { $n } later answers no longer count:
}
ask-more-above = ↑ { $n } more lines
ask-more-below = ↓ { $n } more lines
ask-own-words = { $label }: which?
ask-characters = { $n } of { $of } characters
ask-rest = Left to give away: { $rest }.
ask-task-best = Task { $n } of { $of }: which matters most?
ask-task-worst = Task { $n } of { $of }: and which matters least?
ask-unknown-key = This key does nothing here. / shows all keys.
ask-unknown-line = This cannot be chosen here. / shows what can be typed.
ask-ranking-full = All places are taken. Press a chosen one again to take it out.
ask-one-only = Please choose only one.
ask-two-numbers = Please type two different numbers: the most important, then the least important.
ask-not-here = This answer is not offered here.
ask-first = This is the first question.
ask-cannot-jump = This question cannot be changed from here.
ask-one-language = The survey has one language only.
ask-no-number = Please type a number.
ask-no-date = Please type a day, for example 2026-05-04.
ask-not-kept = This could not be kept: { $error }. Please try again with Enter.
ask-not-kept-full = This could not be kept: the disk is full. Make room, then try again with Enter.
ask-not-kept-read-only = This could not be kept: the file may not be written to. Mend that, then try again with Enter.
ask-not-kept-busy = This could not be kept: another program is writing to the file. Wait a moment, then try again with Enter.
ask-not-kept-gone = This could not be kept: the file with the answers was moved, deleted or replaced. All that was answered until then is in { $rescued }. Write this answer down, leave the program and start it again.
ask-not-kept-damaged = This could not be kept: the file with the answers is damaged. Write this answer down, leave the program and bring back a backup.
ask-script-json = The line is no object of questions and answers ({ $error }).
ask-script-not-asked = { $n ->
    [one] This question is not asked on this way, or there is none of that name: { $questions }.
   *[other] These questions are not asked on this way, or there are none of that name: { $questions }.
}
ask-line-note = Enter: go on.
ask-line-single = Number, then Enter.
ask-line-multiple = Numbers with blanks between them, then Enter.
ask-line-ranking = Numbers, the most important first, then Enter.
ask-line-scale = a number from { $from } to { $to }:
ask-line-task = Two numbers: the most important, the least important.
ask-line-number = A number:
ask-line-date = A day, for example 2026-05-04:
ask-line-text = Text:
ask-line-given = (so far { $given }; Enter leaves it, - empties it)

# What holds on any screen of `street`; the desk between interviews is in office/locale/street.
board-unknown = This key does nothing here.
