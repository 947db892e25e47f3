# define: diagnostics, in German. diagnostics.en.ftl has the same ids.
first-here = zum ersten Mal hier

# die Datei selbst
file-too-large = die Datei ist größer als { $limit } MB
    .help = die Dateien einer Gemeinde sind klein: Ist das die richtige?
file-empty = die Datei ist leer
    .help = ist das die richtige Datei?
not-utf8 = Byte { $byte } ist kein Text in UTF-8
    .why = nur in UTF-8 bleiben Umlaute auf jedem Rechner gleich
    .help = die Datei im Editor als UTF-8 speichern; ist sie ein Bild, eine Tabelle oder ein Programm, ist es die falsche
yaml-binary = hier stehen Steuerzeichen
    .why = das sieht nicht nach einer Textdatei aus
    .help = ist das die richtige Datei?
yaml-control = hier steht ein Steuerzeichen ({ $code })
    .why = es käme auf Bildschirme, Seiten und in Tabellen, und nirgends lässt es sich zeigen
    .help = weglassen; in einem Text in doppelten Anführungszeichen beendet `\n` eine Zeile, `\t` ist ein Tabulator
yaml-tab = die Zeile ist mit einem Tabulator eingerückt
    .why = YAML kennt beim Einrücken nur Leerzeichen
    .help = den Tabulator durch Leerzeichen ersetzen
yaml-syntax = { $cause ->
    [colon] hier steht ein Doppelpunkt, wo keiner stehen kann
    [quote] dieses Anführungszeichen wird nicht geschlossen
    [after] der Text in Anführungszeichen ist schon davor zu Ende
    [bracket] eine Klammer hier oder darüber wird nicht geschlossen, oder von einer anderen
    [indent] diese Zeile ist kein Schlüssel mit Doppelpunkt oder anders eingerückt als jene, zu denen sie gehört
   *[other] das ist kein YAML: { $reason }
}
    .help = { $cause ->
    [colon] einen Text mit Doppelpunkt in Anführungszeichen setzen: `"Das eine: das andere"`; oder die Zeile so einrücken wie jene um sie herum
    [quote] dort, wo der Text endet, dasselbe Anführungszeichen schreiben
    [after] den ganzen Text in Anführungszeichen setzen; ein Anführungszeichen darin schreibt man in `'…'` doppelt, in `"…"` als `\"`
    [bracket] jede {"{"} braucht ihre {"}"} und jede [ ihre ]; ein Text, in dem eine davon vorkommt, braucht Anführungszeichen
    [indent] `schlüssel: wert` schreiben und alle Schlüssel einer Gruppe in derselben Spalte beginnen
   *[other] hier und in der Zeile davor nach einem fehlenden Anführungszeichen, einer Klammer, einem Doppelpunkt oder ungleich eingerückten Zeilen suchen
}
yaml-alias = Anker und Verweise (`&name`, `*name`) werden in diesen Dateien nicht verwendet
    .help = den Wert dort ausschreiben, wo er gebraucht wird
yaml-tag = Typangaben (`!name`) werden in diesen Dateien nicht verwendet
    .help = die Angabe weglassen; jeder Wert bleibt der Text, der dasteht
yaml-several-documents = hier beginnt ein zweites Dokument
    .help = `---` weglassen oder das Folgende in eine eigene Datei schreiben
yaml-key-not-text = ein Schlüssel muss ein einzelnes Wort oder ein Text sein
    .help = vor den Doppelpunkt ein Wort schreiben; eine Liste oder Schlüssel können nur dahinter stehen
duplicate-key = den Schlüssel `{ $key }` gibt es hier zweimal
    .help = nur einen davon behalten
unknown-key = { $what } hat keinen Schlüssel `{ $key }`
    .help = möglich sind: { $keys }
missing-key = { $what } braucht den Schlüssel `{ $key }`
    .label = er fehlt hier
    .help = `{ $key }: …` einfügen
wrong-shape = hier gehört { $wanted } hin, da steht aber { $found }
    .help = stattdessen schreiben: { $wanted }; ist nichts gemeint, den Schlüssel weglassen
not-a-number = `{ $written }` ist keine Zahl
    .help = mit Ziffern und Dezimalpunkt schreiben: 2.5
not-an-integer = `{ $written }` ist keine ganze Zahl, die hier möglich ist
    .help = nur mit Ziffern schreiben: 3
not-a-truth = `{ $written }` ist weder `true` noch `false`
    .help = `true` für ja, `false` für nein schreiben
unknown-word = `{ $written }` ist hier nicht möglich
    .help = möglich sind: { $words }

# Namen, Codes und Wörter
bad-id = `{ $written }` kann kein Name (`id`) sein
    .why = Namen werden zu Spalten und stehen in Adressen: ein Kleinbuchstabe, dann Kleinbuchstaben, Ziffern und einzelne Bindestriche, ohne Umlaute
    .help = zum Beispiel `top3` oder `zufrieden-amt`
bad-code = `{ $written }` kann kein Code sein
    .why = Codes stehen in Tabellen und Bedingungen: sichtbare Zeichen, aber keine Leerzeichen, Anführungszeichen, `.`, `|` oder `__`
    .help = zum Beispiel `16-29` oder `online-amt`
bad-language = `{ $written }` ist kein Kürzel einer Sprache
    .help = `de`, `en`, `sl` oder Ähnliches schreiben
duplicate-id = der Name `{ $id }` ist schon vergeben
    .why = Datensatz und Bedingungen nennen es bei diesem Namen
    .help = einem der beiden einen anderen Namen geben
short-address = die kurze Adresse /{ $id } führt zu einer Seite der Gemeinde, nicht zu dieser Umfrage
    .why = Bögen und Briefe drucken die kurze Adresse
    .help = der Umfrage einen anderen Namen geben
reserved-id = `{ $id }` ist ein Wort der Bedingungen
    .why = eine Bedingung, die diese Frage nennt, wäre von dem Wort nicht zu unterscheiden
    .help = der Frage einen anderen Namen geben
column-id = der Datensatz hat selbst eine Spalte `{ $id }`
    .why = jede Frage wird zu einer Spalte ihres Namens, neben jenen für Weg, Tag, Gewicht und dergleichen
    .help = der Frage einen anderen Namen geben
column-code = `{ $code }` kann nicht der Code einer Option sein, die eine eigene Spalte hat
    .why = in der Spalte dieses Namens sagt der Datensatz, warum es keine Antwort gibt
    .help = der Option einen anderen Code geben
was-taken = `{ $was }` ist ein eigener Code, oder `{ $code }` selbst, oder zweimal genannt
    .why = eine frühere Antwort `{ $was }` würde zu beiden gehören
    .help = unter `was` nur Codes nennen, die jetzt nichts anderes hat
mended-question = es gibt keine Frage `{ $id }`, bei der etwas richtiggestellt sein könnte
    .help = als `frage.best` schreiben, mit dem Namen einer Frage
mended-property = `{ $written }` ist nichts, was bei `{ $id }` richtiggestellt werden kann
    .help = möglich ist: { $words }
column-alike = `{ $code }` und `{ $other }` hätten im Datensatz dieselbe Spalte
    .why = dort wird ein Bindestrich zu `_`, und `__` trennt eine Frage von ihren Optionen
    .help = einem von beiden einen anderen Code geben
twice-in-list = `{ $written }` steht zweimal in dieser Liste
    .help = eines davon weglassen
unknown-question = es gibt keine Frage `{ $id }`
    .help = eine Frage bei ihrem Namen (`id:`) nennen
unknown-option = `{ $code }` ist keine Option von `{ $question }`
    .help = es gibt: { $all }
unknown-row = `{ $row }` ist keine Zeile von `{ $question }`
    .help = es gibt: { $all }
unknown-need = `{ $code }` ist kein Anliegen dieser Liste
    .help = in der Liste stehen: { $all }
needs-without-list = diese Anliegen kommen aus town/needs.yaml, und von dort ist keine Liste zu haben
    .help = town/needs.yaml anlegen oder berichtigen, was dazu gemeldet ist; eine Umfrage kann ihre Anliegen auch hier aufzählen, als `code: Text`
no-needs = die Umfrage hat keine Anliegen, aus denen man das nehmen könnte
    .help = oben in der Umfrage `needs: all` schreiben oder die Anliegen dort aufzählen
retired-need = das Anliegen `{ $code }` wurde { $year } aufgegeben
    .help = weglassen, außer es soll mit einer früheren Umfrage verglichen werden

# frühere Fassungen
answered-question-gone = `{ $question }` wird nicht mehr gefragt, und es gibt Antworten darauf (auf diesen Fragebogen: { $n })
    .why = diese Antworten bleiben erhalten und werden gezeigt, wie sie gegeben wurden
    .help = die Frage wieder aufnehmen, falls sie nur umbenannt wurde: wenn es Antworten gibt, bleibt der Name einer Frage, wie er ist
answered-code-gone = `{ $code }` steht bei `{ $question }` nicht mehr unter `{ $key }`, und es haben Menschen geantwortet, denen es angeboten wurde: { $n }
    .why = diese Antworten bleiben erhalten: gezählt wird unter jenen, denen es angeboten wurde
    .help = falls es nicht mehr angeboten wird, neben dem Text `retired: 2026` schreiben; falls es jetzt einen anderen Code hat, dort `was: { $code }` schreiben
answered-route-changed = `{ $question }` wird heute anderen gestellt als damals, als geantwortet wurde: { $n }
    .why = damals galt `{ $then }`, heute gilt `{ $now }`; an den Antworten ändert das nichts, aber beide sprechen nicht von denselben Menschen
    .help = lassen, wie es war, solange Antworten kommen, oder im Bericht sagen, seit wann andere gefragt werden
answered-otherwise = { $property ->
        [type] die Art
        [scale] die Skala
        [best] das beste Ende der Skala
        [top] die Zahl der Nennungen
       *[total] die Zahl der Punkte
    } von `{ $question }` ist nicht, was Menschen beantwortet haben: { $n }
    .why = damals { $then }, heute { $now }: diese Antworten würden etwas anderes sagen
    .help = zurückändern und unter einem neuen Namen fragen; oder, falls es damals falsch geschrieben war, das sagen: `mended: [{ $question }.{ $property }]`; erfundene Antworten lassen sich mit `mitreden simulate` neu erfinden

# Texte
unquoted-comma = in einem Text ohne Anführungszeichen steht ein Beistrich
    .why = in `{"{"} … {"}"}` beginnt nach dem Beistrich der nächste Eintrag; hier wurde `{ $rest }` zu einem Eintrag ohne Wert
    .help = den ganzen Text in Anführungszeichen setzen: `"…, { $rest }"`
unknown-language = `{ $tag }` gehört nicht zu den Sprachen, die hier vorkommen
    .help = unter `languages:` stehen: { $all }; soll `{ $tag }` dazugehören, dort ergänzen
untranslated = { $n ->
    [one] ein Text hat keine Fassung in `{ $tag }`
   *[other] { $n } Texte haben keine Fassung in `{ $tag }`
}
    .label = { $n ->
    [one] dieser
   *[other] der erste
}
    .why = wo eine Fassung fehlt, liest man jene in der ersten Sprache, die da ist
    .help = `{ $tag }: …` ergänzen, und zwar { $n ->
    [one] bei diesem Text
   *[other] bei den Texten dieser Zeilen: { $lines }
}
needs-untranslated = { $n ->
    [one] ein Anliegen hat keine Fassung in `{ $tag }`
   *[other] { $n } Anliegen haben keine Fassung in `{ $tag }`
}
    .why = wo eine Fassung fehlt, liest man jene in der ersten Sprache, die da ist
    .help = in town/needs.yaml `{ $tag }: …` ergänzen, und zwar bei { $needs }
interface-language = in `{ $tag }` hat das Programm keine eigenen Wörter
    .why = Knöpfe, Hinweise und Meldungen gibt es auf Deutsch und Englisch; hier erscheinen sie auf Englisch
    .help = nichts, wenn das genügt; sonst `{ $tag }` in `languages:` weglassen
brace-open = die geschwungene Klammer wird nicht geschlossen
    .why = `{"{"}frage{"}"}` setzt eine frühere Antwort in den Text ein
    .help = die Klammer schließen oder `{"{{"}` schreiben, wenn eine Klammer gemeint ist
pipe-unknown = es gibt keine Frage `{ $name }`, deren Antwort hier stehen könnte
    .help = eine Frage nennen, die vorher gestellt wird, oder `{"{{"}` schreiben, wenn eine Klammer gemeint ist
pipe-elsewhere = hier wird nichts eingesetzt: zu lesen ist `{"{"}{ $name }{"}"}`, wie es dasteht
    .help = nur Fragen, Hinweise, Optionen und Regeln nennen frühere Antworten; dorthin schreiben
pipe-forward = die Frage `{ $name }` ist hier noch nicht beantwortet
    .why = nur Antworten auf frühere Fragen können in einem Text stehen
    .help = diese Frage hinter die andere stellen

# Seiten und Fragen
no-pages = die Umfrage hat keine Seiten
    .help = eine Seite hat einen Namen und eine Liste von Fragen: `- page: person`
empty-page = die Seite hat keine Fragen
    .help = Fragen ergänzen oder die Seite weglassen
no-options = hier gibt es nichts auszuwählen
    .help = mindestens eine Option schreiben: code: Text
list-too-long = diese Liste hat { $n } Einträge, und eine Frage kann { $limit } haben
    .why = sie würde ganz gedruckt, gezeigt und gezählt
    .help = in zwei Schritten fragen, etwa zuerst nach dem Bezirk, oder die Antwort offen aufschreiben lassen
survey-too-large = hiermit hat der Fragebogen mehr als { $limit } Optionen, Zeilen und Dinge in Aufgaben
    .why = Bögen, Bildschirme und Tabellen davon bräuchten den ganzen Arbeitsspeicher
    .help = diese Liste oder eine weiter oben kürzen oder offen fragen
too-many-tasks = es sollen { $n } Aufgaben sein, und { $limit } sind die Grenze
    .help = Menschen lösen zehn oder zwanzig davon
too-many-cells = diese Matrix hat { $n } Felder, und { $limit } sind die Grenze
    .help = Zeilen weglassen oder mehrere Fragen daraus machen
too-many-ranks = hier sollen { $n } Plätze vergeben werden, und { $limit } sind die Grenze
    .help = schreiben, wie viele gereiht werden, etwa `top: 5`
count-out-of-range = `{ $key }` muss zwischen 1 und { $items } liegen, der Zahl der Optionen
    .help = eine Zahl von 1 bis { $items } schreiben oder Optionen ergänzen
pick-out-of-range = niemand kann { $min } bis { $max } von { $items } Optionen wählen
    .help = `min` und `max` so schreiben, dass 0 <= min <= max <= { $items } gilt
exclusive-not-multiple = die Option `{ $code }` schließt andere aus, hier kann man aber ohnehin nur eine wählen
    .help = `exclusive` weglassen oder eine Frage vom Typ `multiple` daraus machen
scale-out-of-range = die Skala geht von { $from } bis { $to }
    .help = sie muss steigen, um höchstens 100 Punkte
scale-without-best = die Skala sagt nicht, welches Ende das beste ist
    .why = die einen lesen 1 als beste Note, die anderen als schlechteste
    .help = `best: to` schreiben, wenn der letzte Punkt der beste ist, `best: from`, wenn es der erste ist
not-positive = `{ $key }` muss größer als 0 sein
    .help = eine Zahl über 0 schreiben oder die Angabe weglassen
best-worst-too-small = { $key ->
    [tasks] es muss mindestens eine Aufgabe geben
   *[per_task] jede Aufgabe braucht mindestens 3 Dinge
}
    .why = eine Aufgabe zeigt ein paar Dinge und fragt nach dem besten und dem schlechtesten
    .help = etwa `per_task: 4` und `tasks: 4` schreiben
not-a-link = `{ $written }` ist keine Adresse im Internet
    .help = sie ganz schreiben: https://…
not-a-date = `{ $written }` ist kein Tag
    .help = Jahr, Monat und Tag schreiben: 2026-05-04
max-below-min = `max` liegt unter `min`: keine Antwort wäre gültig
    .help = die beiden tauschen oder eines berichtigen
closes-before-opens = die Umfrage endet, bevor sie beginnt
    .help = die beiden Tage tauschen oder einen berichtigen
top-out-of-range = `top` muss zwischen 1 und { $items } liegen, der Zahl der Anliegen
    .help = schreiben, wie viele Anliegen zu den wichtigsten einer Person zählen: top: 3
unsatisfied-out-of-range = `unsatisfied_at_most` muss mindestens 1 und kleiner als 5 sein
    .why = es ist ein Punkt einer Skala von 1 bis 5, auf der 5 am besten ist; bei 5 wären alle unzufrieden
    .help = 3 schreiben, wenn die Mitte der Skala noch als nicht zufrieden gilt

# Facetten
facet-type = eine Frage vom Typ `{ $type }` kann die Facette `{ $facet }` nicht haben
    .help = importance: ranking, multiple, single, points, rating, matrix; satisfaction: rating, matrix; mention: text
facet-without-needs = die Frage hat eine Facette, ihre Optionen sind aber keine Anliegen
    .why = was über ein Anliegen gesagt wird, muss das Anliegen nennen
    .help = die Optionen aus den Anliegen nehmen: `options: needs` oder `options: {"{"} needs: […] {"}"}`
facet-rating-without-need = die Bewertung hat eine Facette, sagt aber nicht, um welches Anliegen es geht
    .help = `need:` mit dem Code des Anliegens ergänzen
weight-without-facet = neben `facet_weight` steht keine `facet`
    .help = `facet:` ergänzen oder `facet_weight` weglassen
weight-negative = ein Gewicht kann nicht kleiner als 0 sein
    .help = 0 schreiben, wenn die Frage nicht in den Wert eingehen soll
nothing-to-rank = keine Frage fragt, was wichtig ist; die Anliegen lassen sich nicht reihen
    .help = einer Frage `facet: importance` und `options: needs` geben
method-lacks-question = `{ $method }` lässt sich aus diesen Fragen nicht berechnen: { $lacks ->
        [satisfaction] keine fragt, wie zufrieden man mit den Anliegen ist
        [points] keine lässt Punkte auf die Anliegen verteilen
        [tasks] keine stellt Aufgaben vom Typ `best-worst` über die Anliegen
       *[importance] keine fragt, welche Anliegen wichtig sind
    }
    .help = { $lacks ->
        [satisfaction] eine Bewertung oder Matrix mit `facet: satisfaction` fragen oder ein anderes Verfahren wählen
        [points] eine Frage vom Typ `points` mit `facet: importance` stellen oder ein anderes Verfahren wählen
        [tasks] eine Frage vom Typ `best-worst` mit `options: needs` stellen oder ein anderes Verfahren wählen
       *[importance] eine Frage mit `facet: importance` über die Anliegen stellen: bei jedem Verfahren sagt sie, auf wessen Liste ein Anliegen steht
    }
best-worst-not-ranked = `{ $question }` wird gefragt und die Antworten bleiben erhalten, sie gehen aber nicht in die Reihung ein
    .why = die Reihung zählt, wer ein Anliegen zu den wichtigsten nimmt; aus Aufgaben wie diesen wird das mit einem Modell geschätzt
    .help = soll nach diesen Aufgaben gereiht werden, `ranking: {"{"} method: best_worst {"}"}` schreiben und zusätzlich eine Frage vom Typ `ranking` oder `multiple` mit `facet: importance` stellen
need-not-measured = keine Frage, die in die Reihung eingeht, fragt nach der Wichtigkeit von `{ $need }`
    .why = es kann keinen Wert bekommen
    .help = das Anliegen in einer Frage mit `facet: importance` anbieten oder unter `needs:` weglassen
need-not-rated = keine Frage fragt nach der Zufriedenheit mit `{ $need }`
    .why = es steht unter der Reihenfolge der anderen, nur nach Wichtigkeit
    .help = das Anliegen auch in der Frage mit `facet: satisfaction` anbieten

# Bedingungen, die jemanden auslassen
open-answer = `{ $written }` ist unbekannt und nicht wahr, wo `{ $question }` keine Antwort hat
    .why = { $use ->
        [show] was unbekannt ist, wird nicht gezeigt: Wer `{ $question }` offen ließ oder nicht gefragt wurde, wird hier übergangen
        [among] was unbekannt ist, zählt nicht: Wer `{ $question }` offen ließ oder nicht gefragt wurde, wird nicht gewichtet und nicht gereiht
       *[rule] was unbekannt ist, sagt nichts: Wer `{ $question }` offen ließ oder nicht gefragt wurde, dem sagt diese Regel nichts
    }
    .help = sollen sie dabei sein, (not answered({ $subject }) or { $written }) schreiben; sollen sie es nicht, das dazusagen: (answered({ $subject }) and { $written })

# Bevölkerung, Quoten, Skalenwerte
crossed-with-itself = eine Frage lässt sich nicht mit sich selbst kreuzen
    .help = sie nur einmal nennen oder mit einer anderen Frage kreuzen
not-a-single-choice = `{ $id }` ist keine Einfachauswahl
    .why = jede Person muss in genau eine Stufe fallen
    .help = eine Frage vom Typ `single` nennen
figure-negative = ein Anteil oder eine Anzahl kann nicht kleiner als 0 sein
    .help = die Zahl berichtigen
shares-or-counts = eine Randverteilung hat entweder `shares` oder `counts`
    .help = `shares:` mit Teilen von 1 oder `counts:` mit Personen schreiben, nicht beides
shares-not-one = die Anteile ergeben zusammen { $sum } statt 1
    .help = sie als Teile von 1 schreiben (0.30) oder stattdessen `counts` angeben
margin-lacks = der Randverteilung fehlt eine Zahl für `{ $levels }`
    .why = Personen mit dieser Antwort hätten in der Bevölkerung keinen Platz
    .help = die Zahl ergänzen oder die Stufe mit `collapse:` zu einer anderen schlagen
margin-collapsed-figure = `{ $level }` hat eine Zahl, wird aber zu einer anderen Stufe geschlagen
    .help = die Zahl zur anderen Stufe dazuzählen oder `collapse:` weglassen
margin-retired = `{ $level }` von `{ $id }` ist aufgegeben und keine Stufe dieser Randverteilung
    .why = wer es gewählt hat, wird gewichtet wie jemand ohne Antwort
    .help = unter `collapse:` sagen, als welche Stufe es zählt
no-short-name = die Ergebnisse kommen immer wieder auf `{ $question }` zurück, und die Frage hat keinen kurzen Namen
    .why = über Bildern, Tabellen und Abschnitten dazu steht die ganze Frage
    .help = einen dazuschreiben, zum Beispiel `{ $line }`
margin-twice = `{ $id }` steht in zwei Randverteilungen
    .why = nach beiden zu gewichten könnte sich widersprechen
    .help = in einer davon kreuzen: `of: [age, gender]`
mode-not-asked = auf dem Weg `{ $mode }` antwortet in dieser Umfrage niemand
    .why = unter `modes:` steht { $modes }
    .help = `{ $mode }` bei `modes:` ergänzen oder dies hier weglassen
random-in-passing = eine Stichprobe, in der `{ $mode }` fragt, wer vorbeikommt, ist keine Zufallsstichprobe
    .why = zufällig gezogen sind Personen einer Liste, jede mit einer bekannten Chance
    .help = `self-selected` schreiben oder `{ $mode }` bei `modes:` weglassen
frame-without-draw = es gibt eine Liste, aber niemand wurde zufällig aus ihr gezogen
    .why = `frame` nennt die Liste einer Zufallsstichprobe
    .help = daneben `sample: random` schreiben oder `frame` weglassen
collapse-elsewhere = `{ $id }` ist keine Frage dieser Randverteilung
    .help = Stufen von `{ $of }` zusammenlegen
collapse-circle = `{ $level }` wird mit sich selbst zusammengelegt
    .why = eine Stufe, die als eine andere zählt, muss bei einer enden, die einen Anteil hat
    .help = sie mit einer Stufe zusammenlegen, die unter `shares:` oder `counts:` steht
merged-twice = `{ $code }` steht in zwei Gruppen
    .why = wo Gruppen verglichen werden, zählt niemand doppelt
    .help = in einer davon stehen lassen
merged-alone = `{ $code }` besteht aus weniger als zwei Antworten
    .why = eine Antwort allein ist schon eine Gruppe
    .help = die Antworten nennen, die zusammen eine Gruppe sein sollen
merged-is-option = `{ $code }` ist eine Antwort, die nicht in dieser Gruppe ist
    .why = zwei Gruppen hätten dasselbe Kürzel
    .help = der Gruppe ein anderes Kürzel geben oder die Antwort hineinnehmen
makes-no-groups = nach `{ $id }` lassen sich keine Gruppen bilden
    .why = Gruppen bilden die Antworten einer Auswahl
    .help = eine Frage vom Typ `single` oder `multiple` nennen
simulate-later = was auf `{ $id }` geantwortet wird, kann nicht von `{ $later }` abhängen
    .why = erfundene Personen gehen durch die Fragen wie echte: `{ $later }` kommt nicht vor `{ $id }`
    .help = in `when` eine frühere Frage nennen oder es umdrehen: in einer Regel über `{ $later }`
simulate-circle = `{ $key }` kann nicht von `{ $id }` abhängen
    .why = was jemand bei `{ $id }` über Anliegen sagt, folgt aus dem, was solche Regeln sagen
    .help = in `when` eine Frage nennen, in der es nicht um Anliegen geht
simulate-of-needs = eine Regel kann `{ $id }` nicht beantworten: Dort geht es um Anliegen
    .why = alle Fragen nach Anliegen folgen daraus, wie wichtig sie jemandem sind; so passen sie zusammen
    .help = in dieser Regel stattdessen `needs` oder `satisfied` schreiben
simulate-no-rule = eine Regel kann `{ $id }` nicht beantworten
    .why = Regeln gibt es für Auswahlen, Zahlen, Bewertungen und Matrizen
    .help = weglassen; für eine offene Frage `texts` schreiben
simulate-nothing = niemand würde eine Antwort von `{ $id }` wählen
    .help = mindestens bei einer eine Zahl über 0 schreiben
simulate-chance = in `{ $id }` ist eine Wahrscheinlichkeit größer als 1
    .why = bei einer Mehrfachauswahl hat jede Antwort ihre eigene Wahrscheinlichkeit, von 0 bis 1
    .help = für drei von zehn Personen 0.3 schreiben
simulate-points = das ist kein Punkt und kein Unterschied von Punkten auf einer Skala von 1 bis 5
    .help = für alle einen Mittelwert von 1 bis 5 schreiben, in einer Regel einen Unterschied von -4 bis 4
simulate-not-open = `{ $id }` ist keine offene Frage
    .help = `of` für alle offenen Fragen weglassen oder eine davon nennen: { $open }
score-item = `{ $written }` ist weder eine Bewertung noch eine Zeile einer Matrix
    .help = `frage` oder `matrix.zeile` schreiben
score-does-not-fit = dieses Instrument ist festgelegt für { $instrument ->
    [sus] 10 Angaben auf Skalen von 1 bis 5
    [umux-lite] 2 Angaben auf Skalen von 1 bis 7 oder von 1 bis 5
    [nps] 1 Angabe auf einer Skala von 0 bis 10
   *[mean] mindestens 1 Angabe
}
    .help = so viele Bewertungen oder Zeilen einer Matrix auf solchen Skalen nennen, oder `type: mean` schreiben

# die Dateien der Gemeinde
bad-colour = `{ $written }` ist keine Farbe
    .help = so schreiben, in Anführungszeichen: `"#7a1f2b"`
not-months = `{ $written }` ist keine Dauer in Monaten
    .help = `24 months` schreiben
retention-raised = Antworten werden { $months } Monate aufgehoben, versprochen waren aber { $promised }
    .why = zu `{ $survey }` sind { $n } Antworten gespeichert, die gegeben worden sein können, als { $promised } Monate versprochen waren; was den Menschen beim Antworten gesagt wurde, gilt für sie
    .help = zurück auf `{ $promised } months` stellen; sollen nur neue Antworten länger bleiben, vorher die früheren löschen (`mitreden purge` mit der kürzeren Frist)
unknown-category = es gibt keine Kategorie `{ $code }`
    .help = unter `categories:` stehen: { $all }
unknown-field = es gibt kein Handlungsfeld `{ $code }`
    .help = unter `fields:` stehen: { $all }
unknown-principle = es gibt keinen Grundsatz `{ $code }`
    .help = unter `principles:` stehen: { $all }
note-without-fits = dieses `note` sagt etwas zu `fits`, das nicht da ist
    .why = Berichte nennen es als Grund, warum die Maßnahme ihren Anliegen entspricht, zum Teil oder gar nicht
    .help = darüber `fits: yes`, `fits: partly` oder `fits: no` schreiben; was an einem Tag geschah, gehört in `history`
fits-nothing = diese Maßnahme dient keinem Anliegen, also kann sie keines erfüllen
    .help = die Anliegen unter `serves` nennen, oder `fits` und sein `note` weglassen
history-backwards = dieser Schritt im Verlauf ist älter als der davor
    .help = der letzte Schritt bis zu einem Tag ist dessen Stand: die Schritte nach ihren Tagen ordnen
history-ahead = dieser Schritt von `{ $measure }` ist von einem Tag, der noch kommt ({ $on }): ein Plan
    .why = bis zu diesem Tag ist der Schritt davor der Stand, in Berichten, auf der Seite für den Gemeinderat und in `agenda`
    .help = stehen lassen, wenn er als Plan gemeint ist; sonst den Tag schreiben, an dem es geschah
from-unknown-survey = es gibt keine Umfrage `{ $survey }`
    .help = die Kennung schreiben, wie sie in ihrem Fragebogen bei `survey:` steht; die Datei einer früheren Umfrage muss in surveys/ bleiben
not-a-month = `{ $written }` ist kein Monat
    .help = Jahr und Monat schreiben: 2027-06

# Zitate
quote-not-found = diese Worte stehen in keiner offenen Antwort, die zählt
    .why = gedruckt wird nur, was jemand so geschrieben hat, von Leerraum abgesehen; eine Antwort, die gelöscht oder zurückgezogen wurde oder nicht zählt, darf nicht zitiert werden; die von erfundenen Personen zählen nicht mehr, sobald jemand wirklich geantwortet hat
    .help = die Stelle so aus der Antwort übernehmen, wie sie dort steht, zwischen zwei Wörtern abgeschnitten, oder dieses Zitat aus der Datei nehmen
quote-empty = ein Zitat ohne Worte
    .help = die Stelle, die veröffentlicht werden darf, aus der Antwort übernehmen oder diese Zeile weglassen
quote-address = in diesen Worten steht etwas wie eine E-Mail-Adresse
    .why = das würde auf eine Person weisen, und Gedrucktes lässt sich nicht zurückholen
    .help = eine kürzere Stelle ohne das wählen
quote-number = in diesen Worten steht etwas wie eine Telefonnummer
    .why = das würde auf eine Person weisen, und Gedrucktes lässt sich nicht zurückholen
    .help = eine kürzere Stelle ohne das wählen
quote-street = in diesen Worten steht etwas wie eine Straße mit Hausnummer
    .why = das würde auf eine Person weisen, und Gedrucktes lässt sich nicht zurückholen
    .help = eine kürzere Stelle ohne das wählen
quotes-ending = diese Datei mit Zitaten hat eine andere Endung, als gelesen wird
quotes-without-survey = neben dieser Datei mit Zitaten gibt es keine Umfrage `{ $stem }.yaml`
    .help = sie nach ihrer Umfrage nennen: `UMFRAGE.quotes.yaml`

# Bedingungen
logic-empty = der Ausdruck ist leer
    .help = eine Bedingung wie `resident == 'yes'` schreiben oder den Schlüssel weglassen
logic-long = der Ausdruck ist zu lang zum Lesen
    .help = ein Ausdruck hat höchstens { $most } Zeichen; Teile in Fragen vom Typ computed ausrechnen und diese nennen
logic-deep = der Ausdruck ist zu tief verschachtelt
    .why = jede Klammer, jede Funktion und jede Summe ist eine Ebene mehr, und höchstens 100 sind möglich
    .help = einen Teil in einer Frage vom Typ computed ausrechnen und diese hier nennen
logic-end = der Ausdruck endet zu früh
    .label = hier fehlt etwas
    .help = es muss noch eine Frage, eine Zahl oder ein Text in einfachen Anführungszeichen folgen
logic-unexpected = `{ $found }` gehört nicht hierher
    .why = zwischen zwei Werten steht ein Operator, und auf beiden Seiten eines Operators steht ein Wert
    .help = Operatoren sind and, or, not, in, ==, !=, <, <=, >, >=, +, -, * und /; Texte stehen in einfachen Anführungszeichen: `'yes'`
logic-comma = hier gehört kein Beistrich hin
    .why = er steht nur zwischen den Werten einer Funktion und in Listen
    .help = Dezimalzahlen mit Punkt schreiben: 3.5; Bedingungen mit and oder or verbinden
logic-character = { $character } bedeutet in einem Ausdruck nichts
    .help = Texte und Codes von Optionen stehen in einfachen Anführungszeichen: `'yes'`
logic-parenthesis = diese Klammer wird nicht geschlossen
    .help = dort ) schreiben, wo sie enden soll
logic-bracket = diese Liste wird nicht geschlossen
    .help = dort ] schreiben, wo sie enden soll
logic-quote-open = das schließende Anführungszeichen fehlt
    .label = beginnt hier
    .help = ein Text steht zwischen zwei einfachen Anführungszeichen: `'yes'`
logic-quote-other = ein Text steht in einfachen Anführungszeichen, nicht in { $quote }
    .help = `'…'` schreiben
logic-equals = zwei Werte werden mit zwei Gleichheitszeichen verglichen
    .help = == schreiben
logic-symbol = `{ $written }` wird hier anders geschrieben
    .help = { $meant } schreiben
logic-word = `{ $written }` wird hier anders geschrieben
    .help = { $meant } schreiben
logic-minus-spaces = ein Minus braucht auf beiden Seiten ein Leerzeichen
    .why = ohne Leerzeichen ist es ein Bindestrich und gehört zum Namen, wie in office-rating
    .help = a - b schreiben
logic-minus-value = nach einem Minus ohne Wert davor muss eine Zahl stehen
    .help = für das Negative von x schreiben: 0 - x
logic-chain = Vergleiche lassen sich nicht aneinanderreihen
    .why = a < b < c würde das Ergebnis von a < b mit c vergleichen
    .help = a < b and b < c schreiben
logic-number = `{ $written }` ist keine Zahl
    .help = eine Zahl hat Ziffern und höchstens einen Dezimalpunkt: 3.5; ein Tag heißt 2026-05-01; der Code einer Option steht in einfachen Anführungszeichen: `'{ $written }'`
logic-number-large = diese Zahl ist zu groß
    .help = eine kleinere schreiben
logic-date-invalid = den Tag { $date } gibt es nicht
    .help = ein Tag heißt Jahr-Monat-Tag, 2026-05-01, und muss im Kalender stehen
logic-date-form = ein Tag heißt Jahr-Monat-Tag, nicht { $date }
    .help = 2026-05-01 schreiben
logic-row-quotes = der Code dieser Zeile steht in eckigen Klammern und einfachen Anführungszeichen
    .why = nur ein Code, der mit einem Buchstaben beginnt, kann nach einem Punkt stehen
    .help = `satisfied['311']` schreiben
logic-unknown-question = es gibt keine Frage `{ $question }`
    .help = eine Frage bei ihrem Namen nennen; ein Text oder der Code einer Option steht in einfachen Anführungszeichen: `'{ $question }'`
logic-later = `{ $question }` wird erst später gestellt
    .why = die Antwort ist hier noch nicht bekannt
    .help = die Frage vor diese stellen
logic-itself = `{ $question }` kann nicht von sich selbst abhängen
    .why = die eigene Antwort ist hier noch nicht bekannt
    .help = eine frühere Frage nennen; die Antwort selbst wird mit check oder warn geprüft
logic-note = `{ $question }` ist ein Hinweis
    .why = ein Hinweis wird gelesen, nicht beantwortet
    .help = eine Frage nennen, die beantwortet wird
logic-no-single-value = { $type ->
        [multiple] `{ $question }` kann mehrere Antworten zugleich haben
        [ranking] `{ $question }` ist eine Reihung, kein einzelner Wert
        [points] `{ $question }` verteilt Punkte und ist kein einzelner Wert
        [matrix] `{ $question }` hat in jeder Zeile einen Wert
       *[other] `{ $question }` hat keinen Wert zum Vergleichen
    }
    .help = { $type ->
        [multiple] fragen, ob eine Option gewählt wurde: `'{ $code }' in { $question }`; oder wie viele: `count({ $question })`
        [ranking] fragen, ob etwas gereiht wurde, `'{ $code }' in { $question }`, oder auf welchem Rang: `rank({ $question }, '{ $code }')`
        [points] fragen, wie vieles Punkte bekam, `count({ $question })`, oder wie viele Punkte: `sum({ $question })`
        [matrix] eine Zeile nennen: `{ $question }['{ $code }']`
       *[other] fragen, ob geantwortet wurde: answered({ $question })
    }
logic-no-rows = `{ $question }` hat keine Zeilen
    .why = nur eine Matrix hat Zeilen
    .help = weglassen, was nach dem Namen der Frage steht
logic-unknown-row = `{ $question }` hat keine Zeile `{ $code }`
    .help = es gibt: { $all }
logic-unknown-option = `{ $question }` hat keine Option `{ $code }`
    .why = der Vergleich könnte nie wahr sein
    .help = es gibt: { $all }
logic-code-quotes = der Code einer Option steht in einfachen Anführungszeichen
    .help = `'{ $code }'` schreiben
logic-code-wanted = hier muss der Code einer Option stehen, in einfachen Anführungszeichen
    .help = `'…'` schreiben
logic-not-a-question = diese Funktion braucht hier den Namen einer Frage
    .help = den Namen der Frage schreiben oder eine Zeile einer Matrix: `satisfied['wifi']`
logic-not-a-condition = { $got ->
        [number] das ist eine Zahl, keine Bedingung
        [date] das ist ein Tag, keine Bedingung
        [single] das ist die gewählte Option, keine Bedingung
       *[other] das ist ein Text, keine Bedingung
    }
    .why = was entscheidet, ob etwas gezeigt, geprüft oder gezählt wird, muss wahr oder falsch sein
    .help = mit etwas vergleichen, wie in `visits > 3` oder `resident == 'yes'`
logic-not-a-number = { $got ->
        [truth] das ist wahr oder falsch, keine Zahl
        [date] das ist ein Tag, keine Zahl
        [single] das ist die gewählte Option, keine Zahl
       *[other] das ist ein Text, keine Zahl
    }
    .why = + - * / rechnen nur mit Zahlen
    .help = { $got ->
        [date] das Jahr eines Tages nehmen: year(d)
        [truth] eine Zahl daraus machen: if(bedingung, 1, 0)
       *[other] eine Frage vom Typ number oder rating nennen
    }
logic-compare = { $left ->
        [truth] etwas, das wahr oder falsch ist,
        [number] eine Zahl
        [date] ein Tag
        [single] eine Option
       *[other] ein Text
    } lässt sich nicht mit { $right ->
        [truth] etwas vergleichen, das wahr oder falsch ist
        [number] einer Zahl vergleichen
        [date] einem Tag vergleichen
        [single] einer Option vergleichen
       *[other] einem Text vergleichen
    }
    .why = { $left ->
        [single] gespeichert ist der Code der gewählten Option, ein Text
       *[other] die beiden könnten nie gleich sein
    }
    .help = { $left ->
        [single] den Code in einfachen Anführungszeichen schreiben: `'1'`
       *[other] eine Zahl mit einer Zahl vergleichen (3), einen Tag mit einem Tag (2026-05-01), eine Option oder einen Text mit einem Text in einfachen Anführungszeichen (`'yes'`)
    }
logic-order-options = die Optionen dieser Frage haben keine Reihenfolge
    .why = bei < <= > >= muss bekannt sein, welche Option zuerst kommt
    .help = der Frage `ordered: true` geben, wenn die Reihenfolge ihrer Optionen etwas bedeutet
logic-order-differs = die Optionen dieser beiden Fragen sind nicht dieselben
    .why = Optionen verschiedener Fragen haben keine gemeinsame Reihenfolge
    .help = jede mit dem Code einer ihrer Optionen vergleichen
logic-order = { $type ->
        [truth] wahr und falsch haben keine Reihenfolge
       *[other] Texte haben keine Reihenfolge
    }
    .help = < <= > >= vergleichen Zahlen, Tage und die Optionen einer Frage mit `ordered: true`
logic-in = nach `in` steht eine Liste oder eine Frage mit mehreren Antworten
    .help = `x in ['a', 'b']` oder `'a' in q` schreiben
logic-in-question = { $type ->
        [single] diese Frage hat eine Antwort, nicht mehrere
       *[other] diese Frage hat keine Optionen, von denen man mehrere wählt
    }
    .why = nach `in` steht eine Liste oder eine Frage vom Typ multiple oder ranking
    .help = { $type ->
        [single] mit == vergleichen
        [matrix] eine Zeile mit == vergleichen, wie in `satisfied['wifi'] == 1`
       *[other] mit == oder < vergleichen
    }
logic-list-here = hier kann keine Liste stehen
    .help = eine Liste steht nach `in` oder in any_of, all_of und none_of
logic-list-empty = die Liste ist leer
    .why = nichts kann in ihr vorkommen
    .help = schreiben, was darin ist: `['a', 'b']`
logic-list-wanted = hier gehört eine Liste hin
    .help = { $usage } schreiben
logic-list-literal = in einer Liste stehen nur ausgeschriebene Werte
    .help = Texte und Codes in einfachen Anführungszeichen schreiben: `['a', 'b']`
logic-unknown-function = es gibt keine Funktion `{ $function }`
    .help = die Funktionen sind rank, count, sum, answered, asked, refused, dont_know, coalesce, if, min, max, round, any_of, all_of, none_of, matches, today und year
logic-function-bare = `{ $function }` ist eine Funktion und braucht ihre Werte in Klammern
    .help = { $usage } schreiben
logic-argument-count = `{ $function }` hat die falsche Zahl von Werten: { $got }
    .help = { $usage } schreiben
logic-argument-type = `{ $function }` passt nicht zu { $got ->
        [truth] etwas, das wahr oder falsch ist
        [number] einer Zahl
        [date] einem Tag
        [single] einer Frage mit einer Antwort
        [multiple] einer Mehrfachauswahl
        [ranking] einer Reihung
        [points] einer Frage mit Punkten
        [matrix] einer ganzen Matrix
        [opaque] einer Aufgabe oder einer Frage vom Typ best-worst
       *[other] einem Text
    }
    .why = { $function ->
        [rank] `rank` gibt den Rang an, 1 für das Wichtigste; unbekannt, wenn etwas nicht gereiht wurde
        [count] `count` gibt an, wie viele Optionen gewählt, Dinge gereiht oder mit Punkten bedacht oder Zeilen beantwortet wurden
        [sum] `sum` gibt die Summe der Punkte oder der Zeilen einer Matrix an; unbekannt, wenn eine Zeile es ist
        [coalesce] `coalesce` nimmt den ersten Wert, der bekannt ist
        [if] `if` nimmt a, wo die Bedingung wahr ist, b, wo sie falsch ist, unbekannt, wo sie unbekannt ist
        [min] `min` nimmt das Kleinste; unbekannt, wenn eines es ist
        [max] `max` nimmt das Größte; unbekannt, wenn eines es ist
        [round] `round` rundet auf eine ganze Zahl, ab der Hälfte von der Null weg
        [any_of] `any_of` sagt, ob mindestens eine der Optionen gewählt wurde
        [all_of] `all_of` sagt, ob alle diese Optionen gewählt wurden
        [none_of] `none_of` sagt, ob keine der Optionen gewählt wurde
        [matches] `matches` sagt, ob der ganze Text so ist, wie der reguläre Ausdruck es sagt
        [year] `year` nimmt das Jahr eines Tages
       *[other] `{ $function }` sagt etwas über eine Frage
    }
    .help = { $usage } schreiben
logic-mixed = die Werte von `{ $function }` sind nicht von einer Art
    .why = das erste ist { $first ->
        [truth] wahr oder falsch
        [number] eine Zahl
        [date] ein Tag
       *[other] ein Text
    }, das hier ist { $got ->
        [truth] wahr oder falsch
        [number] eine Zahl
        [date] ein Tag
        [single] die gewählte Option
       *[other] ein Text
    }
    .help = Werte von einer Art nennen
logic-pattern-wanted = das Muster muss ausgeschrieben sein, in einfachen Anführungszeichen
    .help = `matches(q, '[0-9]+')` schreiben
logic-pattern = dieses Muster lässt sich nicht lesen: { $cause ->
        [group] zu einer ( fehlt die ), oder zu einer ) die (
        [class] zu einer [ fehlt die ]
        [repeat] vor ?, * oder + steht nichts, was sich wiederholen könnte
        [escape] ein umgekehrter Schrägstrich steht vor einem Zeichen, das keinen braucht
       *[other] { $reason }
    }
    .why = es ist ein regulärer Ausdruck und muss auf den ganzen Text passen
    .help = vor . + * ? ( ) [ ], die für sich selbst stehen, einen umgekehrten Schrägstrich setzen
logic-always-true = das ist wahr, was immer geantwortet wird
    .help = weglassen oder berichtigen; ob eine Frage eine Antwort hat, sagt answered(q)
logic-never-true = das kann nie wahr sein
    .why = keine mögliche Verbindung von Antworten macht es wahr
    .help = berichtigen, oder weglassen, was davon abhängt
logic-never-asked = `{ $question }` wurde niemandem gestellt, der hierher kommt
    .why = die Bedingungen, unter denen sie gestellt wird, schließen jene aus, die hierher führen
    .help = eine der Bedingungen berichtigen oder die Frage hier weglassen

# Wörter in einem Satz; der Code nennt sie bei den englischen
phrase-a-best-worst-question = eine Frage vom Typ `best-worst`
phrase-a-coding-rule = eine Regel zum Kodieren
phrase-a-column = eine Spalte
phrase-a-column-of-days = eine Spalte mit den Tagen
phrase-a-column-of-dispositions = eine Spalte mit dem Ausgang des Interviews
phrase-a-column-of-modes = eine Spalte mit den Wegen
phrase-a-column-of-weights = eine Spalte mit den Gewichten
phrase-a-computed-value = ein berechneter Wert
phrase-a-date = eine Frage nach einem Tag
phrase-a-fixed-day = ein fester Tag
phrase-a-fixed-disposition = ein fester Ausgang des Interviews
phrase-a-fixed-text = ein fester Text
phrase-a-fixed-weight = ein festes Gewicht
phrase-a-line-of-the-history = ein Schritt im Verlauf
phrase-a-group-of-options = eine Gruppe von Antworten
phrase-a-list = eine Liste
phrase-a-list-of-needs = eine Liste von Anliegen
phrase-a-map-of-keys = eine Gruppe von Schlüsseln (`schlüssel: wert`)
phrase-a-mapping = eine Zuordnung
phrase-a-margin = eine Randverteilung
phrase-a-matrix = eine Matrix
phrase-a-matrix-in-columns = eine Matrix in Spalten
phrase-a-measure = eine Maßnahme
phrase-a-multiple-choice = eine Mehrfachauswahl
phrase-a-multiple-choice-by-options-ticked = eine Mehrfachauswahl nach Optionen (`ticked`)
phrase-a-multiple-choice-by-picks-picked = eine Mehrfachauswahl nach Nennungen (`picked`)
phrase-a-multiple-choice-in-one-column-split = eine Mehrfachauswahl in einer Spalte (`split`)
phrase-a-need = ein Anliegen
phrase-a-note = ein Hinweis
phrase-a-number = eine Frage nach einer Zahl
phrase-a-number-of-simulate = eine Zahl von `simulate`
phrase-a-page = eine Seite
phrase-a-question = eine Frage
phrase-a-question-or-a-list-of-two = eine Frage oder eine Liste von zweien
phrase-a-quota = eine Quote
phrase-a-quote = ein Zitat
phrase-a-ranking = eine Reihung
phrase-a-ranking-by-items-rank-of = eine Reihung nach Dingen (`rank_of`)
phrase-a-ranking-by-places-ranked = eine Reihung nach Plätzen (`ranked`)
phrase-a-rating = eine Bewertung
phrase-a-rule = eine Regel
phrase-a-rule-of-simulate = eine Regel von `simulate`
phrase-a-scale = eine Skala
phrase-a-score = ein Skalenwert
phrase-a-separator = ein Trennzeichen
phrase-a-service = ein Dienst
phrase-a-single-choice = eine Einfachauswahl
phrase-a-single-value = ein einzelner Wert
phrase-a-spread-of-points = eine Verteilung von Punkten
phrase-a-survey = eine Umfrage
phrase-a-task = eine Aufgabe
phrase-a-text = ein Text
phrase-a-text-of-simulate = ein Text von `simulate`
phrase-a-text-or-a-map-of-languages = ein Text, oder je Sprache einer (`de: …`),
phrase-an-answer-in-one-column = eine Antwort in einer Spalte
phrase-an-open-question = eine offene Frage
phrase-an-option = eine Option
phrase-groups-of-a-question = Gruppen einer Frage
phrase-nothing = nichts
phrase-options-taken-from-the-needs = eine Auswahl aus den Anliegen
phrase-points-in-columns = eine Verteilung von Punkten in Spalten
phrase-points-of-simulate = Punkte von `simulate`
phrase-the-word-all-a-list-of-codes-or-a-map-of-needs = das Wort `all`, eine Liste von Codes oder eine Gruppe von Anliegen
phrase-the-word-needs-or-a-map-of-codes = das Wort `needs` oder eine Gruppe von Codes
