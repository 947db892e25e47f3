# tell: form, in English. form.de.ftl has the same ids.

# What stands on the paper form, and what `print` says.
form-number = Form no.
form-version = Version { $sign }
form-version-day = Version { $sign }, printed { $day }
form-page = Page { $n } of { $of }
form-sum = in all
form-task = Task { $n } of { $of }
form-task-online = This task is on the internet only.
form-best = matters most
form-worst = matters least
form-day = (day, month, year)
form-online = Rather online?
form-qr = QR code with the address of the survey on the internet: { $url }
form-no-copies = Please do not copy: every form has a number of its own.
form-how = How to fill in this form
form-how-tick = Put a cross in the box that fits you.
form-how-mend = The wrong box? Fill it in completely, and put a cross in the right one.
form-how-route = An arrow says where to go on. Without an arrow the next question follows. You do not need the small digits and letters beside the boxes.
form-consent = Please tick this. Otherwise we may not use your answers.
form-card = Card { $n }
form-dont-know = don’t know
form-refused = I would rather not say
form-goto = go on to question { $n }
form-goto-end = go on to the end
form-how-one = One cross, please.
form-how-several = You can put several crosses.
form-how-at-most = At most { $n } crosses, please.
form-how-ranking = { $n ->
    [one] Write 1 in the box before what matters most.
    [2] Write 1 before what matters most and 2 before the next.
   *[other] Write numbers in the boxes: 1 before what matters most, 2 before the next, up to { $n } at most.
}
form-how-points = Write points in the boxes, { $total } in all.
form-how-rows = One cross in every row, please.
form-how-best-worst = In every task one cross on the left and one on the right, please.
form-how-number = A number, please.
form-how-number-range = A number from { $min } to { $max }, please.
form-how-date = A day, please.
form-how-text = Please write clearly.
form-quoted = “{ $label }”
form-or = { $before } or { $last }
form-and = { " " }and{ " " }
form-only-if = Only if you { $parts }:
form-only = ticked { $labels } at question { $n }
form-only-not = did not tick { $labels } at question { $n }
form-or-else = { " " }or{ " " }
form-only-row = ticked { $labels } in the line { $row } at question { $n }
form-only-row-not = did not tick { $labels } in the line { $row } at question { $n }
form-only-wrote = { $is ->
    [equal] wrote the number { $number } at question { $n }
    [below] wrote a number below { $number } at question { $n }
    [most] wrote { $number } or less at question { $n }
    [above] wrote a number above { $number } at question { $n }
    [least] wrote { $number } or more at question { $n }
   *[other] wrote another number than { $number } at question { $n }
}
form-only-ranked = { $is ->
    [equal] wrote the number { $number } before { $item } at question { $n }
    [below] wrote a number below { $number } before { $item } at question { $n }
    [most] wrote { $number } or less before { $item } at question { $n }
    [above] wrote a number above { $number } before { $item } at question { $n }
    [least] wrote { $number } or more before { $item } at question { $n }
   *[other] wrote another number than { $number } before { $item } at question { $n }
}
form-only-answered = answered question { $n }
form-only-unanswered = did not answer question { $n }
form-only-some = This question is not for everybody. If it does not fit you, leave it out.
form-privacy = Responsible for the data: { $controller }. Purpose: { $purpose }
form-privacy-months = { $n ->
    [one] The form and its answers are deleted after one month.
   *[other] The form and its answers are deleted after { $n } months.
}
form-give-back = Please hand the form in here: { $office }.
form-give-back-until = Please hand the form in by { $day } here: { $office }.
