# cli: print, in English. print.de.ftl has the same ids.
print-numbers = { $n ->
    [one] One form with the number { $first }.
   *[other] { $n } forms with the numbers { $first } to { $last }.
} Version { $sign } of the questionnaire. Do not copy: every number is there only once.
print-lacking = { $n ->
    [one] No font on this machine has a glyph for { $characters }; an empty box stands there.
   *[other] No font on this machine has glyphs for { $characters }; empty boxes stand there.
} Install a font that has them, such as one of the Noto family, and print again.
print-again = Numbers up to { $last } were printed before; a form may now be there twice.
print-cards-version = Show cards of version { $sign } of the questionnaire; the interviewer’s screen shows the sign of the cards that belong to it.
failure-print-mode = the questionnaire is not made for paper
    .help = add `paper` to its `modes`; cards (--cards) need `street` or `phone`
failure-print-cards = no question has answers that could be shown on a card
    .help = there are cards for questions with options and for scales
