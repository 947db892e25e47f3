# office: failures, in German. failures.en.ftl has the same ids.
tighten-failed = { $n ->
    [one] andere Benutzer dieses Rechners können { $path } womöglich lesen, und das lässt sich nicht ändern ({ $error }): Das muss tun, wem es gehört
   *[other] andere Benutzer dieses Rechners können { $n } Dateien und Ordner mit Antworten womöglich lesen, darunter { $path }, und das lässt sich nicht ändern ({ $error }): Das muss tun, wem sie gehören
}
tightened = { $n ->
    [one] Andere auf diesem Rechner konnten lesen, was Menschen geantwortet haben ({ $files }); ab jetzt kann es nur, wer es soll.
   *[other] Andere auf diesem Rechner konnten lesen, was Menschen geantwortet haben ({ $n } Dateien und Ordner: { $files }); ab jetzt kann es nur, wer es soll.
}

# Was geschieht, wenn es einen Augenblick dauert.
busy-importing = übernimmt Antworten
busy-merging = führt zusammen
compare-notices = Zu den Antworten von `{ $survey }`:
busy-ranking = reiht
busy-weighing = gewichtet
busy-planning = plant
busy-reporting = schreibt den Bericht

# Woran ein Befehl scheitern kann und was dann zu tun ist. Meldung und Hilfe stehen untereinander.
failure-plain = { $text }
failure-here = es ist nicht festzustellen, wo wir sind: { $error }
    .help = in einen Ordner wechseln, den es gibt
failure-no-folder = { $folder } ist kein Ordner einer Gemeinde: town/town.yaml fehlt
    .help = den Ordner nennen, in dem town/, surveys/, results/ und reports/ liegen
failure-no-town = in { $folder } und darüber gibt es kein town/town.yaml
    .help = in den Ordner einer Gemeinde wechseln oder einen mit -C DIR nennen
failure-no-survey = es gibt keine Umfrage `{ $name }`
    .help = { $case ->
    [near] ist `{ $near }` gemeint?
    [none] einen Fragebogen in { $folder } ablegen
   *[known] es gibt: { $known }
}
failure-two-files = zwei Dateien heißen `{ $name }`: { $first } und { $second }
    .help = die Umfrage bei ihrem Namen nennen oder mit dem Pfad ihrer Datei
unread-file = nicht gelesen: { $path }{ $case ->
    [copy] {" "}heißt, wie Kopien heißen, und was darin steht, zählte doppelt
    [near] {" "}(ist `{ $near }` gemeint?)
   *[unknown] {""}
}
survey-by-file = `{ $name }` ist der Name einer Datei: die Umfrage in { $path } heißt `{ $id }`, und sie ist es, die genommen wird
survey-by-id = `{ $name }` wird als Name der Umfrage in { $path } genommen, nicht als die Datei { $other }
report-survey-unread = { $path } lässt sich nicht lesen und bleibt außer Acht, wo nach dem Ende der letzten Umfrage gesucht wird; `mitreden check` sagt, warum
report-told-damaged = { $path } ist beschädigt ({ $reason }) und wird nicht verwendet: Was seit früheren Berichten von der Agenda genommen oder verschoben wurde, wird womöglich nicht genannt. Stellen Sie die Datei wieder her, oder löschen Sie sie
report-told-newer = { $path } stammt von einer neueren Version dieses Programms (Format { $format }) und wird nicht gelesen: Was seit früheren Berichten von der Agenda genommen oder verschoben wurde, wird womöglich nicht genannt
report-contents-damaged = { $path } ist beschädigt ({ $reason }) und wird neu geschrieben: Was frühere Berichte hier hinterlassen haben, wird nicht entfernt
failure-contents-newer = { $path } stammt von einer neueren Version dieses Programms (Format { $format }); so ist nicht bekannt, welche Dateien hier zusammengehören, und kein Bericht wurde geschrieben
    .help = nehmen Sie jene Version, oder räumen Sie den Ordner beiseite
failure-crest-missing = Das Wappen { $path } lässt sich nicht lesen ({ $error })
    .help = legen Sie die Datei dorthin, oder ändern Sie `look: crest:` in town/town.yaml
failure-crest-kind = Das Wappen { $path } ist weder SVG noch PNG noch JPEG
    .help = speichern Sie es als eines davon
failure-crest-broken = Das Wappen { $path } lässt sich nicht als { $kind } lesen ({ $error })
    .help = speichern Sie es neu, am besten als SVG
failure-unreadable = { $path } lässt sich nicht lesen: { $case ->
    [missing] es gibt sie nicht
    [denied] das Lesen ist nicht erlaubt
    [text] das ist kein Text in UTF-8
    [folder] das ist ein Ordner
   *[other] { $error }
}
    .help = { $case ->
    [missing] den Pfad prüfen
    [denied] prüfen, wer die Datei lesen darf
    [text] die Datei als UTF-8 speichern
    [folder] eine Datei nennen
   *[other] Datei und Datenträger prüfen
}
failure-unwritable = { $path } lässt sich nicht schreiben: { $case ->
    [denied] das Schreiben ist nicht erlaubt
    [full] der Datenträger ist voll
    [missing] den Ordner gibt es nicht
   *[other] { $error }
}
    .help = { $case ->
    [denied] prüfen, wer dort schreiben darf; es wurde nichts geändert
    [full] auf dem Datenträger Platz schaffen; es wurde nichts geändert
    [missing] den Ordner anlegen oder einen anderen nennen; es wurde nichts geändert
   *[other] Pfad und Datenträger prüfen; es wurde nichts geändert
}
failure-full = der Datenträger ist voll: { $error }
    .help = Platz schaffen oder TMPDIR auf einen Ordner mit Platz setzen; es wurde nichts geändert
failure-scratch = es lässt sich kein vorübergehender Ordner anlegen: { $error }
    .help = den Datenträger prüfen oder TMPDIR auf einen Ordner mit Platz setzen
failure-cannot-ask = Fragen dieses Typs können noch nicht gestellt werden: { $questions }
    .help = sie vorerst weglassen
failure-import-was-unknown = unter dem Namen `{ $name }` wurde nichts importiert
    .help = { $case ->
    [near] war `{ $near }` gemeint?
    [known] es gibt: { $known }
   *[none] es wurde noch nichts importiert
}
failure-import-undo = aus einer Quelle `{ $source }` wurde nichts importiert
    .help = { $case ->
    [near] war `{ $near }` gemeint?
    [known] es gibt: { $known }
   *[none] es wurde noch nichts importiert
}
failure-no-parts = der Ordner `{ $path }` enthält keine Tabelle (.parquet) und keine Aufzeichnungen (.jsonl)
failure-no-responses = zu `{ $survey }` gibt es noch keine Antworten
    .help = `mitreden simulate { $survey } -n 200` erfindet welche; `mitreden import` übernimmt fremde
failure-none-simulated = in { $folder } gibt es keine erfundenen Personen zu `{ $survey }`
    .help = `mitreden simulate { $survey } -n 200` erfindet welche
failure-none-stands = keine der Antworten von `{ $survey }` gilt{ $n ->
    [0] {""}
   *[other] :{ $cases }
}
    .help = { $all } sagt, was aus jeder wurde; `mitreden merge { $survey }` schreibt es neu
failure-keep-idle = { $n ->
    [one] ein Wort von --keep entscheidet nichts:{ $cases }
   *[other] { $n } Worte von --keep entscheiden nichts:{ $cases }
}
    .help = Wo Fassungen dahinter stehen, nennen Sie eine davon mit ihrer Datei, ihrer Quelle oder ihrem Fingerabdruck; wo keine stehen, gibt es zu dieser Antwort keinen Widerspruch (merge.md nennt alle). Es wurde nichts zusammengeführt
failure-forget = über `{ $what }` wurde in `{ $survey }` nichts entschieden
    .help = merge.md nennt unter „Entschieden“, welche Antworten entschieden und welche Dateien Quellen sind
failure-losses = { $n ->
        [one] von einer Person waren nicht alle Antworten lesbar, und was fehlt, ist mehr als 1 % der Antworten darauf, was wichtig ist
       *[other] von { $n } Personen waren nicht alle Antworten lesbar, und was fehlt, ist mehr als 1 % der Antworten darauf, was wichtig ist
    }
    .help = der Fragebogen, den sie beantwortet haben, liegt in keinem Speicher und in keinem Ordner `definitions`: aus einer Sicherung zurückholen, oder zurücknehmen, was seither geändert wurde; `mitreden merge { $survey }` schreibt in merge.md, was fehlt; mit `--accept-losses` wird trotzdem gezählt, was lesbar ist
failure-archive-changed = { $path } ist nicht mehr, was es war, als geantwortet wurde
    .help = Antworten werden danach gelesen, also darf es nicht bearbeitet werden: aus einer Sicherung oder aus git holen; ist es verloren, löschen, und was nicht gelesen werden kann, wird gesagt
failure-archive-unreadable = der aufbewahrte Fragebogen { $hash } kann nicht gelesen werden
    .help = eine neuere Version von mitreden hat ihn geschrieben: diese verwenden
failure-source-twice = `{ $name }` ist zweimal als Quelle genannt
    .help = nur einmal nennen oder eine der beiden Dateien umbenennen
failure-source = `{ $name }` lässt sich nicht lesen: { $error }
    .help = die Datei prüfen; jede ihrer Zeilen ist eine Antwort
failure-no-needs = die Umfrage hat keine Anliegen
    .help = oben in der Umfrage `needs: all` schreiben oder die Anliegen dort aufzählen
failure-no-importance = keine Frage der Umfrage fragt, was wichtig ist (`facet: importance`)
    .help = einer Frage `facet: importance` und `options: needs` geben
failure-nobody = es zählt keine Antwort: keine ist ganz oder teilweise ausgefüllt und gehört zur Bevölkerung
    .help = `mitreden merge` schreibt in merge.md, was aus jeder Antwort wurde
failure-no-need = in `{ $survey }` geht es um kein Anliegen `{ $name }`
    .help = { $case ->
    [near] war `{ $near }` gemeint?
    [none] die Umfrage hat keine Anliegen
   *[known] es gibt: { $known }
}
failure-compare-same = `{ $survey }` wird mit sich selbst verglichen
    .help = die zweite Umfrage ist die ältere: `mitreden compare UMFRAGE ÄLTERE`
failure-need-of-some = `{ $need }` steht auf niemandes Liste oder nur auf der von manchen: Unter allen hat es keine Zahl
    .help = `mitreden rank` zeigt Anliegen, nach denen nur manche gefragt wurden, unter diesen
failure-no-question = `{ $survey }` hat keine Frage `{ $name }`, zu der es eine Tabelle gibt
    .help = { $case ->
    [near] war `{ $near }` gemeint?
   *[known] es gibt: { $known }
}
failure-no-groups = `{ $name }` ist keine Einfachauswahl und ergibt keine Gruppen
    .help = eine Frage vom Typ `single` nennen
failure-dataset = { $text }
    .help = `mitreden merge` macht den Datensatz neu
failure-weights-nobody = die Gewichte lassen sich nicht berechnen: es gibt keine Antworten zum Gewichten
    .help = `mitreden merge` schreibt in merge.md, was aus jeder Antwort wurde
failure-weights-target = die Gewichte lassen sich nicht berechnen: in der Randverteilung `{ $margin }` hat die Stufe `{ $level }` { $n } { $n ->
    [one] Antwort
   *[other] Antworten
}, soll aber 0 haben
    .help = `population:` in der Umfrage ändern oder die Stufe mit `collapse:` zu einer anderen schlagen
failure-weights-empty = die Gewichte lassen sich nicht berechnen: in der Randverteilung `{ $margin }` soll die Stufe `{ $level }` { $target } % haben, es gibt aber keine Antworten
    .help = `population:` in der Umfrage ändern oder die Stufe mit `collapse:` zu einer anderen schlagen
failure-unweighted = es wird nichts gewichtet: `{ $survey }` sagt nichts über die Bevölkerung, und keine Antwort kam mit einem Grundgewicht
    .help = `population:` mit Randverteilungen in die Umfrage schreiben oder `base_weight:` in die Zuordnung eines Imports; bis dahin zählt jede Antwort 1
failure-too-few-to-weigh = { $n ->
    [one] es wird nichts gewichtet: die eine Antwort, die zählt, ist zu wenig, um auf die Bevölkerung gewichtet zu werden
   *[other] es wird nichts gewichtet: die { $n } Antworten, die zählen, sind zu wenige, um auf die Bevölkerung gewichtet zu werden
}
    .help = noch einmal gewichten, wenn mehr geantwortet haben; bis dahin zählt jede Antwort 1
failure-replicates-one = alle Antworten sind ein Klumpen, also sagt nichts, wie andere sich unterschieden hätten
    .help = --replicates weglassen
failure-replicates-lone = alle Antworten einer Art der Befragung oder einer Schicht sind ein Klumpen, aus dem sich nichts ziehen lässt
    .help = `--replicates jackknife` schreiben, das ihn als Ganzes weglässt
failure-replicates-many = { $n } Wiederholungen von { $rows } Antworten sind mehr Zahlen, als jemand brauchen kann
    .help = weniger Wiederholungen schreiben, etwa `--replicates bootstrap:200`
failure-unasked = { $n } von { $all } Gezählten wurden nicht nach `{ $question }` gefragt, wonach gewichtet wird: Ihr Fragebogen hatte die Frage nicht
    .help = die Randverteilung von `{ $question }` aus `population:` nehmen oder nach einer Frage gewichten, die allen gestellt wurde
failure-weights-apart = die Gewichte lassen sich nicht berechnen: die Randverteilungen sind nicht zugleich zu erreichen; in `{ $margin }` { $level ->
    [none] bleiben jene ohne Antwort
   *[other] bleibt `{ $level }`
} { $gap } % neben dem Ziel
    .help = `population:` in der Umfrage ändern oder die Stufe mit `collapse:` zu einer anderen schlagen

# Der Speicher der Antworten einer Umfrage.
failure-store-foreign = `{ $path }` ist kein Speicher von mitreden
    .help = eine andere Datei nennen oder diese verschieben
failure-store-newer = `{ $path }` wurde von einem neueren mitreden geschrieben (Format { $version }, dieses kennt { $known })
    .help = das neuere installieren
failure-store-open = `{ $path }` lässt sich nicht öffnen
    .help = prüfen, ob es den Ordner gibt und man hineindarf
failure-store-locked = `{ $path }` wird gerade von einem anderen Programm verwendet
    .help = warten, bis es fertig ist, oder es schließen; dann noch einmal versuchen
failure-store-readonly = `{ $path }` darf nicht beschrieben werden
    .help = sich das Schreiben in der Datei und ihrem Ordner erlauben lassen
failure-store-full = der Datenträger von `{ $path }` ist voll, und nichts davon wurde gespeichert
    .help = Platz schaffen und noch einmal versuchen
failure-store-damaged = `{ $path }` ist beschädigt: { $reason }
    .help = aus einer Sicherung wiederherstellen
failure-store-away = `{ $path }` oder das Protokoll daneben wurde gelöscht, verschoben oder ersetzt, während es in Gebrauch war
    .help = Legen Sie die Datei zurück, oder starten Sie das Programm neu
failure-store-gone = `{ $path }` oder das Protokoll daneben wurde gelöscht, verschoben oder ersetzt, während es in Gebrauch war; was darin stand, liegt in `{ $rescued }`
    .help = Starten Sie das Programm neu: Es macht damit weiter; oder legen Sie die Datei zurück
failure-store-lost = `{ $path }` oder das Protokoll daneben wurde gelöscht, verschoben oder ersetzt, während es in Gebrauch war, und was darin stand, ließ sich nicht daneben schreiben: { $reason }
    .help = Beheben Sie das, legen Sie die Datei zurück, und versuchen Sie es noch einmal
failure-store = `{ $path }` lässt sich nicht lesen oder schreiben: { $reason }
    .help = den Datenträger prüfen, auf dem sie liegt

# Eine Datei, die sich nicht als Tabelle lesen lässt.
failure-table-empty = { $path }: die Datei ist leer
    .help = ist das die richtige Datei? Die erste Zeile nennt die Spalten
failure-table-utf8 = { $path }: Byte { $byte } in Zeile { $line } ist kein UTF-8
    .help = was Excel oder ältere Programme speichern, ist oft anders kodiert: `encoding: windows-1252` unter `file:` schreiben
failure-table-encoding = { $path }: die Datei ist nicht in { $encoding } kodiert
    .help = `encoding: utf-8` oder `encoding: windows-1252` unter `file:` versuchen
failure-table-workbook = { $path }: die Datei ist eine Arbeitsmappe, kein Text
    .help = `format: xlsx` unter `file:` schreiben
failure-table-no-workbook = { $path }: die Datei lässt sich nicht als Arbeitsmappe lesen: { $reason }
    .help = ist es eine .xlsx-Datei? Ältere .xls-Dateien lassen sich als .xlsx speichern
failure-table-sheet = { $path }: die Arbeitsmappe hat kein Blatt `{ $name }`
    .help = { $case ->
    [near] ist `{ $near }` gemeint?
   *[known] sie hat: { $known }
}
failure-table-same = { $path }: die Spalten { $first } und { $second } der Datei heißen beide `{ $name }`
    .help = eine davon in der Datei umbenennen: die Zuordnung könnte sie nicht unterscheiden
failure-table-nameless = { $path }: Spalte { $column } der Datei hat keinen Namen
    .help = ihr in der ersten Zeile der Datei einen geben oder sie dort löschen
failure-table-quote = { $path }: in Zeile { $row } beginnt ein Anführungszeichen, das nie geschlossen wird; alle Zeilen danach wären Teil dieser Antwort
    .help = das Anführungszeichen am Ende der Antwort schließen, oder es verdoppeln, wenn es zur Antwort gehört
failure-table-swallowed = { $path }: in Zeile { $row } beginnt in `{ $column }` ein Anführungszeichen, das { $n ->
    [one] eine ganze Zeile
   *[other] { $n } ganze Zeilen
} in seine Zelle zieht
    .help = das Anführungszeichen am Ende der Antwort schließen, oder es verdoppeln, wenn es zur Antwort gehört
failure-table-rows = { $path }: { $rows }
    .help = diese Zeilen berichtigen; ein Text, in dem ein Trennzeichen oder ein Zeilenumbruch steht, braucht Anführungszeichen
failure-table-delimiter = { $path }: die Datei hat nur eine Spalte, in deren Namen `{ $mark }` steht
    .help = `delimiter: "{ $mark }"` unter `file:` schreiben
failure-table-unpacked = { $path }: die Arbeitsmappe hat ausgepackt mehr als { $limit } GB
    .help = ist das die richtige Datei? Die gewünschten Zeilen in eine neue Arbeitsmappe kopieren oder als CSV speichern
failure-table-texts = { $path }: die Texte der Arbeitsmappe haben ausgepackt mehr als { $limit } MB
    .help = ist das die richtige Datei? Die gewünschten Zeilen in eine neue Arbeitsmappe kopieren oder als CSV speichern
failure-table-long-text = { $path }: ein Text in { $part } hat mehr als { $limit } MB, und das fasst keine Zelle einer Tabelle
    .help = ist das die richtige Datei? Die gewünschten Zeilen in eine neue Arbeitsmappe kopieren oder als CSV speichern
failure-table-large = { $path }: die Tabelle hat zu viele Zellen
    .help = die Datei teilen
failure-budget-by = ein Budget ist eines, es gibt keine Gruppen davon
    .help = --by weglassen; --where sagt, wessen Antworten sich das Budget teilen
failure-budget-nothing = die Agenda hat keine Maßnahme, für die dieses Budget ausgegeben werden könnte
    .help = town/agenda.yaml braucht Maßnahmen mit einem `amount` im Rahmen des Budgets, die geplant und nicht begonnen sind, für Anliegen dieser Umfrage
failure-plan-like = die Antworten von `{ $survey }` sind zu wenige, um zu sagen, was zu erwarten ist
    .help = --like weglassen: dann gelten übliche Zahlen oder die von --icc und --deff
failure-plan-difference = bei { $needs } Anliegen, von denen alle { $picks } nennen, kann die Hälfte nicht so weit über der anderen liegen: höchstens { $most } Punkte
    .help = eine kleinere --difference angeben
failure-plan-picks = { $needs } Anliegen, von denen alle { $picks } nennen, lassen sich nicht auseinanderhalten
    .help = ein Plan braucht mindestens zwei Anliegen und weniger Plätze als Anliegen
failure-plan-no-variance = von einer solchen Stichprobe ist kein Standardfehler bekannt
    .help = es braucht mindestens zwei Schichten, und mehr als eine Person, die einzeln antwortet
failure-plan-never = dafür reicht keine Zahl von Menschen
    .help = mehr --shifts, eine größere --difference oder eine kleinere --power angeben; neben wenigen Schichten helfen auch viele andere nicht
