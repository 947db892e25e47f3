# office: serve, in German. serve.en.ftl has the same ids.
failure-serve-none = keine Umfrage wird { $mode ->
    [kiosk] am Tablet
   *[online] im Internet
} gefragt
    .help = in der Umfrage `{ $mode }` unter `modes` schreiben
failure-serve-mode = die Umfrage `{ $survey }` wird so nicht gefragt
    .help = `{ $mode }` unter `modes` schreiben, oder mit --practice ausprobieren
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
failure-invite-open = die Umfrage `{ $survey }` ist für alle offen
    .help = in der Umfrage `access: invitation` schreiben
failure-invite-url = Briefe nennen die Adresse der Umfrage, und in town.yaml steht sie nicht
    .help = schreiben, wo die Umfrage von außen erreichbar ist: `url: https://umfrage.example.at`
busy-copying = Antworten werden kopiert
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
failure-purge-outside = { $n ->
    [one] eine Antwort in { $path } ist älter, als sie sein darf
   *[other] { $n } Antworten in { $path } sind älter, als sie sein dürfen
}
    .help = die Datei liegt außerhalb des Ordners der Gemeinde und bleibt, wie sie ist: Löschen Sie sie, oder nehmen Sie sie dort heraus
