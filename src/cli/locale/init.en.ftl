# cli: init, in English. init.de.ftl has the same ids.
init-made = { $folder } is now a town’s folder, with a first questionnaire. What comes next:
init-change = change needs and questions to your own
init-check = tells every problem with its place
init-simulate = made-up answers, to try it out
init-rank = the needs in order
init-report = the report with its chart
