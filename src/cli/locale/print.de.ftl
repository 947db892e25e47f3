# cli: print, in German. print.en.ftl has the same ids.
print-numbers = { $n ->
    [one] Ein Bogen mit der Nummer { $first }.
   *[other] { $n } Bögen mit den Nummern { $first } bis { $last }.
} Fassung { $sign } des Fragebogens. Nicht kopieren: Jede Nummer gibt es nur einmal.
print-lacking = { $n ->
    [one] Für { $characters } hat keine Schrift auf diesem Rechner ein Zeichen; dort steht ein leeres Kästchen.
   *[other] Für { $characters } hat keine Schrift auf diesem Rechner Zeichen; dort stehen leere Kästchen.
} Eine Schrift, die sie hat, etwa aus der Familie Noto, lässt sich installieren; dann noch einmal drucken.
print-again = Nummern bis { $last } wurden schon einmal gedruckt; einen Bogen gibt es nun womöglich zweimal.
print-cards-version = Karten zur Fassung { $sign } des Fragebogens; die Maske der Befragung zeigt das Zeichen der Karten, die zu ihr gehören.
failure-print-mode = der Fragebogen ist nicht für Papier gemacht
    .help = Ergänzen Sie `paper` bei seinen `modes`; Karten (--cards) brauchen `street` oder `phone`.
failure-print-cards = keine Frage hat Antworten, die man auf einer Karte zeigen könnte
    .help = Karten gibt es für Fragen mit Antworten zur Auswahl und für Skalen
