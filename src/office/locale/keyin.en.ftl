# office: keyin, in English. keyin.de.ftl has the same ids.

# What `keyin` says: forms, their numbers, the second keying.
keyin-first = keying
keyin-second = second keying
keyin-counts = Forms keyed: { $keyed }, verified: { $verified }, without consent: { $declined }
keyin-begun = Begun and left: { $numbers }
keyin-number = Number of the form
keyin-number-keys = digits · q leaves
keyin-number-check = The check digit of { $typed } does not fit: please look again.
keyin-number-digits = { $typed } is no form’s number: it has eleven digits, on older forms five or more.
keyin-before = Form { $number } was keyed before.
keyin-elsewhere = Form { $number } was keyed on another laptop.
keyin-erased = Form { $number } was erased; nothing of it is kept again.
keyin-script-question = The survey has no question `{ $question }`.
keyin-script-consent = say of each form whether its box of consent is ticked: `"consent": true` or `false`
keyin-not-keyed = Form { $number } was not keyed yet.
keyin-verified-before = Form { $number } was verified before.
keyin-declined-before = Form { $number } has no consent; nothing of it is kept.
keyin-declined = Form { $number }: no consent, nothing of it is kept.
keyin-form = Form { $number }
keyin-form-second = Form { $number }, second keying
keyin-form-same-clerk = Form { $number }, second keying by the same person
keyin-version = version { $sign }
keyin-version-older = version { $sign } (not today’s)
keyin-version-older-day = version { $sign } of { $day } (not today’s)
keyin-version-head = which version?
keyin-version-sign = Version sign on the form
keyin-version-keys = five characters · - there is none on the form · q back
keyin-version-keys-again = five characters · Enter again { $sign } · - there is none on the form · q back
keyin-version-unknown = With which version of the questionnaire form { $number } was printed is not known here: no print run noted in this folder has its number. The sign beside the number says it.
keyin-version-several = The number { $number } was printed more than once, with several versions of the questionnaire: { $runs }. The sign beside the number says which.
keyin-version-run = { $sign } ({ $day })
keyin-version-bad = { $typed } is no version sign: five digits and letters.
keyin-version-none = A form without a sign was printed before versions were noted. Known here are { $known }: `mitreden print SURVEY --as SIGN --out FILE` prints each for comparison; then type the sign of the one that is like the form.
keyin-version-not-here = No version with the sign { $sign } is known here, so the form cannot be read here. Known are { $known }. Either a character was misread, or the form belongs to another computer: key it there, or copy its results/SURVEY/definitions/ into this folder first.
keyin-version-gone = The questionnaire of version { $sign } is not in this folder any more; copy results/SURVEY/definitions/ from where it was printed.
keyin-script-version = Say it as `"version": "SIGN"`, or for all with --printed; known here: { $known }.
keyin-first-lost = Form { $number } cannot be compared: what was keyed first for { $n ->
    [one] the question
   *[other] the questions
} { $questions } cannot be read by the version it was printed with. Erase the form (`mitreden erase`) and key it anew.
keyin-form-kept = Form { $number } is kept.
keyin-form-left = Form { $number } is left as it is; its number goes on with it.
keyin-form-verified = Form { $number } is verified: { $differing ->
    [0] no field of { $fields } differed
    [one] 1 field of { $fields } differed
   *[other] { $differing } fields of { $fields } differed
}.
keyin-consent-yes = the box of consent is ticked
keyin-consent-no = it is not ticked: keep nothing of this form
keyin-consent-back = back
keyin-against-routing = Question { $number } was answered although the route leaves it out: flagged, and not counted.
keyin-against-rule = Question { $number }: { $words } Flagged, and not counted.
keyin-differ = two keyings differ
keyin-field = Question { $field }
keyin-keyed-first = first: { $words }
keyin-keyed-second = second: { $words }
keyin-keyed-anew = neither: key it anew
keyin-error-rate = Error rate: { $rate } ({ $differing } of { $fields } fields differed between two keyings of { $forms ->
    [one] 1 form
   *[other] { $forms } forms
})
failure-keyin-mode = the questionnaire is not made for paper
    .help = add `paper` to its `modes`
failure-keyin-taken = someone is keying forms of this survey in this folder already ({ $path } is locked)
    .help = end that first
failure-keyin-erased = form { $number } was erased while it was keyed; nothing of it is kept
failure-keyin-script = { $path }, line { $line }: { $error }
    .help = each line is one form: `{ "{" } "form": "00076", "answers": { "{" } "question": answer, … { "}" } { "}" }`
failure-form-lang = the survey does not speak `{ $tag }`{ $case ->
    [near] ; did you mean `{ $near }`?
    [known] ; it speaks { $known }
   *[none] {""}
}
    .help = name one of its languages
