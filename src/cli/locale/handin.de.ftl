# cli: handin, in German. handin.en.ftl has the same ids.
handin-written = { $responses ->
    [0] Keine neue Antwort
    [one] 1 Antwort
   *[other] { $responses } Antworten
}, { $contacts ->
    [one] 1 Kontakt
   *[other] { $contacts } Kontakte
} und { $erased ->
    [one] 1 Löschung
   *[other] { $erased } Löschungen
} abgegeben: { $path }
handin-nothing-new = Seit der letzten Abgabe gibt es nichts Neues; --all schreibt alles noch einmal.
handin-open = { $n ->
    [one] 1 Interview ist noch offen und wird nicht abgegeben.
   *[other] { $n } Interviews sind noch offen und werden nicht abgegeben.
}
handin-plain = Die Datei ist nicht versiegelt: Wer sie findet, kann sie lesen. `mitreden key new` macht einen Schlüssel; die öffentliche Hälfte kommt als handin_key in town/town.yaml.
key-made = Die private Hälfte liegt in { $path }; dort findet sie `merge`. Sperren Sie die Papierkopie weg: Ohne eine der beiden lässt sich keine Abgabe öffnen. In town/town.yaml gehört:
    handin_key: { $public }
key-paper = mitreden · { $town } · privater Schlüssel für Abgaben
    { "" }
    Wer dieses Blatt hat, kann jede Abgabe öffnen. Es gehört in den Tresor.
    { "" }
    { $key }
    { "" }
    Zum Verwenden diese Zeichen in eine Datei schreiben (Leerzeichen und Zeilen sind gleichgültig) und
    die Datei nennen: mitreden merge UMFRAGE DATEIEN --key DATEI
    { "" }
    Die öffentliche Hälfte, für town/town.yaml:
    { "" }
    handin_key: { $public }
erased = { $n ->
    [0] { $id } war nicht hier; ab jetzt kommt diese Antwort nicht mehr herein.
    [one] { $id } ist gelöscht.
   *[other] { $id } ist gelöscht, mit allen { $n } Fassungen.
}
erase-busy = ein anderes Programm benutzt den Speicher gerade: Was gelöscht ist, wird auf der Platte überschrieben, wenn `serve` aufräumt, binnen einer Stunde und beim Beenden, oder mit der nächsten Löschung
erase-reach = Von anderen Kopien außerhalb dieses Ordners ist hier nichts bekannt.
