# office: print, in German. print.en.ftl has the same ids.
failure-version = hier ist keine Fassung des Fragebogens mit dem Zeichen { $sign } bekannt
    .help = bekannt sind hier { $known }; die eines anderen Rechners kommen mit einer Sicherung seiner Antworten (`mitreden restore`)
failure-print-from = { $from } ist keine Nummer, mit der Bögen beginnen können
    .help = nennen Sie eine laufende Nummer von 1 an, ohne Prüfziffer
failure-print-answers = die Fragen dieses Fragebogens haben zusammen { $n } Antworten, und { $limit } sind die Grenze dessen, was sich drucken lässt
    .help = stellen Sie so eine Liste online, oder drucken Sie einen Fragebogen mit weniger davon
