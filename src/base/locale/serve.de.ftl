# Was `serve` und die Befehle um die Online-Umfrage sagen. serve.en.ftl hat dieselben Kennungen.
serve-asking = Gefragt wird { $surveys }. Strg+C beendet.
serve-practice = Das ist eine Probe: Nichts wird gespeichert.
serve-database-log = Die Datenbank hebt ihr eigenes Protokoll länger als eine Stunde auf: wann Antworten kamen, welche Einladung welches Interview begonnen hat und was seither gelöscht wurde. Die Datenschutzseite sagt das. Diese Einstellungen und Rechte würden es verkürzen (docs/src/running-a-server.md): { $settings }
serve-stopped = Beendet.
failure-serve-none = keine Umfrage wird { $mode ->
    [kiosk] am Tablet
   *[online] im Internet
} gefragt
    .help = in der Umfrage `{ $mode }` unter `modes` schreiben
failure-serve-mode = die Umfrage `{ $survey }` wird so nicht gefragt
    .help = `{ $mode }` unter `modes` schreiben, oder mit --practice ausprobieren
failure-serve-listen = auf { $address } lässt sich nicht hören: { $error }
    .help = eine andere Adresse mit --listen nennen, oder das Programm beenden, das sie verwendet
failure-serve-promises = öffentlich fragen darf nur, wer sagt, wer fragt: In town.yaml fehlt { $lacking }
    .help = diese Angaben ergänzen; bis dahin mit --listen 127.0.0.1:8080 und ohne --trusted-proxy ausprobieren
failure-serve-runtime = der Server ließ sich nicht starten: { $error }
failure-store-server = `{ $server }` antwortet nicht: { $reason }
    .help = nachsehen, ob die Datenbank läuft und ob Adresse und Passwort stimmen
failure-store-key = in `{ $path }` liegen Antworten unter einem anderen Schlüssel als in der Sicherung: keiner ihrer Codes würde mehr passen
    .help = in eine eigene Datenbank zurückspielen
failure-store-url = die Adresse der Datenbank lässt sich nicht verwenden: { $reason }
    .help = als postgres://benutzer:passwort@rechner/datenbank schreiben
busy-inviting = Einladungen werden gesetzt
invited = { $n ->
    [one] Eine Einladung gemacht.
   *[other] { $n } Einladungen gemacht.
} Insgesamt gibt es { $all }, begonnen wurde mit { $used }. Liste und Briefe sind die einzigen Exemplare der Codes.
failure-invite-open = die Umfrage `{ $survey }` ist für alle offen
    .help = in der Umfrage `access: invitation` schreiben
failure-invite-url = Briefe nennen die Adresse der Umfrage, und in town.yaml steht sie nicht
    .help = schreiben, wo die Umfrage von außen erreichbar ist: `url: https://umfrage.example.at`
letter-how = Bitte antworten Sie im Internet. Öffnen Sie dazu diese Adresse oder scannen Sie das Bild mit der Kamera Ihres Handys. Geben Sie dann den Code ein.
letter-code = Ihr Code
letter-qr = QR-Code mit der Adresse der Umfrage und Ihrem Code
letter-once = Der Code gilt für eine Person und einmal. Sie können jederzeit unterbrechen und später weitermachen.
letter-anonymous = Ihre Antworten bleiben anonym: Der Code wird nicht mit ihnen gespeichert. Wir sehen nicht, wer was geantwortet hat.
letter-until = Sie können bis { $day } antworten.
busy-copying = Antworten werden kopiert
backed-up = { $survey }: { $n ->
    [one] eine Antwort
   *[other] { $n } Antworten
} und { $open ->
    [one] ein offenes Interview
   *[other] { $open } offene Interviews
} gesichert und geprüft.
backed-up-files = { $survey }: { $n ->
    [one] eine Datei daneben gesichert: { $files }.
   *[other] { $n } Dateien daneben gesichert: { $files }.
}
backed-up-left = { $survey }: nicht gesichert: { $files }.
restored = { $survey }: { $n ->
    [one] eine Antwort
   *[other] { $n } Antworten
} zurückgeholt{ $away ->
    [0] .
    [one] ; eine seither gelöschte bleibt gelöscht.
   *[other] ; { $away } seither gelöschte bleiben gelöscht.
}
restored-merged = { $survey }: zu dem aufgenommen, was hier ist: { $parts }{ $away ->
    [0] .
    [one] ; eine gelöschte bleibt gelöscht.
   *[other] ; { $away } gelöschte bleiben gelöscht.
}
restored-merged-none = { $survey }: darin ist nichts, was hier fehlte{ $away ->
    [0] .
    [one] ; eine gelöschte bleibt gelöscht.
   *[other] ; { $away } gelöschte bleiben gelöscht.
}
restored-aside = { $survey }: was vorher hier war, bleibt als { $path }.
restored-beyond = { $survey }: nicht in der Sicherung und jetzt nur noch in { $path }: { $parts }. Wer beides will, nimmt es auf: `mitreden restore { $path } --merge{ $store ->
    [database] { " " }--store …
   *[folder] { "" }
}`
restored-unread = { $survey }: was vorher hier war, lässt sich nicht lesen; es bleibt als { $path }. Niemand kann sagen, was darin nach der Sicherung kam.
restored-unknown = { $survey }: was nach der Sicherung{ $case ->
    [known] { " " }vom { $day }
   *[unknown] { "" }
} gelöscht oder zurückgezogen wurde, weiß dieser Rechner nicht, und es kann wieder da sein. Hat seither jemand darum gebeten, bitte noch einmal löschen (`mitreden erase`).
restored-key = { $survey }: Codes passen jetzt zum Schlüssel der Sicherung. Ein laufender Server ist neu zu starten.
beyond-responses = { $n ->
    [one] eine Antwort
   *[other] { $n } Antworten
}
beyond-interviews = { $n ->
    [one] ein begonnenes Interview
   *[other] { $n } begonnene Interviews
}
beyond-invitations = { $n ->
    [one] eine Einladung
   *[other] { $n } Einladungen
}
beyond-used = { $n ->
    [one] ein verwendeter Code
   *[other] { $n } verwendete Codes
}
beyond-contacts = { $n ->
    [one] ein Kontakt
   *[other] { $n } Kontakte
}
beyond-forms = { $n ->
    [one] ein begonnener Papierbogen
   *[other] { $n } begonnene Papierbögen
}
restored-files = { $survey }: { $n ->
    [one] eine Datei zurückgeholt{ $m ->
        [0] .
       *[other] ; was da war, bleibt als { $kept }.
    }
   *[other] { $n } Dateien zurückgeholt{ $m ->
        [0] .
       *[other] ; was da war, bleibt als { $kept }.
    }
}
restored-files-merged = { $survey }: { $n ->
    [0] keine Datei fehlte
    [one] eine Datei aufgenommen
   *[other] { $n } Dateien aufgenommen
}{ $m ->
    [0] .
   *[other] ; diese sind anders als in der Sicherung und bleiben, wie sie sind: { $kept }.
}
failure-restore-whose = zu welcher Umfrage `{ $path }` gehört, lässt sich nicht sagen
    .help = in den Ordner der Umfrage unter results/ legen und dort nennen
failure-restore-itself = `{ $path }` ist der Bestand, in den zurückgeholt würde
    .help = eine Sicherung nennen, oder eine Datei daneben, die beiseitegelegt wurde
failure-backup-changed = { $path } wurde während des Sicherns geändert
    .help = noch einmal in einen neuen Ordner sichern, wenn niemand daran schreibt
failure-backup-there = in `{ $path }` ist schon etwas
    .help = einen neuen Ordner nennen, zum Beispiel mit dem Datum
failure-backup-none = es gibt noch keine Antworten zu sichern
failure-backup-damaged = `{ $path }` ist nicht, was die Sicherung enthielt
    .help = eine andere Sicherung nehmen; an den Antworten hier wurde nichts geändert
failure-purge-promise = town.yaml sagt nicht, wie lange Antworten aufbewahrt werden
    .help = unter `privacy` schreiben: `retention: { "{" } answers: 24 months { "}" }`
purged = { $survey }: { $n ->
    [0] nichts ist älter als vom { $day }.
    [one] eine Antwort von vor dem { $day } für immer gelöscht.
   *[other] { $n } Antworten von vor dem { $day } für immer gelöscht.
}
purged-contacts = { $survey }: { $n ->
    [one] ein Kontakt aus der Zeit vor { $day } endgültig gelöscht.
   *[other] { $n } Kontakte aus der Zeit vor { $day } endgültig gelöscht.
}
purge-would-contacts = { $survey }: { $n ->
    [one] ein Kontakt aus der Zeit vor { $day } würde gelöscht.
   *[other] { $n } Kontakte aus der Zeit vor { $day } würden gelöscht.
}
purge-undated = { $survey }: { $n ->
    [one] eine Antwort hat keinen Tag ({ $by }) und bleibt: Niemand weiß, wie alt sie ist. Entfernen Sie sie mit `mitreden erase`, oder ihren ganzen Import mit `mitreden import { $survey } --undo QUELLE`.
   *[other] { $n } Antworten haben keinen Tag ({ $by }) und bleiben: Niemand weiß, wie alt sie sind. Entfernen Sie sie mit `mitreden erase`, oder ihren ganzen Import mit `mitreden import { $survey } --undo QUELLE`.
}
failure-purge-outside = { $n ->
    [one] eine Antwort in { $path } ist älter, als sie sein darf
   *[other] { $n } Antworten in { $path } sind älter, als sie sein dürfen
}
    .help = die Datei liegt außerhalb des Ordners der Stadt und bleibt, wie sie ist: Löschen Sie sie, oder nehmen Sie sie dort heraus
purge-others = In der Datenbank liegen auch Antworten auf { $n ->
    [one] { $surveys }; das kennt hier keine Datei und kein Ordner
   *[other] { $surveys }; die kennt hier keine Datei und kein Ordner
}. Gehören sie dieser Stadt, nennen Sie sie: `mitreden purge UMFRAGE --store URL`.
status-erased = { $n ->
    [one] 1 Antwort wurde zurückgezogen oder gelöscht, nachdem merged.csv, merged.parquet und merge.md entstanden sind; dort kann sie noch stehen. `mitreden merge { $survey }` macht sie neu.
   *[other] { $n } Antworten wurden zurückgezogen oder gelöscht, nachdem merged.csv, merged.parquet und merge.md entstanden sind; dort können sie noch stehen. `mitreden merge { $survey }` macht sie neu.
}
purge-would = { $survey }: { $n ->
    [0] nichts ist älter als vom { $day }.
    [one] eine Antwort von vor dem { $day } würde gelöscht.
   *[other] { $n } Antworten von vor dem { $day } würden gelöscht.
}
