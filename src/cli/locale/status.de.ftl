# cli: status, in German. status.en.ftl has the same ids.

# Was `status` zeigt: die Feldarbeit bis jetzt.
status-head = { $survey }: { $n ->
    [0] noch keine Antworten
    [one] eine Antwort
   *[other] { $count } Antworten
} ({ $at })
status-simulated-all = Simuliert: erfundene Personen, keine echten Antworten.
status-simulated = { $n ->
    [one] Eine davon ist simuliert: erfunden, keine echte Antwort.
   *[other] { $count } davon sind simuliert: erfunden, keine echten Antworten.
}
status-open = { $n ->
    [one] Ein Interview ist offen.
   *[other] { $n } Interviews sind offen.
}
status-copied = Auch kopiert nach { $place }: `erase` und `purge` erreichen es mit --to.
status-days = Antworten nach Tag und Weg
status-day = { $day }
status-day-unknown = ohne Tag
status-days-before = … { $n } Tage davor
status-all = zusammen
status-quotas = Quoten
status-quotas-of = Quoten ({ $mode })
status-quota-cell = { $have } von { $target }{ $n ->
    [0] {""}
    [one] , eine fehlt
   *[other] , { $n } fehlen
}
status-contacts = Kontakte (Codes nach AAPOR)
status-participation = Teilnahmerate: { $rate }, das sind { $usable } von { $asked }. Gezählt sind vollständige und spät abgebrochene Interviews unter allen, die gefragt wurden; nicht dabei sind jene, die nicht dazugehören oder schon teilgenommen haben. Wer auf der Straße angesprochen wird, ist nicht zufällig gezogen: Das ist keine Antwortrate einer Stichprobe.
status-places = Orte
status-interviewers = Wer gefragt hat
status-unnamed = ohne Angabe
status-work = { $n ->
    [one] 1 Interview, { $complete } vollständig
   *[other] { $count } Interviews, { $complete } vollständig
}
status-work-contacts = { $n ->
    [one] 1 Interview, { $complete } vollständig; { $refused } verweigert
   *[other] { $count } Interviews, { $complete } vollständig; { $refused } verweigert
}
status-lengths = Dauer vollständiger Interviews (Minuten)
status-length = { $mode }: Median { $median }, die mittlere Hälfte { $low } bis { $high } (n = { $count })
status-gaps = Was offen bleibt
status-asked = gefragt
status-dont-know = weiß nicht
status-refused = verweigert
status-unanswered = offen
status-not-reached = abgebrochen
status-gaps-note = Anteile unter jenen, die gefragt wurden; „abgebrochen“ zählt Personen, die davor aufgehört haben.
status-watch = q beendet · alle { $seconds } Sekunden neu
failure-watch-terminal = --watch braucht ein Terminal, auf dem sich zeichnen lässt
    .help = ohne --watch wird der Stand einmal ausgegeben
status-online = Im Internet
status-counted = { $what ->
    [views] erste Seite gezeigt
    [starts] begonnen
    [completes] zu Ende geantwortet
    [break_offs] abgebrochen
    [repeats] im selben Browser neu begonnen
    [withdrawals] zurückgezogen
   *[dropped_answers] verworfene Antworten, nicht gefragt
}
status-counted-unknown = { $what }: { $n }. Diese Version weiß nicht, was das ist; eine neuere hat es gezählt.
status-invitations = { $n ->
    [one] Eine Einladung, davon { $used } verwendet.
   *[other] { $n } Einladungen, davon { $used } verwendet.
}
