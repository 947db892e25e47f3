# tell: disclosure, in German. disclosure.en.ftl has the same ids.
disclosure-heading = Rechenschaft über diese Umfrage
disclosure-intro = Fachverbände der Umfrageforschung verlangen diese Angaben. Bei jedem Punkt steht, was für diese Umfrage gilt; die Punkte sind in unseren Worten gefasst.
disclosure-draft = Entwurf.
disclosure-draft-lacks = { $n ->
    [one] Eine Angabe fehlt noch: { $what }.
   *[other] { $n } Angaben fehlen noch: { $what }.
} Im Anhang steht, wo sie hingehören.
disclosure-draft-many = { $n } Angaben über die Umfrage fehlen noch. Im Anhang steht, welche das sind und wo sie hingehören.
disclosure-missing = Nicht angegeben: { $what } ({ $file }, { $key }).
disclosure-column-number = Nr.
disclosure-column-asks = Was gefragt ist
disclosure-column-holds = Was hier gilt
disclosure-of-mode = { $mode }: { $text }
disclosure-text = { $text }
disclosure-elsewhere = Nicht angegeben: Die Antworten wurden anderswo gesammelt und übernommen.
disclosure-self-selected = Niemand wurde zufällig gezogen: Die Menschen nahmen von sich aus teil oder wurden im Vorbeigehen angesprochen.
disclosure-random = Die Befragten wurden zufällig aus einer Liste gezogen.
disclosure-basis-consent = Einwilligung der Befragten (Art. 6 Abs. 1 lit. a DSGVO)
disclosure-universe = Grundgesamtheit: { $text }
disclosure-sponsor = Auftrag: { $text }
disclosure-conductor = Durchführung: { $text }
disclosure-funder = Bezahlt von: { $text }
disclosure-frame = Gezogen aus: { $text }
disclosure-incentives = Anreize: { $text }
disclosure-interviewers = Interviewerinnen und Interviewer: { $text }
disclosure-development = Entwurf und Erprobung: { $text }
disclosure-review = Vorher geprüft: { $text }
disclosure-quality = Von Menschen geprüft: { $text }
disclosure-places = Orte: { $text }
disclosure-hours = Tage und Uhrzeiten: { $text }
disclosure-selection = Auswahl: { $text }

# Was fehlt
disclosure-lacks-universe = die Grundgesamtheit in Worten
disclosure-lacks-sponsor = wer die Umfrage wollte
disclosure-lacks-conductor = wer sie durchführte
disclosure-lacks-funder = wer sie bezahlte
disclosure-lacks-sample = wie die Befragten ausgewählt wurden
disclosure-lacks-frame = die Liste, aus der sie gezogen wurden
disclosure-lacks-incentives = was es für die Teilnahme gab, auch wenn es nichts war
disclosure-lacks-recruitment = wie die Menschen erreicht wurden ({ $mode })
disclosure-lacks-interviewers = wie Interviewerinnen und Interviewer geschult und begleitet wurden
disclosure-lacks-development = wie der Fragebogen erprobt wurde
disclosure-lacks-review = wer Ethik und Recht geprüft hat
disclosure-lacks-quality = was Menschen geprüft haben
disclosure-lacks-places = wo die Menschen angesprochen wurden
disclosure-lacks-hours = an welchen Tagen und zu welchen Uhrzeiten
disclosure-lacks-selection = wer angesprochen wurde
disclosure-lacks-instrument = wie die Fragen lauteten und in welcher Reihenfolge sie und ihre Antworten gezeigt wurden
disclosure-lacks-precision = wie genau die Stichprobe ist, nach ihrer Anlage und Gewichtung
disclosure-lacks-panel = ob die Befragten zu einer Gruppe gehörten, die immer wieder gefragt wird
disclosure-lacks-screening = wer von vornherein nicht gefragt wurde
disclosure-lacks-stimuli = was außer den Fragen gezeigt wurde
disclosure-lacks-outcomes = wie die Kontakte endeten: Absagen, Abbrüche und Raten
disclosure-lacks-voluntary = ob die Teilnahme freiwillig war und welche Fragen zu beantworten waren
disclosure-lacks-intended = wie viele Interviews geplant waren
disclosure-lacks-source = die Quelle der Bevölkerungszahlen ({ $margin })
disclosure-lacks-purpose = wozu die Umfrage dient
disclosure-lacks-contact = wen man dazu fragen kann
disclosure-lacks-consent = wozu die Befragten eingewilligt haben
disclosure-lacks-privacy = was zum Datenschutz zugesagt ist
disclosure-lacks-licence = die Lizenz der Ergebnisse
disclosure-lacks-at = wo die Ergebnisse veröffentlicht sind
disclosure-lacks-retention = wie lange Antworten aufgehoben werden

# AAPOR III.A
aapor-heading = AAPOR-Kodex, III.A: bei jeder Veröffentlichung zu sagen
aapor-intro = Die elf Punkte, die der amerikanische Verband der Meinungsforschung (AAPOR) sofort genannt haben will, Stand April 2021.
aapor-strategy = Art der Erhebung
aapor-strategy-here = Ein Fragebogen, beantwortet { $modes }.
aapor-who = Auftrag, Durchführung, Finanzierung
aapor-instrument = Was gefragt wurde
aapor-instrument-here = Jede Frage steht mit ihren Antworten und Hinweisen wörtlich im Anhang mit dem Fragebogen, in der Reihenfolge, in der gefragt wurde.
aapor-instrument-imported = Die Antworten wurden anderswo gesammelt und übernommen. Der Anhang mit dem Fragebogen zeigt, als Antworten auf welche Fragen.
aapor-instrument-order = { $n ->
    [0] Die Antworten standen für alle in derselben Reihenfolge.
    [one] Bei einer Frage wechselte die Reihenfolge der Antworten von Person zu Person.
   *[other] Bei { $count } Fragen wechselte die Reihenfolge der Antworten von Person zu Person.
}
aapor-population = Die Grundgesamtheit
aapor-population-size = { $n ->
    [one] Sie umfasst eine Person.
   *[other] Sie umfasst { $count } Personen.
}
aapor-recruitment = Wie die Befragten gefunden und erreicht wurden
aapor-invited = { $n ->
    [one] Eine Person wurde gezogen oder eingeladen.
   *[other] { $count } Personen wurden gezogen oder eingeladen.
}
aapor-quotas = Es gab Quoten; unten bei der Norm steht, wie weit sie erfüllt sind.
aapor-modes = Wege der Antwort und Sprachen
aapor-mode = { $mode ->
    [online] im Browser auf dem eigenen Gerät
    [kiosk] im Browser auf einem Tablet im Amt
    [street] vorgelesen und eingegeben von einer Interviewerin oder einem Interviewer
    [phone] am Telefon gefragt und eingegeben von einer Interviewerin oder einem Interviewer
   *[paper] auf einem gedruckten Bogen, danach eingegeben
}. Sprachen: { $languages }.
aapor-mode-imported = { $mode ->
    [online] im Internet
    [kiosk] auf einem Tablet im Amt
    [street] auf der Straße gefragt
    [phone] am Telefon gefragt
   *[paper] auf Papier
}. Sprachen: { $languages }.
aapor-dates = Tage der ersten und der letzten Antwort
aapor-precision = Größe der Stichprobe und Genauigkeit
aapor-size = { $n ->
    [one] Eine Person zählt
   *[other] { $count } Personen zählen
} (effektiv { $n_eff }); die Gewichtung vergrößert die Varianz auf das { $deff }-Fache.
aapor-size-unweighted = { $n ->
    [one] Eine Person zählt
   *[other] { $count } Personen zählen
} (effektiv { $n_eff }). Auf die Bevölkerung sind die Antworten nicht gewichtet.
aapor-size-mode = { $n ->
    [one] eine Person zählt
   *[other] { $count } Personen zählen
}.
aapor-size-mode-effective = { $n ->
    [one] eine Person zählt
   *[other] { $count } Personen zählen
} (effektiv { $n_eff }).
aapor-precision-random = Neben jeder Zahl steht ihr 95-%-Bereich. Er misst den Zufall der Ziehung.
aapor-precision-none = Eine Schwankungsbreite wie bei einer Zufallsstichprobe gibt es nicht: Niemand wurde zufällig gezogen. Die Bereiche geben an, wie unsicher die Zahlen sind, falls die Befragten in ihren Gruppen den anderen gleichen.
aapor-precision-unknown = Ob sich eine Schwankungsbreite angeben lässt, ist offen: Wie die Befragten ausgewählt wurden, ist nicht vermerkt.
aapor-weighting = Gewichtung
aapor-margin = Quelle der Bevölkerungszahlen zu „{ $margin }“: { $source }
aapor-raking = Verfahren: Raking auf diese Zahlen; Faktoren vom { $min }- bis zum { $max }-Fachen ihres Durchschnitts. Die Tabelle steht im Anhang zur Rechnung.
aapor-quality = Verarbeitung und Prüfung
aapor-quality-asking = Beim Fragen: Bedingungen entscheiden, was gefragt wird; Antworten, die nicht sein können, werden nicht angenommen.
aapor-quality-merged = Beim Zusammenführen: doppelt { $duplicates }, widersprüchlich { $conflicts } (beide nicht gezählt). Auffällig, aber gezählt: { $fast } sehr schnelle Antworten, { $straight } mit überall gleicher Bewertung, { $alike } fast gleiche.
aapor-quality-merged-imported = Beim Zusammenführen: doppelt { $duplicates }, widersprüchlich { $conflicts } (beide nicht gezählt). Auffällig, aber gezählt: { $straight } Antworten mit überall gleicher Bewertung, { $alike } fast gleiche.
aapor-limits = Grenzen
aapor-limits-here = Sie stehen im Abschnitt darüber, was diese Zahlen nicht sagen.
aapor-limits-all = Keine Umfrage ist ohne Fehler: weil Menschen fehlen, weil Fragen verschieden verstanden werden, weil beim Eingeben und Rechnen etwas falsch laufen kann.

# AAPOR III.B
later-heading = AAPOR-Kodex, III.B: binnen dreißig Tagen zu sagen
later-intro = Was derselbe Verband bald danach genannt haben will; hier steht es sofort.
later-panel = Panels
later-panel-here = Keine: Niemand gehörte einer Gruppe an, die immer wieder gefragt wird.
later-interviewers = Schulung und Begleitung der Interviewerinnen und Interviewer
later-screening = Wer nicht mitgezählt wurde
later-screening-here = Gezählt werden nur jene, { $who }. { $n ->
    [0] Deshalb blieb niemand draußen.
    [one] Deshalb blieb eine Antwort draußen.
   *[other] Deshalb blieben { $count } Antworten draußen.
}
later-screening-none = Niemand: Alle, die geantwortet haben, gehören zur Grundgesamtheit.
later-stimuli = Was außer den Fragen gezeigt wurde
later-stimuli-here = Nichts als der Fragebogen.
later-dispositions = Ausgänge und Raten
later-outcomes = { $complete } vollständig, { $partial } abgebrochen, Hauptfragen beantwortet, { $broken } früher abgebrochen.
later-outcomes-imported = Übernommen wurden { $complete } Antworten als vollständig, { $partial } als abgebrochen, Hauptfragen beantwortet, und { $broken } als früher abgebrochen.
later-participation = Von denen, die auf der Straße gefragt wurden, nahmen { $rate } teil ({ $usable } von { $asked }): eine Teilnahmerate, keine Ausschöpfungsrate, weil niemand zufällig gezogen wurde.
later-no-contacts = Wie viele gefragt wurden und nicht wollten, ist nicht vermerkt: Kontakte werden auf der Straße beim Fragen gezählt.
later-response = Von den Gezogenen oder Eingeladenen haben { $rate } geantwortet ({ $usable } von { $invited }).
later-no-base = keine Rate; wie viele hätten antworten können, weiß niemand.
later-bases = Zahl der Befragten hinter jeder Zahl
later-bases-here = Sie steht unter jedem Bild und gilt auch für die Tabelle dazu; immer vor der Gewichtung.
later-again = Was man zum Nachrechnen braucht
later-again-here = Verfahren, Programm, Startwert und Prüfsumme des Fragebogens stehen im Anhang zur Rechnung.
later-column-code = Code
later-contacts = Kontakte auf der Straße nach den Codes der AAPOR

# ISO 20252 und ESOMAR/WAPOR
standard-heading = ISO 20252 und ESOMAR/WAPOR: was sie außerdem verlangen
standard-intro = Was die Norm für Umfrageforschung von 2019 und die Richtlinie für Meinungsumfragen von 2014 über die Punkte oben hinaus verlangen.
standard-purpose = Zweck
standard-contact = Kontakt
standard-contact-here = { $name }, { $email }
standard-intended = Geplante und erreichte Stichprobe
standard-no-quotas = Es waren keine Zahlen vorgegeben.
standard-all-modes = alle Wege
standard-quota = Quoten ({ $mode }): { $target } gewünscht, { $have } erreicht.
standard-open = Einordnung eigener Worte
standard-open-here = { $n ->
    [0] Es gab keine offenen Fragen.
    [one] Eine offene Frage; ihre Antworten stehen nicht in diesem Bericht.
   *[other] { $count } offene Fragen; ihre Antworten stehen nicht in diesem Bericht.
}
standard-open-imported = { $n ->
    [0] Unter den übernommenen Fragen ist keine offene.
    [one] Unter den übernommenen Fragen ist eine offene; ihre Antworten stehen nicht in diesem Bericht.
   *[other] Unter den übernommenen Fragen sind { $count } offene; ihre Antworten stehen nicht in diesem Bericht.
}
standard-filled = Ergänzte Antworten
standard-filled-here = Wer ein Anliegen nennt und nicht sagt, wie zufrieden er oder sie ist, für den steht der Anteil aller; sonst ist nichts ergänzt.
standard-projection = Für wen die Zahlen stehen
standard-projection-weighted = Für die Grundgesamtheit, wenn die Befragten in den gewichteten Gruppen den anderen gleichen.
standard-projection-none = Nur für die Befragten.
standard-nonresponse = Fehlende Antworten
standard-nonresponse-here = Der Anhang darüber, wer nicht geantwortet hat, nennt sie Frage für Frage.

# Straße
street-heading = Interviews auf der Straße
street-intro = Was man über Interviews mit Vorbeigehenden wissen muss.
street-asks-places = Orte
street-places = { $n ->
    [one] Bei den Interviews ist ein Ort vermerkt.
   *[other] Bei den Interviews sind { $count } Orte vermerkt.
}
street-asks-hours = Tage und Uhrzeiten
street-asks-selection = Auswahl
street-asks-tally = Absagen und andere
street-tally = { $refused } wollten nicht, { $language } ohne gemeinsame Sprache, { $outside } nicht aus der Grundgesamtheit.
street-asks-interviewers = Interviewerinnen und Interviewer
street-interviewers = { $n ->
    [one] Bei den Interviews ist eine Interviewerin oder ein Interviewer vermerkt.
   *[other] Bei den Interviews sind { $count } Interviewerinnen und Interviewer vermerkt.
}
street-asks-device = Gerät
street-device = Die Antworten wurden beim Fragen am Laptop eingegeben.
street-asks-footfall = Vorbeigehende gezählt
street-footfall = Nein: Die Orte sind nicht danach gewichtet, wie viele dort vorbeigehen.

# CHERRIES
cherries-heading = CHERRIES: die Umfrage im Internet
cherries-intro = Die Prüfliste für Umfragen im Internet (Eysenbach 2004). Jede Zeile ist einer ihrer Punkte.
cherries-design = Art der Umfrage
cherries-design-here = Eine offene Frage an die Menschen einer { town-kind } nach ihren Anliegen; kein Experiment.
cherries-review = Ethikkommission
cherries-consent = Einwilligung
cherries-consent-here = Vor der ersten Frage eingeholt: „{ $text }“
cherries-privacy = Datenschutz
cherries-privacy-here = Verantwortlich: { $controller }; Grundlage: { $basis }. Mit den Antworten sind weder Name noch Adresse, Gerät oder Uhrzeit gespeichert.
cherries-privacy-imported = Verantwortlich: { $controller }; Grundlage: { $basis }.
cherries-development = Entwurf und Erprobung
cherries-access = Offen oder geschlossen
cherries-contact = Wie man hinkam, Werbung, Umfeld
cherries-web = Website oder E-Mail
cherries-web-here = Seiten im Internet; nichts kam per E-Mail.
cherries-voluntary = Freiwillig oder nicht
cherries-voluntary-here = Die Teilnahme war freiwillig. { $n ->
    [0] Keine Frage musste beantwortet werden.
    [one] Eine Frage musste beantwortet werden, damit es weiterging.
   *[other] { $count } Fragen mussten beantwortet werden, damit es weiterging.
}
cherries-incentives = Anreize
cherries-time = Wann
cherries-randomised = Wechselnde Reihenfolge
cherries-randomised-here = { $n ->
    [0] Nein.
    [one] Bei einer Frage standen die Antworten in einer Reihenfolge, die für jede Person gelost wurde.
   *[other] Bei { $count } Fragen standen die Antworten in einer Reihenfolge, die für jede Person gelost wurde.
}
cherries-adaptive = Fragen nur für manche
cherries-adaptive-here = { $n ->
    [0] Keine.
    [one] Eine Frage wurde nur gestellt, wo eine Antwort davor sie nötig machte.
   *[other] { $count } Fragen wurden nur gestellt, wo eine Antwort davor sie nötig machte.
}
cherries-items = Fragen auf einer Seite
cherries-items-here = { $n ->
    [one] Eine.
   *[other] Höchstens { $count }.
}
cherries-screens = Seiten
cherries-screens-here = { $n ->
    [one] Eine Seite mit Fragen
   *[other] Höchstens { $count } Seiten mit Fragen
}, eine zum Beginnen und eine zum Durchsehen am Ende.
cherries-complete = Prüfung auf Vollständigkeit
cherries-complete-here = { $n ->
    [0] Keine Frage wurde geprüft.
    [one] Eine Frage wurde vor der nächsten Seite geprüft.
   *[other] { $count } Fragen wurden vor der nächsten Seite geprüft.
}
cherries-back = Zurückgehen und Durchsehen
cherries-back-here = Von jeder Seite führt ein Knopf zurück; am Ende lassen sich alle Antworten durchsehen und ändern.
cherries-visitors = Verschiedene Besucherinnen und Besucher
cherries-visitors-here = Nicht unterschieden: Weder Adressen noch Geräte werden gespeichert.
cherries-views = Aufrufe
cherries-views-here = { $n ->
    [one] Die erste Seite wurde einmal gezeigt.
   *[other] Die erste Seite wurde { $count }-mal gezeigt.
}
cherries-not-counted = Nicht gezählt: Die Antworten kamen nicht über die Seiten des Programms.
cherries-made-up = Nicht gezählt: Ein Programm hat die Antworten erfunden; niemand hat die Seiten aufgerufen.
cherries-participation = Teilnahmequote: begonnen von denen, die die Umfrage sahen
cherries-participation-here = { $rate } ({ $part } von { $whole } Aufrufen).
cherries-completion = Beendet von den Begonnenen
cherries-completion-here = { $rate } ({ $part } von { $whole }).
cherries-repeats = Auf demselben Gerät noch einmal begonnen
cherries-repeats-here = { $n ->
    [0] Nie.
    [one] Einmal, gezählt, ohne jemanden auszusperren.
   *[other] { $count }-mal, gezählt, ohne jemanden auszusperren.
}
cherries-withdrawn = Zurückgezogen
cherries-withdrawn-here = { $n ->
    [0] Niemand.
    [one] Eine Person nahm ihre Antworten zurück.
   *[other] { $count } Personen nahmen ihre Antworten zurück.
}
cherries-cookies = Cookies
cherries-cookies-here = Eines mit dem Code des Interviews, damit man weitermachen kann.
cherries-addresses = IP-Adressen
cherries-addresses-here = Nicht gespeichert und nicht verglichen.
cherries-logs = Protokolldateien
cherries-logs-here = Nicht benutzt, um wiederholte Antworten zu finden.
cherries-registration = Anmeldung
cherries-registration-none = Keine.
cherries-registration-codes = Ein Einladungscode je Interview: { $all } ausgegeben, { $used } benutzt. Die Codes sind nicht bei den Antworten gespeichert.
cherries-incomplete = Unvollständige Fragebögen
cherries-incomplete-here = Gezählt, wenn vor dem Abbruch alle Fragen zur Wichtigkeit beantwortet waren, sonst nur als abgebrochen genannt.
cherries-fast = Zu schnelle Antworten
cherries-fast-here = { $n ->
    [0] Keine sind vermerkt.
    [one] Eine Antwort ist vermerkt und wurde behalten.
   *[other] { $count } Antworten sind vermerkt und wurden behalten.
}
cherries-correction = Statistischer Ausgleich

# Daten und Lizenz
data-heading = Daten und Lizenz
data-intro = Was von dieser Umfrage veröffentlicht ist und was nicht.
data-what = Veröffentlicht
data-what-here = Dieser Bericht mit seinen Tabellen und Bildern und der Fragebogen. Einzelne Antworten werden nicht veröffentlicht.
data-licence = Lizenz
data-where = Wo
data-left-out = Zum Schutz der Menschen weggelassen
data-left-out-words = Eigene Worte der Befragten, Uhrzeiten, und wer gefragt hat.
data-left-out-few = Anzahlen unter { $count } und Anteile von weniger als { $share } Antworten, und woraus sie sich errechnen ließen. Ganz genannt ist, wie viele auf welchem Weg und an welchem Tag geantwortet haben und wie viele auf eine Frage nicht geantwortet haben; aus welchem Grund sie das nicht taten, steht nur, wo es genug sind.
data-kept = Wie lange Antworten aufgehoben werden
data-kept-here = { $n ->
    [one] Einen Monat, dann werden sie gelöscht.
   *[other] { $count } Monate, dann werden sie gelöscht.
}
data-contact = Kontakt

# Beteiligung nach Ort
places-title = Wer teilgenommen hat, nach „{ $question }“
places-measure-rate = Wie viele Personen teilgenommen haben, je 1.000 Personen in der Bevölkerung, um die es geht
places-measure-ratio = Wie viele Personen teilgenommen haben, in Prozent der Zahl, die nach der Größe der Gruppe zu erwarten wäre
places-table = Beteiligung nach „{ $question }“
places-column-rate = teilgenommen je 1.000
places-column-ratio = von der erwarteten Zahl
places-column-persons = Personen in der Bevölkerung
places-base = Basis: { $n ->
    [one] eine befragte Person, die eine Gruppe angab
   *[other] { $count } Befragte, die eine Gruppe angaben
}, vor der Gewichtung.
places-gap = Am wenigsten erreicht wurde, gemessen an ihrer Größe, die Gruppe „{ $level }“ ({ $question }): { $rate } von 1.000 Personen; über alle Gruppen waren es { $all } von 1.000 (gezählt, wer die Gruppe angab).
places-gap-ratio = Am wenigsten erreicht wurde, gemessen an ihrer Größe, die Gruppe „{ $level }“ ({ $question }): { $ratio } der Zahl, die zu erwarten wäre.
places-collapsed = „{ $to }“ zählt hier „{ $from }“ mit.
places-rate = { $value } je 1.000 Personen
places-ratio = { $value } der erwarteten Zahl
places-shows = Gemessen an der Größe der Gruppe haben am meisten teilgenommen: „{ $high }“ ({ $most }), am wenigsten: „{ $low }“ ({ $least }).
places-shows-alike = Gemessen an der Größe der Gruppe haben überall gleich viele teilgenommen: { $value }.
places-reading = Balken: die Gruppe. Linie von oben nach unten: alle Gruppen zusammen. Wer nicht sagte, wohin er oder sie gehört, ist nicht mitgezählt.
places-all = alle: { $value }
places-alt = Balkendiagramm: { $n ->
    [one] eine Gruppe
   *[other] { $count } Gruppen
}, alle zusammen { $value }. { $all }
