# ask: keyin, in German. keyin.en.ftl has the same ids.
keyin-far = Frage { $n } von { $most }
keyin-keys = - nichts angekreuzt · * nicht lesbar · < zurück · # zu einer Frage · . verlassen · / alle Tasten
keyin-keys-end = Enter speichert den Bogen · < zurück · # zu einer Frage · . verlassen
keyin-help = Ziffern: Antworten nach der Zahl daneben, Punkte, Mengen.
    Mehrere Antworten: eine Ziffer nach der anderen, dann Enter. Rangfolge: das Wichtigste zuerst.
    { "-" }  nichts ist angekreuzt oder geschrieben
    { "*" }  es steht etwas da, ist aber nicht lesbar oder nicht eindeutig
    ?  „weiß nicht“ ist angekreuzt (wo es das gibt)
    !  „keine Angabe“ ist angekreuzt (wo es das gibt)
    <  eine Frage zurück
    { "#" }  zu einer Frage nach ihrer Nummer
    { "." }  den Bogen verlassen; was eingegeben ist, bleibt
    Während Wörter geschrieben werden: Esc zeigt das hier, der Pfeil nach links geht zurück.
keyin-go-to = Zu Frage Nummer …
keyin-no-question = Eine Frage mit dieser Nummer gibt es nicht.
keyin-not-valid = { $words } Bitte noch einmal hinsehen: Steht es so da, noch einmal eingeben; * heißt unleserlich.
keyin-end = Alle Fragen sind eingegeben.
keyin-value-refused = keine Angabe
keyin-value-dont-know = weiß nicht
keyin-value-unanswered = offen gelassen
keyin-value-unclear = nicht lesbar
