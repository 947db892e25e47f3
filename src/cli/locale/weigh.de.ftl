# Die Gewichte der Befragten allein. weigh.en.ftl hat dieselben Namen.
weigh-for-the-team = Für das Team, nicht zum Veröffentlichen: Ein Gewicht verrät, zu welcher Kombination der Randverteilungen jemand gehört.
weigh-replicates = { $kind ->
    [jackknife] Jackknife: { $count } Wiederholungen, jede ohne einen Klumpen oder eine Antwort
    [bootstrap] Bootstrap: { $count } Wiederholungen, in jeder Schicht mit Zurücklegen gezogen, um eins weniger, als da sind (Rao und Wu)
   *[poisson] Poisson-Bootstrap: { $count } Wiederholungen, in denen jeder Klumpen oder jede Antwort so oft zählt, wie der Zufall sagt
}; jede ist neu gewichtet. Die Varianz einer Zahl ist { $scale } mal die Summe ihrer quadrierten Abstände vom Mittel aller Wiederholungen, jeder mal seinem eigenen Faktor (`rscales` in `--protocol json`, { $least } bis { $most }); Freiheitsgrade: { $df }.
weigh-unmet = { $n ->
    [one] 1 Wiederholung lässt sich nicht auf alle Randverteilungen gewichten und bleibt, wie sie gezogen wurde.
   *[other] { $n } Wiederholungen lassen sich nicht auf alle Randverteilungen gewichten und bleiben, wie sie gezogen wurden.
}
weigh-check = Zur Probe, ob ein Programm die Wiederholungen liest, wie sie gemeint sind: gewichtete Anteile nach Art der Befragung
weigh-mode = Art
weigh-share = Anteil in Prozent
weigh-error = Standardfehler
weighed = { $n ->
    [one] 1 Gewicht: { $files }
   *[other] { $count } Gewichte: { $files }
}
