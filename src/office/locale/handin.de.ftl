# office: handin, in German. handin.en.ftl has the same ids.

# Was Abgeben, Schlüssel und Löschen sagen.
busy-handing = Abgabe wird geschrieben
handin-device = Dieser Ordner wurde von einem anderen Computer kopiert: Hier heißt er { $device }, und seine Abgaben beginnen bei 1.
handin-taken = { $name }: { $new } neu, { $known } schon bekannt, { $replaced } ersetzt, { $conflicting } im Widerspruch, { $erased } früher gelöscht; { $contacts } neue Kontakte
rescued-taken = { $name }: { $n ->
    [one] 1 Antwortbogen
   *[other] { $n } Antwortbögen
} und { $open ->
    [one] 1 offenes Interview
   *[other] { $open } offene Interviews
}, die gerettet worden waren, sind wieder im Speicher{ $stays ->
    [yes] ; die Datei bleibt liegen, weil darin etwas anders beantwortet ist als im Speicher, der das Seine behält
   *[no] {""}
}.
rescued-put-back = { $path } war nicht mehr da; { $from }, was davon gerettet wurde, liegt jetzt an seiner Stelle.
handin-removed = { $n ->
    [one] 1 Antwort wurde dort gelöscht, woher das kommt, und ist jetzt auch hier gelöscht.
   *[other] { $n } Antworten wurden dort gelöscht, woher das kommt, und sind jetzt auch hier gelöscht.
}
failure-handin-nothing = auf diesem Laptop wurde von `{ $survey }` noch nichts gespeichert
    .help = führen Sie Interviews mit `mitreden street { $survey }`, oder geben Sie Papierbögen ein
failure-handin-key = der handin_key in town/town.yaml ist kein Schlüssel: `{ $key }`
    .help = `mitreden key new` macht ein Paar und sagt, was dort stehen soll
failure-handin-unsealed = { $path } ist nicht versiegelt, und was hier abgegeben wird, ist versiegelt; nichts wurde übernommen
    .help = am Laptop mit der heutigen town.yaml neu schreiben (`mitreden handin --all`); wenn Sie wissen, woher sie kommt, --plain anfügen
failure-handin-wrong-key = { $path } ist für einen anderen Schlüssel versiegelt als { $key }
    .help = nennen Sie die Datei der richtigen privaten Hälfte mit --key
failure-handin-damaged = { $path } wurde unterwegs abgeschnitten oder verändert; nichts wurde übernommen
    .help = kopieren Sie die Datei neu, oder schreiben Sie sie am Laptop mit `mitreden handin --all` noch einmal
failure-handin-newer = { $path } stammt von einem neueren mitreden
    .help = installieren Sie das neuere auch hier
failure-handin-foreign = { $path } enthält etwas anderes als eine Abgabe
    .help = nennen Sie die Dateien, die `mitreden handin` geschrieben hat
failure-handin-line = { $path }, Zeile { $line }: { $reason }
    .help = die Datei ist ganz, also ist das ein Fehler des Programms, das sie geschrieben hat; bitte melden Sie ihn
failure-handin-survey = { $path } gehört zur Umfrage `{ $survey }`
    .help = führen Sie sie dort zusammen: `mitreden merge { $survey } DATEI`
failure-key-inside = { $path } liegt im Ordner der Gemeinde, der kopiert und geteilt wird
    .help = nennen Sie mit --out eine Datei außerhalb, oder lassen Sie --out weg
failure-key-exists = in { $path } liegt schon ein Schlüssel; er wurde gelassen, wie er ist
    .help = verwenden Sie ihn, oder nennen Sie mit --out eine andere Datei; was für den alten versiegelt ist, braucht den alten
failure-key-home = es gibt keinen Benutzerordner für den Schlüssel
    .help = nennen Sie eine Datei mit --out (oder --key, um Abgaben zu öffnen)
failure-key-missing = eine Abgabe ist versiegelt, und in { $path } liegt kein Schlüssel
    .help = nennen Sie die Datei der privaten Hälfte mit --key; sie kann auch vom Papier abgeschrieben sein
failure-key-none = { $path } enthält keinen privaten Schlüssel, oder ein Zeichen darin ist falsch
    .help = er beginnt mit AGE-SECRET-KEY-1; jedes Zeichen zählt
failure-databases-left = Antworten auf `{ $survey }` liegen auch in { $places }, und dort wurde nichts gelöscht
    .help = tun Sie es noch einmal mit --store { $place } (samt Benutzer und Passwort); gibt es die Datenbank nicht mehr, sagen Sie `mitreden merge { $survey } --forget { $place }`
database-not-noted = Antworten auf `{ $survey }` liegen in { $place }, und das lässt sich im Ordner der Gemeinde nicht vermerken ({ $error }): Wer hier löscht, muss die Datenbank mit --store nennen
erased-in-database = { $n ->
    [one] 1 Antwort, die hier gelöscht wurde, ist jetzt auch in der Datenbank gelöscht.
   *[other] { $n } Antworten, die hier gelöscht wurden, sind jetzt auch in der Datenbank gelöscht.
}
handins-of = { $device }: { $came }{ $n ->
    [0] {""}
    [one] {""}; { $missing } fehlt
   *[other] {""}; { $missing } fehlen
}{ $m ->
    [0] {""}
    [one] {""}; { $twice } kam doppelt und nicht gleich: Hießen zwei Ordner so, oder wurde einer zurückgesetzt?
   *[other] {""}; { $twice } kamen doppelt und nicht gleich: Hießen zwei Ordner so, oder wurde einer zurückgesetzt?
}
merge-given-up = Abgabe { $number } von { $device } ist aufgegeben: Sie wird nicht mehr vermisst.
merge-database-forgotten = Dass Antworten auf `{ $survey }` in { $place } lagen, ist vergessen.
erase-holding = { $n ->
    [one] Früher entstanden, enthält das die Antwort noch, oder vielleicht:
   *[other] Früher entstanden, enthalten diese die Antwort noch, oder vielleicht:
}
erase-mend = Löschen Sie diese Dateien, oder machen Sie sie mit `mitreden merge { $survey }` und `mitreden report { $survey }` neu; aus anderen Dateien muss es von Hand heraus.
erase-away = Nach { $path } ging früher eine Abgabe; der Ordner ist jetzt nicht da. Sehen Sie dort nach, etwa auf dem USB-Stick.
erase-handed = Sie wurde früher abgegeben. Geben Sie noch einmal ab (`mitreden handin { $survey }`): Dann ist sie auch im Amt gelöscht.
