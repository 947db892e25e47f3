# office: agenda, in German. agenda.en.ftl has the same ids.
failure-no-agenda = die Gemeinde hat keine Agenda: { $path } gibt es nicht
    .help = eine anlegen: town/agenda.yaml des Beispiels zeigt alle Schlüssel, und `mitreden schema agenda` hilft im Editor
failure-no-measure = auf der Agenda gibt es keine Maßnahme `{ $name }`
    .help = { $case ->
    [near] ist `{ $near }` gemeint?
    [none] zuerst Maßnahmen in town/agenda.yaml schreiben
   *[known] es gibt: { $known }
}
failure-no-status = `{ $name }` ist kein Stand
    .help = { $case ->
    [near] ist `{ $near }` gemeint?
   *[known] möglich sind: { $known }
}
failure-agenda-before = der Verlauf von `{ $measure }` reicht schon bis zum { $last }: ein Eintrag vom { $on } stünde an der falschen Stelle
    .help = mit --on einen Tag ab dem { $last } nennen, oder den Eintrag in town/agenda.yaml an seine Stelle schreiben
failure-agenda-future = der { $on } ist noch nicht gekommen: der Verlauf sagt, was geschehen ist
    .help = an dem Tag selbst eintragen, oder mit --on einen früheren nennen
failure-agenda-twice = im Verlauf von `{ $measure }` steht genau dieser Eintrag vom { $on } schon
    .help = es ist nichts zu tun; was daran neu ist, lässt sich mit --note sagen
failure-agenda-same = `{ $measure }` ist schon `{ $status }`, nach dem Eintrag vom { $since }
    .help = mit --note sagen, was daran neu ist
failure-agenda-busy = ein anderer Vorgang trägt gerade etwas in die Agenda ein: er hält { $path }
    .help = noch einmal versuchen, wenn er fertig ist
failure-agenda-changed = { $path } wurde von einem anderen Programm geändert, während der Eintrag entstand
    .help = es wurde nichts geschrieben; noch einmal ausführen
failure-agenda-place = in { $path } lässt sich dem Verlauf von `{ $measure }` kein Eintrag hinzufügen, ohne dort anderes zu ändern
    .help = es wurde nichts geschrieben; von Hand eintragen: { $line }
failure-agenda-utf8 = { $path }: Zeile { $line } ist nicht in UTF-8
    .help = die Tabelle als „CSV UTF-8“ speichern
failure-note-language = die Gemeinde spricht kein `{ $tag }`
    .help = { $case ->
    [near] ist `{ $near }=` gemeint?
   *[known] ihre Sprachen sind: { $known }. Soll die Anmerkung selbst so beginnen, `{ $first }=` davor schreiben
}
failure-note-twice = es gibt zwei Anmerkungen in der Sprache `{ $tag }`
    .help = jede Sprache einmal nennen, wie in --note TEXT --note en=TEXT
failure-note-empty = die Anmerkung ist leer
    .help = --note weglassen oder etwas sagen
agenda-import-column = { $path }: Spalte { $number }, `{ $column }`, gibt es in keiner ausgegebenen Tabelle
    .help = { $case ->
    [near] ist `{ $near }` gemeint?
   *[known] die Spalten sind: { $known }
}
agenda-import-column-twice = { $path }: Spalte { $number }, `{ $column }`, gibt es ein zweites Mal
    .help = eine der beiden löschen
agenda-import-column-lacks = { $path }: die Spalte `{ $column }` fehlt
    .help = `measure`, `on` und `status` muss es geben, so wie `mitreden agenda export` sie schreibt
agenda-import-cells = { $path }, Zeile { $row }: sie hat { $n ->
    [one] 1 Zelle
   *[other] { $n } Zellen
}, die erste Zeile hat { $heads }
    .help = ein Text mit dem Zeichen, das Zellen trennt, braucht Anführungszeichen
agenda-import-measure = { $path }, Zeile { $row }, Spalte `{ $column }`: auf der Agenda gibt es keine Maßnahme `{ $name }`
    .help = { $case ->
    [near] ist `{ $near }` gemeint?
   *[known] es gibt: { $known }. Eine neue Maßnahme wird in town/agenda.yaml geschrieben
}
agenda-import-changed = { $path }, Zeile { $row }, Spalte `{ $column }`: hier steht `{ $is }`, auf der Agenda `{ $was }`
    .help = ein Import fügt nur Einträge hinzu: die alten Worte wieder einsetzen, oder sie in town/agenda.yaml ändern
agenda-import-taken = { $path }: der Eintrag bei `{ $measure }` vom { $on } (`{ $status }`) fehlt
    .help = ein Import nimmt nichts weg: die Zeile wieder einsetzen, oder town/agenda.yaml ändern
agenda-import-gone = { $path }: alle Zeilen von `{ $measure }` fehlen
    .help = ein Import nimmt nichts weg: sie wieder einsetzen, oder town/agenda.yaml ändern
agenda-import-empty = { $path }, Zeile { $row }, Spalte `{ $column }`: die Zelle ist leer
    .help = ein neuer Eintrag braucht Tag und Stand
agenda-import-day = { $path }, Zeile { $row }, Spalte `{ $column }`: `{ $is }` ist kein Tag
    .help = in der Form 2026-09-01 schreiben
agenda-import-status = { $path }, Zeile { $row }, Spalte `{ $column }`: `{ $is }` ist kein Stand
    .help = { $case ->
    [near] ist `{ $near }` gemeint?
   *[known] möglich sind: { $known }
}
agenda-import-before = { $path }, Zeile { $row }, Spalte `{ $column }`: der Verlauf von `{ $measure }` reicht schon bis zum { $last }, der { $on } liegt davor
    .help = neue Einträge sind vom letzten Tag oder später
agenda-import-future = { $path }, Zeile { $row }, Spalte `{ $column }`: der { $on } ist noch nicht gekommen
    .help = der Verlauf sagt, was geschehen ist: an dem Tag selbst eintragen
agenda-import-twice = { $path }, Zeile { $row }, Spalte `{ $column }`: im Verlauf von `{ $measure }` steht genau dieser Eintrag vom { $on } schon
    .help = die Zeile löschen
agenda-import-same = { $path }, Zeile { $row }, Spalte `{ $column }`: `{ $measure }` ist schon `{ $status }`, nach dem Eintrag vom { $since }
    .help = in einer Anmerkung sagen, was daran neu ist, oder die Zeile löschen
