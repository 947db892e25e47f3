# What the commands around a town's desk say: beginning a town's folder. desk.de.ftl has the same ids.
init-made = { $folder } is now a town’s folder, with a first questionnaire. What comes next:
init-change = change needs and questions to your own
init-check = tells every problem with its place
init-simulate = made-up answers, to try it out
init-rank = the needs in order
init-report = the report with its chart
init-has-town = { $folder } already has a town: { $file }
    .help = name another folder, or work with this one: `mitreden check`
init-has-file = { $file } is already there, and `init` overwrites nothing
    .help = name another folder, or move the file away
init-name = a town’s name needs visible characters, on one line
    .help = for example: `--name "Town of Leoben"`
