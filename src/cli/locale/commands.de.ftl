# cli: commands, in German. commands.en.ftl has the same ids.
check-notes = { $notes ->
    [one] 1 Hinweis, keine Fehler und keine Warnungen.
   *[other] { $notes } Hinweise, keine Fehler und keine Warnungen.
}
busy-printing = Seiten werden gesetzt
failure-bug = { $text }
    .help = das ist ein Fehler von mitreden, nicht Ihrer; bitte melden Sie ihn und was Sie getan haben
report-removed = { $n ->
    [one] Entfernt, weil dieser Bericht es nicht mehr enthält: { $paths }
   *[other] Entfernt, weil dieser Bericht sie nicht mehr enthält: { $paths }
}
report-older = der Bericht auf { $language } daneben ist älter, vom { $day }: { $paths }. `mitreden report { $survey } --lang { $tag }` schreibt ihn neu; sonst löschen Sie ihn
report-strange = { $n ->
    [one] { $paths } gehört zu keinem hier bekannten Bericht und wird doch mit den anderen veröffentlicht. Löschen Sie es, oder heben Sie es unter einem anderen Namen auf
   *[other] diese gehören zu keinem hier bekannten Bericht und werden doch mit den anderen veröffentlicht: { $paths }. Löschen Sie sie, oder heben Sie sie unter anderen Namen auf
}
failure-nothing-imported = aus keiner Zeile wurde eine Antwort
    .help = oben steht, warum jede Zeile abgelehnt wurde: die Zuordnung oder die Datei berichtigen
failure-import-elsewhere = von den { $n } Zeilen in { $file } liegen schon unter anderem Namen im Speicher: { $list }; nichts wurde gespeichert
    .help = sind es dieselben Personen, { $same } anfügen, dann werden sie in `{ $source }` übernommen, jede einmal; sind es andere Personen, { $other } anfügen
failure-import-unclear = ohne Spalte `id:` lässt sich { $file } auf zwei Arten lesen: { $new } Zeilen wären neu und { $known } sind bekannt, aber { $gone } von `{ $source }` stehen nicht darin; nichts wurde gespeichert
    .help = steht die Datei für die ganze Quelle `{ $source }` (Zeilen wurden berichtigt), --whole anfügen; enthält sie nur neue Zeilen, --more anfügen
failure-import-again = genau diese Zeilen sind schon in `{ $source }`, es können also keine weiteren sein; nichts wurde gespeichert
    .help = es ist nichts zu tun; oder die Datei mit den neuen Zeilen nennen
check-fine = { $files ->
    [one] 1 Umfrage und die Dateien der Gemeinde: keine Probleme.
   *[other] { $files } Umfragen und die Dateien der Gemeinde: keine Probleme.
}
check-summary = { $errors ->
    [one] 1 Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [one] 1 Warnung
   *[other] { $warnings } Warnungen
}.
simulated-written = { $n ->
    [one] Eine Person erfunden
   *[other] { $count } Personen erfunden
}, als simuliert gekennzeichnet: { $path }
simulated-replaced = Die früher erfundenen Personen in { $path } wurden damit ersetzt.
simulated-removed = Die erfundenen Personen sind weg: { $path }
simulated-left = merged.* und die Berichte enthalten sie noch, bis `mitreden merge { $survey }` und `mitreden report { $survey }` sie neu schreiben. Zitate von ihnen in surveys/ sind von Hand herauszunehmen.
merged = { $n ->
    [one] Eine Antwort
   *[other] { $count } Antworten
}, davon { $counted } gezählt. Was wegfiel und warum: { $path }
rank-heading = { $survey }: { $n ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}{ $weights ->
    [none] , nicht gewichtet
    [base] , mit ihren Grundgewichten gewichtet (so viel wert wie { $effective } mit gleichem Gewicht)
   *[other] , gewichtet (so viel wert wie { $effective } mit gleichem Gewicht)
}
rank-heading-level = { $survey }: { $n ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}{ $weights ->
    [none] , nicht gewichtet
    [base] , mit ihren Grundgewichten gewichtet
   *[other] , gewichtet
}
rank-heading-few = { $survey }: zu wenige Antworten, um zu sagen, wie viele
rank-simulated = Simuliert: erfundene Personen, keine echten Antworten.
rank-hidden = Zu wenige Antworten: Die Reihung wird nicht gezeigt.
rank-small = Wenige Antworten: Die Reihung ist mit Vorsicht zu lesen.
rank-filled = * Bei mehr als 10 % derer, die es nannten, ist die Zufriedenheit nicht bekannt; dort gilt die aller Befragten.
rank-named = { $how ->
    [ranked] { $top ->
        [one] das Anliegen als wichtigstes nennen
       *[other] das Anliegen zu ihren { $top } wichtigsten zählen
    }
    [rated] { $top ->
        [one] das Anliegen am höchsten bewerten
       *[other] dem Anliegen eine ihrer { $top } höchsten Bewertungen geben
    }
    [points] { $top ->
        [one] dem Anliegen die meisten Punkte geben
       *[other] dem Anliegen eine ihrer { $top } höchsten Punktzahlen geben
    }
    [picked] das Anliegen ausgewählt haben
    [chosen] das Anliegen genannt haben
   *[mixed] das Anliegen zum Wichtigsten zählen
}
rank-score-unmet = Wert: der Anteil jener in Prozent, die { rank-named } und damit nicht zufrieden sind, mit dem 95-%-Bereich.
rank-score-priority = Wert: der Anteil jener in Prozent, die { rank-named }, mit dem 95-%-Bereich.
rank-score-declared = Verfahren: { declared-name }, wie im Fragebogen festgelegt. Wert: { $method ->
    [importance_satisfaction] der Anteil jener, die { rank-named }, mal dem Anteil der Unzufriedenen an allen, die es bewertet haben, mal 100
    [opportunity] die Hälfte des Anteils jener, die { rank-named }, und dessen, wie weit er über dem Anteil der Zufriedenen liegt, mal 100
    [points] wie viele von hundert Punkten das Anliegen im Durchschnitt bekommt
    [borda] gegen wie viel Prozent der anderen Anliegen das Anliegen im Durchschnitt gewinnt
   *[plackett_luce] auf wie vielen von hundert ersten Plätzen das Anliegen stünde
}, mit dem 95-%-Bereich.
rank-order-declared = Verfahren: { declared-name }, wie im Fragebogen festgelegt. Die Reihenfolge folgt den stärksten Pfaden von Mehrheiten und hat keinen Wert; Anliegen, von denen kein Pfad eines vor das andere stellt, teilen sich einen Rang.
rank-score-withheld = Verfahren: { declared-name }, wie im Fragebogen festgelegt: gegen wie viel Prozent der anderen Anliegen jedes im Durchschnitt gewinnt. Diese Werte werden nicht gezeigt, denn sie würden verraten, wie wenige etwas geantwortet haben.
rank-replicates = Replikate: die Ränge, die in 95 % von { $n } Replikaten der Gewichte gelten, { $kind ->
    [poisson] in denen jede Antwort oder jeder Klumpen so oft zählt, wie es der Zufall will
   *[bootstrap] für die jeweils Antworten oder Klumpen neu gezogen werden
}{ $unmet ->
    [0] {""}
    [hidden] {" "}(wie viele davon sich nicht nach allen Zahlen der Bevölkerung gewichten ließen, würde von wenigen verraten)
   *[other] ; { $unmet } davon ließen sich nicht nach allen Zahlen der Bevölkerung gewichten
}. Das ist die Empfindlichkeit der Reihenfolge über Replikate und keine Menge möglicher Ränge: Von keinen zwei Anliegen sagt es, dass eines vor dem anderen liegt.
rank-no-replicates = Es lassen sich keine Replikate ziehen: { $why ->
    [one_cluster] Alle Antworten sind ein einziger Klumpen, etwa eine Schicht
    [lone_cluster] Die Antworten einer Art sind ein einziger Klumpen aus mehreren
   *[too_many] Es sind zu viele Antworten
}. Wie empfindlich die Reihenfolge dafür ist, wer geantwortet hat, ist darum nicht bekannt.
rank-explained = Ränge: jene, die das Anliegen haben kann, für alle Anliegen zusammen zu 95 %. Das erste Anliegen unter einem Strich lässt sich vom ersten darüber unterscheiden.
rank-below-base = { $needs }: { $n ->
    [one] Dazu haben für einen Rang zu wenige geantwortet.
   *[other] Dazu haben für Ränge zu wenige geantwortet.
}
rank-below-withheld = { $needs }: { $n ->
    [one] Zu wenige nennen es, oder seine Zahlen verrieten andere, die wenige sind.
   *[other] Zu wenige nennen sie, oder ihre Zahlen verrieten andere, die wenige sind.
}
rank-below-satisfaction = { $need }: von { $named } genannt; nach der Zufriedenheit nicht gefragt, oder von weniger als { $least } beantwortet.
rank-below-list = { $need }: { $n ->
    [one] eine Person
   *[other] { $count }
} gefragt{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; unter diesen { $ranks ->
    [one] Rang { $low }
   *[some] Rang { $low }–{ $high }
} von { $of }.
rank-below-list-order = { $need }: { $n ->
    [one] eine Person
   *[other] { $count }
} gefragt{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; unter diesen an Stelle { $rank } von { $of }, über Replikate { $range }.
rank-below-list-few = { $need }: { $n ->
    [one] eine Person
   *[other] { $count }
} gefragt{ $when ->
    [none] {""}
   *[other] { " " }{ $when }
}; unter diesen lässt sich keine Reihenfolge zeigen.
rank-below-since = seit { $first }
rank-below-until = bis { $last }
rank-below-between = von { $first } bis { $last }
rank-one-cluster = Alle Antworten sind ein einziger Klumpen, etwa eine Schicht: Wie sicher die Reihenfolge ist, lässt sich nicht berechnen; jeder Rang bleibt möglich.
rank-few-clusters = { $clusters ->
    [one] { $mode ->
        [street] Die { $count } Antworten von der Straße kommen aus nur einer Schicht: Wie verschieden Schichten sind, lässt sich an ihr nicht sehen; an dessen Stelle steht, wie weit sie von allen anderen liegen.
       *[other] Die { $count } Antworten der Art `{ $mode }` sind ein einziger Klumpen: Wie verschieden Klumpen sind, lässt sich an ihm nicht sehen; an dessen Stelle steht, wie weit sie von allen anderen liegen.
    }
   *[other] { $mode ->
        [street] Die { $count } Antworten von der Straße kommen aus nur { $clusters } Schichten: Wer in derselben Schicht gefragt wurde, ist sich ähnlich, und wie sehr, zeigt sich nur zwischen Schichten.
       *[other] Die { $count } Antworten der Art `{ $mode }` kommen aus nur { $clusters } Klumpen: Die eines Klumpens sind sich ähnlich, und wie sehr, zeigt sich nur zwischen ihnen.
    }
} { $sets ->
    [yes] Darum kann ein Anliegen mehr Ränge haben als bei so vielen einzelnen Antworten; ab { $least } merkt man davon kaum noch etwas.
   *[no] So wenige bewegen sich in Replikaten kaum, und die Reihenfolge kann mehr an ihnen hängen, als ihre Bereiche sagen; ab { $least } merkt man davon kaum noch etwas.
}
rank-online-alone = Spalte `online`: die Ränge unter den { $count } Online-Antworten allein, die kein Klumpen breiter macht.
rank-online = online
rank-unasked = { $n ->
    [one] Eine Person wurde
   *[other] { $count } Personen wurden
} nicht nach `{ $question }` gefragt, wonach gewichtet wird; sie zählen dort wie ohne Antwort.
rank-held = `{ $level }` von `{ $margin }` wurde nicht gewichtet: { $share } der Antworten, { $target } der Bevölkerung.
rank-rank = Rang
rank-need = Anliegen
rank-score = Wert
rank-interval = 95 %
rank-set = Ränge
rank-over-replicates = Replikate
rank-tier = Stufe
rank-base = n
