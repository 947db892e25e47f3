# ask: keyin, in English. keyin.de.ftl has the same ids.
keyin-far = Question { $n } of { $most }
keyin-keys = - nothing ticked · * cannot be made out · < back · # to a question · . leave · / all keys
keyin-keys-end = Enter keeps the form · < back · # to a question · . leave
keyin-help = Digits: options by the number beside them, points, amounts.
    Several answers: one digit after the other, then Enter. A ranking: the most important first.
    { "-" }  nothing is ticked or written
    { "*" }  something is there that cannot be made out
    ?  the box “don’t know” is ticked (where there is one)
    !  the box “no answer” is ticked (where there is one)
    <  one question back
    { "#" }  to a question by its number
    { "." }  leave the form; what is keyed stays
    While words are being typed: Esc shows this, the arrow left goes back.
keyin-go-to = To question number …
keyin-no-question = There is no question of this number.
keyin-not-valid = { $words } Please look again: what stands there is kept when it is keyed once more; * says that it cannot be made out.
keyin-end = All questions are keyed.
keyin-value-refused = no answer
keyin-value-dont-know = don’t know
keyin-value-unanswered = left open
keyin-value-unclear = cannot be made out
