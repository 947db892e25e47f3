# office: keyin, in German. keyin.en.ftl has the same ids.

# Was `keyin` sagt: Bögen, ihre Nummern, die zweite Eingabe.
keyin-first = Eingabe
keyin-second = zweite Eingabe
keyin-counts = Bögen eingegeben: { $keyed }, geprüft: { $verified }, ohne Einverständnis: { $declined }
keyin-begun = Begonnen und verlassen: { $numbers }
keyin-number = Nummer des Bogens
keyin-number-keys = Ziffern · q verlassen
keyin-number-check = Die Prüfziffer von { $typed } passt nicht: Bitte noch einmal hinsehen.
keyin-number-digits = { $typed } ist keine Nummer eines Bogens: Sie hat elf Ziffern, auf älteren Bögen fünf oder mehr.
keyin-before = Bogen { $number } wurde schon eingegeben.
keyin-elsewhere = Bogen { $number } wurde auf einem anderen Laptop eingegeben.
keyin-erased = Bogen { $number } wurde gelöscht; nichts davon wird wieder gespeichert.
keyin-script-question = Die Umfrage hat keine Frage `{ $question }`.
keyin-script-consent = sagen Sie von jedem Bogen, ob das Einverständnis angekreuzt ist: `"consent": true` oder `false`
keyin-not-keyed = Bogen { $number } wurde noch nicht eingegeben.
keyin-verified-before = Bogen { $number } wurde schon geprüft.
keyin-declined-before = Bogen { $number } ist ohne Einverständnis; von ihm ist nichts gespeichert.
keyin-declined = Bogen { $number }: kein Einverständnis, nichts davon wird gespeichert.
keyin-form = Bogen { $number }
keyin-form-second = Bogen { $number }, zweite Eingabe
keyin-form-same-clerk = Bogen { $number }, zweite Eingabe durch dieselbe Person
keyin-version = Fassung { $sign }
keyin-version-older = Fassung { $sign } (nicht die heutige)
keyin-version-older-day = Fassung { $sign } vom { $day } (nicht die heutige)
keyin-version-head = welche Fassung?
keyin-version-sign = Zeichen der Fassung auf dem Bogen
keyin-version-keys = fünf Zeichen · - auf dem Bogen steht keines · q zurück
keyin-version-keys-again = fünf Zeichen · Enter wieder { $sign } · - auf dem Bogen steht keines · q zurück
keyin-version-unknown = Mit welcher Fassung des Fragebogens Bogen { $number } gedruckt wurde, ist hier nicht bekannt: Kein Druck, der in diesem Ordner vermerkt ist, hat seine Nummer. Das Zeichen neben der Nummer sagt es.
keyin-version-several = Die Nummer { $number } wurde mehrmals gedruckt, mit mehreren Fassungen des Fragebogens: { $runs }. Das Zeichen neben der Nummer sagt, welche es ist.
keyin-version-run = { $sign } ({ $day })
keyin-version-bad = { $typed } ist kein Zeichen einer Fassung: fünf Ziffern und Buchstaben.
keyin-version-none = Ein Bogen ohne Zeichen wurde gedruckt, bevor Fassungen vermerkt wurden. Bekannt sind hier { $known }: `mitreden print UMFRAGE --as ZEICHEN --out DATEI` druckt jede zum Vergleich; dann bitte das Zeichen jener eingeben, die aussieht wie der Bogen.
keyin-version-not-here = Eine Fassung mit dem Zeichen { $sign } ist hier nicht bekannt, also kann der Bogen hier nicht gelesen werden. Bekannt sind { $known }. Entweder wurde ein Zeichen falsch gelesen, oder der Bogen gehört zu einem anderen Rechner: Geben Sie ihn dort ein, oder kopieren Sie zuerst von dort results/UMFRAGE/definitions/ in diesen Ordner.
keyin-version-gone = Der Fragebogen der Fassung { $sign } ist in diesem Ordner nicht mehr da; kopieren Sie results/UMFRAGE/definitions/ von dort, wo er gedruckt wurde.
keyin-script-version = Sagen Sie es als `"version": "ZEICHEN"`, oder für alle mit --printed; bekannt sind hier: { $known }.
keyin-first-lost = Bogen { $number } kann nicht verglichen werden: Was zuerst zu { $n ->
    [one] der Frage
   *[other] den Fragen
} { $questions } eingegeben wurde, ist mit der Fassung, mit der er gedruckt wurde, nicht zu lesen. Löschen Sie den Bogen (`mitreden erase`) und geben Sie ihn neu ein.
keyin-form-kept = Bogen { $number } ist gespeichert.
keyin-form-left = Bogen { $number } bleibt, wie er ist; mit seiner Nummer geht es weiter.
keyin-form-verified = Bogen { $number } ist geprüft: { $differing ->
    [0] kein Feld von { $fields } war verschieden
    [one] 1 Feld von { $fields } war verschieden
   *[other] { $differing } Felder von { $fields } waren verschieden
}.
keyin-consent-yes = das Einverständnis ist angekreuzt
keyin-consent-no = es ist nicht angekreuzt: nichts von diesem Bogen speichern
keyin-consent-back = zurück
keyin-against-routing = Frage { $number } wurde beantwortet, obwohl der Weg an ihr vorbeiführt: vermerkt, zählt nicht.
keyin-against-rule = Frage { $number }: { $words } Vermerkt, zählt nicht.
keyin-differ = zwei Eingaben sind verschieden
keyin-field = Frage { $field }
keyin-keyed-first = erste: { $words }
keyin-keyed-second = zweite: { $words }
keyin-keyed-anew = keine von beiden: neu eingeben
keyin-error-rate = Fehlerrate: { $rate } ({ $differing } von { $fields } Feldern waren in zwei Eingaben verschieden, { $forms ->
    [one] 1 Bogen
   *[other] { $forms } Bögen
})
failure-keyin-mode = der Fragebogen ist nicht für Papier gemacht
    .help = Ergänzen Sie `paper` bei `modes`.
failure-keyin-taken = in diesem Ordner gibt schon jemand Bögen dieser Umfrage ein ({ $path } ist gesperrt)
    .help = beenden Sie das zuerst
failure-keyin-erased = Bogen { $number } wurde gelöscht, während er eingegeben wurde; nichts davon ist gespeichert
failure-keyin-script = { $path }, Zeile { $line }: { $error }
    .help = jede Zeile ist ein Bogen: `{ "{" } "form": "00076", "answers": { "{" } "Frage": Antwort, … { "}" } { "}" }`
failure-form-lang = die Umfrage spricht nicht `{ $tag }`{ $case ->
    [near] ; meinten Sie `{ $near }`?
    [known] ; sie spricht { $known }
   *[none] {""}
}
    .help = nennen Sie eine ihrer Sprachen
