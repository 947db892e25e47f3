# Die Wege zu antworten nebeneinander. modes.en.ftl hat dieselben Namen.
modes-draw = { $draw ->
    [self-selected] Keine Schwankungsbreite für selbstselektierte Daten: Niemand wurde zufällig gezogen. Die Bereiche geben an, wie unsicher die Zahlen sind, falls die Befragten in ihren Gruppen den anderen gleichen.
   *[unknown] Keine Schwankungsbreite für selbstselektierte Daten, und nirgends steht, dass jemand zufällig gezogen wurde (`fieldwork: sample: random`). Die Bereiche geben an, wie unsicher die Zahlen sind, falls die Befragten in ihren Gruppen den anderen gleichen.
}
modes-declared = Die Werte je Befragungsart sind nach dem eigenen Verfahren gezählt, obwohl der Fragebogen ein anderes festlegt (`{ $method }`).
modes-nothing-caption = Zuerst, wer nichts nannte: Jeder Anteil eines Wegs, auf dem viele nichts nennen, ist um das kleiner, und kein Gewicht behebt es
modes-mode = Weg
modes-n = Personen
modes-unanswered = ohne Antwort, %
modes-nothing = von den anderen nannten nichts, %
modes-named-caption = Wer ein Anliegen nennt, in % derer, die antworteten, und derer, die irgendeines nennen
modes-namers = { $mode }, wer etwas nennt
modes-scores-caption = Werte nach dem Weg, in %
modes-mixed = gemischt
modes-reference-caption = Die zufällig Gezogenen ({ $drawn }) als Maßstab für jene, die von sich aus kamen ({ $open }), in %
modes-drawn = gezogen
modes-came = von sich aus
modes-off = daneben um
modes-weight = Gewicht der Gezogenen, %
modes-composite = zusammen
modes-error = Fehler
modes-reference-how = Zusammen: Je weiter jene, die von sich aus kamen, über den Zufall hinaus daneben liegen, desto mehr zählen die Gezogenen, sodass der mittlere quadratische Fehler (seine Wurzel steht unter Fehler) so klein ist, wie es diese Antworten hergeben. Das ist ein Anhalt: Kein Rang hängt daran, und für jene, die von sich aus kamen, gibt es keine Schwankungsbreite.
modes-difference-caption = { $mode }: Wert weniger der aller anderen
modes-difference = Unterschied
modes-how = Gemischt: die Werte, die eine Mischung der Wege haben kann, von einem Weg allein bis zum anderen. Unterschiede stehen in Prozentpunkten mit dem 95-%-Bereich jedes einzelnen; höher und niedriger wird für alle Anliegen{ $several ->
    [yes] {" "}und Wege
   *[no] {""}
} gemeinsam gesagt, sodass mit höchstens 5 % auch nur eines falsch gesagt ist. Wer einen Weg wählte, mag anders sein als die anderen: Was an den Menschen liegt und was am Weg, lässt sich nicht trennen.
modes-none-compared = Weniger als zwei der Wege haben genug Antworten für eine Reihung: Sie werden nicht verglichen.
modes-sensitive = { $n ->
    [one] Vom Weg abhängig, gesagt und mindestens { $least } Punkte auseinander: { $needs }.
   *[other] Vom Weg abhängig, gesagt und mindestens { $least } Punkte auseinander, { $n } Anliegen: { $needs }.
}
modes-insensitive = Kein Anliegen hängt vom Weg ab: Kein Unterschied von { $least } Punkten oder mehr wird gesagt.
modes-tiers = { $same ->
    [yes] In der ersten Stufe sind sich die Wege einig.
   *[no] In der ersten Stufe sind sich die Wege nicht einig: Sie sind einzeln zu berichten, nicht zusammengelegt.
}
modes-higher = höher
modes-lower = niedriger
modes-open = offen
