# tell: form, in German. form.en.ftl has the same ids.

# Was auf dem Papierbogen steht, und was `print` sagt.
form-number = Bogen Nr.
form-version = Fassung { $sign }
form-version-day = Fassung { $sign }, gedruckt am { $day }
form-page = Seite { $n } von { $of }
form-sum = zusammen
form-task = Aufgabe { $n } von { $of }
form-task-online = Diese Aufgabe gibt es nur im Internet.
form-best = am wichtigsten
form-worst = am wenigsten wichtig
form-day = (Tag, Monat, Jahr)
form-online = Lieber im Internet?
form-qr = QR-Code mit der Adresse der Umfrage im Internet: { $url }
form-no-copies = Bitte nicht kopieren: Jeder Bogen hat eine eigene Nummer.
form-how = So füllen Sie den Bogen aus
form-how-tick = Machen Sie ein Kreuz in das Kästchen, das für Sie passt.
form-how-mend = Falsch angekreuzt? Malen Sie das falsche Kästchen ganz aus und kreuzen Sie das richtige an.
form-how-route = Ein Pfeil sagt, wo es weitergeht. Ohne Pfeil kommt die nächste Frage. Die kleinen Zeichen neben den Kästchen brauchen Sie nicht.
form-consent = Bitte kreuzen Sie das an. Sonst dürfen wir Ihre Antworten nicht auswerten.
form-card = Karte { $n }
form-dont-know = weiß nicht
form-refused = möchte ich nicht sagen
form-goto = weiter mit Frage { $n }
form-goto-end = weiter zum Schluss
form-how-one = Bitte ein Kreuz.
form-how-several = Mehrere Kreuze sind möglich.
form-how-at-most = Bitte höchstens { $n } Kreuze.
form-how-ranking = { $n ->
    [one] Schreiben Sie 1 in das Kästchen vor dem, was am wichtigsten ist.
    [2] Schreiben Sie 1 vor das Wichtigste und 2 vor das Nächste.
   *[other] Schreiben Sie Zahlen in die Kästchen: 1 vor das Wichtigste, 2 vor das Nächste, bis höchstens { $n }.
}
form-how-points = Schreiben Sie Punkte in die Kästchen, zusammen { $total }.
form-how-rows = Bitte in jeder Zeile ein Kreuz.
form-how-best-worst = Bitte in jeder Aufgabe links ein Kreuz und rechts ein Kreuz.
form-how-number = Bitte eine Zahl.
form-how-number-range = Bitte eine Zahl von { $min } bis { $max }.
form-how-date = Bitte einen Tag.
form-how-text = Bitte schreiben Sie gut lesbar.
form-quoted = „{ $label }“
form-or = { $before } oder { $last }
form-and = { " " }und{ " " }
form-only-if = Nur wenn Sie { $parts }:
form-only = bei Frage { $n } { $labels } angekreuzt haben
form-only-not = bei Frage { $n } nicht { $labels } angekreuzt haben
form-or-else = { " " }oder{ " " }
form-only-row = bei Frage { $n } in der Zeile { $row } { $labels } angekreuzt haben
form-only-row-not = bei Frage { $n } in der Zeile { $row } nicht { $labels } angekreuzt haben
form-only-wrote = { $is ->
    [equal] bei Frage { $n } die Zahl { $number } geschrieben haben
    [below] bei Frage { $n } eine Zahl unter { $number } geschrieben haben
    [most] bei Frage { $n } höchstens { $number } geschrieben haben
    [above] bei Frage { $n } eine Zahl über { $number } geschrieben haben
    [least] bei Frage { $n } mindestens { $number } geschrieben haben
   *[other] bei Frage { $n } eine andere Zahl als { $number } geschrieben haben
}
form-only-ranked = { $is ->
    [equal] bei Frage { $n } vor { $item } die Zahl { $number } geschrieben haben
    [below] bei Frage { $n } vor { $item } eine Zahl unter { $number } geschrieben haben
    [most] bei Frage { $n } vor { $item } höchstens { $number } geschrieben haben
    [above] bei Frage { $n } vor { $item } eine Zahl über { $number } geschrieben haben
    [least] bei Frage { $n } vor { $item } mindestens { $number } geschrieben haben
   *[other] bei Frage { $n } vor { $item } eine andere Zahl als { $number } geschrieben haben
}
form-only-answered = Frage { $n } beantwortet haben
form-only-unanswered = Frage { $n } nicht beantwortet haben
form-only-some = Diese Frage ist nicht für alle. Passt sie für Sie nicht, lassen Sie sie aus.
form-privacy = Verantwortlich für die Daten: { $controller }. Zweck: { $purpose }
form-privacy-months = { $n ->
    [one] Der Bogen und seine Antworten werden nach einem Monat gelöscht.
   *[other] Der Bogen und seine Antworten werden nach { $n } Monaten gelöscht.
}
form-give-back = Bitte geben Sie den Bogen hier ab: { $office }.
form-give-back-until = Bitte geben Sie den Bogen bis { $day } hier ab: { $office }.
