# cli: serve, in German. serve.en.ftl has the same ids.
serve-asking = Gefragt wird { $surveys }. Strg+C beendet.
serve-asking-none = Keine Umfrage ist offen. Strg+C beendet.
serve-closed = { $survey } ist seit dem Ende des { $day } geschlossen: Beginnen kann niemand mehr. Zurückziehen lassen sich Antworten weiterhin, und wer begonnen hat, kann bis zum Ende des Tages danach absenden.
serve-not-yet = { $survey } beginnt am { $day }: Vorher kann niemand antworten.
serve-practice = Das ist eine Probe: Nichts wird gespeichert.
serve-database-log = Die Datenbank hebt ihr eigenes Protokoll länger als eine Stunde auf: wann Antworten kamen, welche Einladung welches Interview begonnen hat und was seither gelöscht wurde. Die Datenschutzseite sagt das. Diese Einstellungen und Rechte würden es verkürzen (docs/src/running-a-server.md): { $settings }
serve-stopped = Beendet.
failure-serve-listen = auf { $address } lässt sich nicht hören: { $error }
    .help = eine andere Adresse mit --listen nennen, oder das Programm beenden, das sie verwendet
invited = { $n ->
    [one] Eine Einladung gemacht.
   *[other] { $n } Einladungen gemacht.
} Insgesamt gibt es { $all }, begonnen wurde mit { $used }. Liste und Briefe sind die einzigen Exemplare der Codes.
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
purge-others = In der Datenbank liegen auch Antworten auf { $n ->
    [one] { $surveys }; das kennt hier keine Datei und kein Ordner
   *[other] { $surveys }; die kennt hier keine Datei und kein Ordner
}. Gehören sie dieser Gemeinde, nennen Sie sie: `mitreden purge UMFRAGE --store URL`.
status-erased = { $n ->
    [one] 1 Antwort wurde zurückgezogen oder gelöscht, nachdem merged.csv, merged.parquet{ $weights ->
        [yes] {", "}merge.md, weights.csv und weights.parquet
       *[no] {" "}und merge.md
    } entstanden sind; dort kann sie noch stehen. `mitreden merge { $survey }` macht sie neu.
   *[other] { $n } Antworten wurden zurückgezogen oder gelöscht, nachdem merged.csv, merged.parquet{ $weights ->
        [yes] {", "}merge.md, weights.csv und weights.parquet
       *[no] {" "}und merge.md
    } entstanden sind; dort können sie noch stehen. `mitreden merge { $survey }` macht sie neu.
}
purge-would = { $survey }: { $n ->
    [0] nichts ist älter als vom { $day }.
    [one] eine Antwort von vor dem { $day } würde gelöscht.
   *[other] { $n } Antworten von vor dem { $day } würden gelöscht.
}
