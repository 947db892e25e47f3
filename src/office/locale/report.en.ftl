# office: report, in English. report.de.ftl has the same ids.

# Why there is no page
failure-council-full = { $file } is not written: even set as tightly as can be read, it takes more than one page
    .help = shorten { $n ->
        [one] this text
       *[other] these texts
    } to about { $room } characters:{ $texts }
failure-council-text = { $file }, { $key }: { $length } characters

# report --final
final-simulated = the answers are made up: a report of made-up answers can never be final
    .help = make it without `--final`, or take the made-up answers away with `mitreden simulate SURVEY --remove`; no report was written
final-conflict = { $n ->
    [one] 1 person is left out because versions of the answers contradict each other: a final report has to settle that
   *[other] { $count } people are left out because versions of their answers contradict each other: a final report has to settle that
}
    .help = merge.md lists them under “Conflicts”; settle them with `mitreden merge SURVEY --keep ID=SOURCE`, or erase them; no report was written
final-missing = { $n ->
    [one] one thing is missing that a final report has to tell:
   *[other] { $n } things are missing that a final report has to tell:
}
    { $list }
    .help = write it there, or make a draft without `--final`; no report was written
final-line = { $file }: { $key } – { $what }
