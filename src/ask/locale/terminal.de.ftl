# ask: terminal, in German. terminal.en.ftl has the same ids.
ask-practice = ÜBUNG
ask-progress = Frage { $n } von höchstens { $most }
ask-key-enter = weiter
ask-key-dont-know = weiß nicht
ask-key-refused = keine Angabe
ask-key-back = zurück
ask-key-jump = zu einer früheren Frage
ask-key-language = andere Sprache
ask-key-pause = Pause
ask-key-menu = alle Tasten
ask-key-break-off = Interview abbrechen
ask-key-close = zurück zur Frage
ask-keys-opening = Enter einverstanden, beginnen · ! nein · & andere Sprache · q verlassen
ask-keys-menu = eine Taste drücken · Enter zurück zur Frage
ask-keys-pause = Enter weitermachen · q verlassen
ask-keys-jump = Zahl und Enter, oder ↑ ↓ und Enter · nur Enter: zurück
ask-keys-doubt = Enter ja, weiter · < nein, ändern
ask-keys-review = Enter fertig · Zahl und Enter: eine Antwort ändern
ask-keys-end = Enter weiter zur nächsten Person
ask-menu = Alle Tasten
ask-menu-how = Antworten haben die Tasten 1 bis 9, dann a bis z. Während Sie einen Text schreiben, gehören Zeichen zum Text: Dann führt Esc hierher.
ask-menu-lines = Zeichen schreiben und Enter drücken. Eine leere Zeile führt zurück zur Frage.
ask-jump = Zu welcher Frage?
ask-pause = Pause
ask-pause-kept = Alle bisherigen Antworten sind gespeichert. Sie können jetzt weitermachen oder gehen und später weitermachen.
ask-pause-practice = Das ist eine Übung: Wenn Sie gehen, ist sie weg.
ask-review = Überblick
ask-review-text = Das war alles. Stimmt alles?
ask-over = Das Interview ist zu Ende. Danke!
ask-broken-off = Das Interview wurde abgebrochen.
ask-open = (offen gelassen)
ask-so-many-of = { $n } von { $of }
ask-lost = { $n ->
    [one] Wenn Sie das ändern, zählt eine spätere Antwort nicht mehr:
   *[other] Wenn Sie das ändern, zählen { $n } spätere Antworten nicht mehr:
}
ask-more-above = ↑ noch { $n } Zeilen
ask-more-below = ↓ noch { $n } Zeilen
ask-own-words = { $label }: Was genau?
ask-characters = { $n } von { $of } Zeichen
ask-rest = Noch zu verteilen: { $rest }.
ask-task-best = Aufgabe { $n } von { $of }: Was ist am wichtigsten?
ask-task-worst = Aufgabe { $n } von { $of }: Und was ist am unwichtigsten?
ask-unknown-key = Diese Taste bewirkt hier nichts. / zeigt alle Tasten.
ask-unknown-line = Das kann man hier nicht wählen. / zeigt, was man schreiben kann.
ask-ranking-full = Alle Plätze sind vergeben. Drücken Sie eine gewählte Taste noch einmal, um sie herauszunehmen.
ask-one-only = Bitte wählen Sie nur eine Antwort.
ask-two-numbers = Bitte schreiben Sie zwei verschiedene Zahlen: das Wichtigste, dann das Unwichtigste.
ask-not-here = Diese Antwort ist hier nicht vorgesehen.
ask-first = Das ist die erste Frage.
ask-cannot-jump = Diese Frage kann man von hier aus nicht ändern.
ask-one-language = Die Umfrage hat nur eine Sprache.
ask-no-number = Bitte schreiben Sie eine Zahl.
ask-no-date = Bitte schreiben Sie einen Tag, zum Beispiel 4.5.2026.
ask-not-kept = Das konnte nicht gespeichert werden: { $error }. Bitte mit Enter noch einmal versuchen.
ask-not-kept-full = Das konnte nicht gespeichert werden: Der Datenträger ist voll. Bitte Platz schaffen und mit Enter noch einmal versuchen.
ask-not-kept-read-only = Das konnte nicht gespeichert werden: In die Datei darf nicht geschrieben werden. Bitte das ändern und mit Enter noch einmal versuchen.
ask-not-kept-busy = Das konnte nicht gespeichert werden: Ein anderes Programm schreibt gerade in die Datei. Bitte kurz warten und mit Enter noch einmal versuchen.
ask-not-kept-gone = Das konnte nicht gespeichert werden: Die Datei mit den Antworten wurde verschoben, gelöscht oder ersetzt. Alles, was bis dahin geantwortet wurde, liegt in { $rescued }. Bitte diese Antwort aufschreiben, das Programm verlassen und neu starten.
ask-not-kept-damaged = Das konnte nicht gespeichert werden: Die Datei mit den Antworten ist beschädigt. Bitte diese Antwort aufschreiben, das Programm verlassen und eine Sicherung einspielen.
ask-script-json = Die Zeile ist kein Objekt aus Fragen und Antworten ({ $error }).
ask-script-not-asked = { $n ->
    [one] Auf diesem Weg wird diese Frage nicht gestellt, oder es gibt sie nicht: { $questions }.
   *[other] Auf diesem Weg werden diese Fragen nicht gestellt, oder es gibt sie nicht: { $questions }.
}
ask-line-note = Enter: weiter.
ask-line-single = Zahl, dann Enter.
ask-line-multiple = Zahlen mit Leerzeichen dazwischen, dann Enter.
ask-line-ranking = Zahlen, das Wichtigste zuerst, dann Enter.
ask-line-scale = eine Zahl von { $from } bis { $to }:
ask-line-task = Zwei Zahlen: das Wichtigste, das Unwichtigste.
ask-line-number = Eine Zahl:
ask-line-date = Ein Tag, zum Beispiel 4.5.2026:
ask-line-text = Text:
ask-line-given = (bisher { $given }; Enter lässt es so, - leert es)

# Was auf jedem Bildschirm von `street` gilt; das Pult zwischen Interviews steht in office/locale/street.
board-unknown = Diese Taste bewirkt hier nichts.
