# office: report, in German. report.en.ftl has the same ids.

# Warum es kein Blatt gibt
failure-council-full = { $file } ist nicht geschrieben: Auch so eng gesetzt, wie man es noch lesen kann, braucht es mehr als eine Seite
    .help = kürzen Sie { $n ->
        [one] diesen Text
       *[other] diese Texte
    } auf etwa { $room } Zeichen:{ $texts }
failure-council-text = { $file }, { $key }: { $length } Zeichen

# report --final
final-simulated = die Antworten sind erfunden: Ein Bericht über erfundene Antworten kann nie endgültig sein
    .help = ohne `--final` machen oder die erfundenen Antworten mit `mitreden simulate UMFRAGE --remove` wegnehmen; es wurde kein Bericht geschrieben
final-conflict = { $n ->
    [one] 1 Person ist nicht mitgezählt, weil Fassungen ihrer Antworten einander widersprechen: ein endgültiger Bericht muss das entschieden haben
   *[other] { $count } Personen sind nicht mitgezählt, weil Fassungen ihrer Antworten einander widersprechen: ein endgültiger Bericht muss das entschieden haben
}
    .help = merge.md nennt sie unter „Widersprüche“; entscheiden Sie mit `mitreden merge UMFRAGE --keep ID=QUELLE`, oder löschen Sie sie; es wurde kein Bericht geschrieben
final-missing = { $n ->
    [one] eine Angabe fehlt, die ein endgültiger Bericht haben muss:
   *[other] { $n } Angaben fehlen, die ein endgültiger Bericht haben muss:
}
    { $list }
    .help = dort ergänzen oder ohne `--final` einen Entwurf machen; es wurde kein Bericht geschrieben
final-line = { $file }: { $key } – { $what }
