# count: notices, in German. notices.en.ftl has the same ids.
notice-simulated = { $n ->
    [one] 1 erfundene Person bleibt draußen, weil es wirkliche Antworten gibt; `mitreden simulate UMFRAGE --remove` nimmt erfundene weg.
   *[other] { $count } erfundene Personen bleiben draußen, weil es wirkliche Antworten gibt; `mitreden simulate UMFRAGE --remove` nimmt erfundene weg.
}
    .short = { $n ->
    [one] 1 erfundene Person bleibt draußen.
   *[other] { $count } erfundene Personen bleiben draußen.
}
notice-conflict = { $n ->
    [one] 1 Person ist nicht mitgezählt: Fassungen ihrer Antworten widersprechen einander ({ $ids }). `mitreden merge UMFRAGE` nennt alle in merge.md; mit --keep ID=QUELLE entscheidet es, welche gilt.
   *[other] { $count } Personen sind nicht mitgezählt: Fassungen ihrer Antworten widersprechen einander ({ $ids }). `mitreden merge UMFRAGE` nennt alle in merge.md; mit --keep ID=QUELLE entscheidet es, welche gilt.
}
    .short = { $n ->
    [one] 1 Person ist nicht mitgezählt: Fassungen ihrer Antworten widersprechen einander.
   *[other] { $count } Personen sind nicht mitgezählt: Fassungen ihrer Antworten widersprechen einander.
}
notice-unreadable = { $n ->
    [one] Von 1 Person waren nicht alle Antworten lesbar: Sie zählen als nicht gefragt. merge.md sagt, welche und warum.
   *[other] Von { $count } Personen waren nicht alle Antworten lesbar: Sie zählen als nicht gefragt. merge.md sagt, welche und warum.
}
    .short = { $n ->
    [one] Von 1 Person waren nicht alle Antworten lesbar.
   *[other] Von { $count } Personen waren nicht alle Antworten lesbar.
}
notice-outside-days = { $n ->
    [one] 1 Person hat an einem Tag außerhalb der Umfrage ({ $opens } bis { $closes }) geantwortet{ $before ->
        [0] {""}
       *[other] , vor deren Beginn,
    } und zählt trotzdem mit: Ging eine Uhr falsch, oder ist es die Antwort eines anderen Jahres?
   *[other] { $count } Personen haben an Tagen außerhalb der Umfrage ({ $opens } bis { $closes }) geantwortet{ $before ->
        [0] {""}
       *[other] , { $before } davon vor deren Beginn,
    } und zählen trotzdem mit: Ging eine Uhr falsch, oder sind es Antworten eines anderen Jahres?
}
    .short = { $n ->
    [one] 1 Person hat an einem Tag außerhalb von { $opens } bis { $closes } geantwortet.
   *[other] { $count } Personen haben an Tagen außerhalb von { $opens } bis { $closes } geantwortet.
}
notice-no-shift = { $n ->
    [one] Von 1 auf der Straße befragten Person ist keine Schicht bekannt: Die eines Tages zählen als ein Klumpen, die ohne Tag alle zusammen; Bereiche können darum zu breit oder zu schmal sein.
   *[other] Von { $count } auf der Straße befragten Personen ist keine Schicht bekannt: Die eines Tages zählen als ein Klumpen, die ohne Tag alle zusammen; Bereiche können darum zu breit oder zu schmal sein.
}
    .short = { $n ->
    [one] Von 1 auf der Straße befragten Person ist keine Schicht bekannt: Bereiche können zu breit oder zu schmal sein.
   *[other] Von { $count } auf der Straße befragten Personen ist keine Schicht bekannt: Bereiche können zu breit oder zu schmal sein.
}
notice-handins-missing = { $n ->
    [one] 1 Abgabe kam nie an ({ $missing }): Was darin steht, zählt nicht mit.
   *[other] { $count } Abgaben kamen nie an ({ $missing }): Was darin steht, zählt nicht mit.
}
    .short = { $n ->
    [one] 1 Abgabe kam nie an.
   *[other] { $count } Abgaben kamen nie an.
}
notice-files-unread = { $n ->
    [one] 1 Datei bei den Ergebnissen wurde nicht gelesen: { $files }. Wer nur dort geantwortet hat, zählt nicht mit.
   *[other] { $count } Dateien bei den Ergebnissen wurden nicht gelesen: { $files }. Wer nur dort geantwortet hat, zählt nicht mit.
}
    .short = { $n ->
    [one] 1 Datei bei den Ergebnissen wurde nicht gelesen.
   *[other] { $count } Dateien bei den Ergebnissen wurden nicht gelesen.
}
notice-files-rescued = { $n ->
    [one] 1 Datei enthält, was gerettet wurde, als die Datei mit den Antworten unter einem Server verschoben, gelöscht oder ersetzt wurde: { $files }. Sie zählt nicht mit, bis `mitreden merge` sie übernimmt.
   *[other] { $count } Dateien enthalten, was gerettet wurde, als die Datei mit den Antworten unter einem Server verschoben, gelöscht oder ersetzt wurde: { $files }. Sie zählen nicht mit, bis `mitreden merge` sie übernimmt.
}
    .short = { $n ->
    [one] 1 Datei mit geretteten Antworten ist noch nicht übernommen.
   *[other] { $count } Dateien mit geretteten Antworten sind noch nicht übernommen.
}
notice-sources-gone = { $n ->
    [one] 1 Datei, die `merge` genannt wurde, ist nicht mehr da: { $files }. Wer nur dort geantwortet hat, zählt nicht mit. Legen Sie sie zurück, oder sagen Sie `mitreden merge UMFRAGE --forget DATEI`.
   *[other] { $count } Dateien, die `merge` genannt wurden, sind nicht mehr da: { $files }. Wer nur dort geantwortet hat, zählt nicht mit. Legen Sie sie zurück, oder sagen Sie `mitreden merge UMFRAGE --forget DATEI`.
}
    .short = { $n ->
    [one] 1 Datei, die als Quelle genannt wurde, ist nicht mehr da.
   *[other] { $count } Dateien, die als Quellen genannt wurden, sind nicht mehr da.
}
notice-sources-changed = { $n ->
    [one] 1 Datei hat sich geändert, seit sie `merge` genannt wurde, und zählt so, wie sie jetzt ist: { $files }. Ist das gewollt, nennen Sie sie noch einmal.
   *[other] { $count } Dateien haben sich geändert, seit sie `merge` genannt wurden, und zählen so, wie sie jetzt sind: { $files }. Ist das gewollt, nennen Sie sie noch einmal.
}
    .short = { $n ->
    [one] 1 Datei hat sich geändert, seit sie als Quelle genannt wurde.
   *[other] { $count } Dateien haben sich geändert, seit sie als Quellen genannt wurden.
}

# Warum eine Zeile keine Antwort ist.
unusable-not-text = Zeile { $line }: kein UTF-8
unusable-version = Zeile { $line }: Formatversion { $version }, dieses Programm liest Version 1; nehmen Sie das Programm, das sie geschrieben hat, oder ein neueres
unusable-shape = Zeile { $line }, Spalte { $column }: keine Antwort ({ $found })
unusable-row = Tabellenzeile { $row }: in der Spalte `{ $column }` steht nichts
unusable-merged-row = Tabellenzeile { $row }: ohne Kennung (id), Weg (mode) oder Ausgang (disposition)
