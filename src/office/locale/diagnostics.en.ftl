# office: diagnostics, in English. diagnostics.de.ftl has the same ids.

# files that are not read
file-not-read = this is not read: nothing here is called so
    .help = give it the name of a file that is read, or move it out of the folder
file-copied = this is not read: it is called as copies are, and what it holds would count twice
    .help = delete it if the other one has everything; if it holds answers of its own, give it a name of its own
answers-unseen = the answers cannot be looked at: { $reason }
    .help = until they can, nobody knows whether the questionnaire still fits what was answered
contents-damaged = this cannot be read ({ $reason }), so nobody knows which files here belong together
    .help = run `mitreden report`: it writes everything anew
reports-differ = the reports in different languages were made from different answers or of different days
    .help = run `mitreden report` without `--lang`: it writes all languages anew
report-changed = this is not as the last report left it: older, newer or edited
    .help = run `mitreden report` before you publish the folder
report-left-over = this belongs to no report here, and would be published with them
    .help = delete it, or keep it under another name
file-set-aside = this was set aside when a backup was put back, and counts nowhere
    .why = it holds what people answered until then, and what is promised to be deleted
    .help = delete it when nothing of it is needed; `mitreden restore FILE --merge` takes in what it holds of answers
results-without-survey = here are answers to a survey `{ $id }`, and there is none
    .why = answers are kept under the id of their survey; whoever changes it loses sight of them
    .help = write `survey: { $id }` again in its file, or move this folder away
duplicate-survey = `{ $id }` is the id of two questionnaires
    .why = what people answer is kept under the id of the survey: the answers to both would lie together
    .help = give one of the two another id under `survey:`, or move its file out of surveys/
survey-file-name = the survey `{ $id }` is in a file called `{ $stem }`
    .why = answers, reports and addresses go by the id, not by the file
    .help = call the file `{ $id }.yaml`, or write `survey: { $stem }` if there are no answers yet
