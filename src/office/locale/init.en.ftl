# office: init, in English. init.de.ftl has the same ids.
init-has-town = { $folder } already has a town: { $file }
    .help = name another folder, or work with this one: `mitreden check`
init-has-file = { $file } is already there, and `init` overwrites nothing
    .help = name another folder, or move the file away
init-name = a town’s name needs visible characters, on one line
    .help = for example: `--name "Town of Leoben"`
