# Wie viele zu fragen sind. plan.en.ftl hat dieselben Namen.
plan-sample = { $case ->
    [online] { $online }, die einzeln antworten (etwa online),
    [street] { $shifts } Schichten zu { $each } Gesprächen
   *[both] { $shifts } Schichten zu { $each } Gesprächen und { $online }, die einzeln antworten (etwa online),
}
plan-sentence = { $sample } halten zwei Anliegen auseinander, die { $points } Punkte trennen, in { $power } von 10 solchen Umfragen.
plan-computed = Nach der Formel: in { $power } % der Umfragen im ersten Schritt, und bis zu { $most } %, wenn weitere folgen. Der Standardfehler einer solchen Differenz ist { $se } Punkte, bei { $df } Freiheitsgraden; sie muss { $critical } Standardfehler übersteigen, da alle Differenzen gemeinsam betrachtet werden.
plan-simulated = In { $surveys } Umfragen, die durch Zufall erfunden und gezählt wurden wie alle anderen: { $apart } % solcher Paare wurden auseinandergehalten (± { $error } von einem Satz Umfragen zum nächsten). Alle waren es in { $all } % der Umfragen; etwas Falsches wurde in { $wrong } % gesagt, wo 5 % sein dürfen.
plan-few-shifts = Mit weniger als { $least } Schichten weiß man kaum, wie ähnlich einander jene sind, die in einer befragt werden.
plan-others = Auch genug, jeweils mit den wenigsten einzeln:
plan-shifts = Schichten
plan-street = auf der Straße
plan-online = einzeln
plan-all = zusammen
plan-assumed = Angenommen: { $needs } Anliegen, die Hälfte um so viel über der anderen; alle nennen { $picks }.
plan-unsatisfied = Von jenen, die ein Anliegen nennen, sind { $share } % damit nicht zufrieden ({ $from ->
    [earlier] wie in den früheren Antworten
    [given] wie angegeben
   *[usual] nichts ist bekannt
}).
plan-deff = Die Gewichtung kostet einen Faktor von { $value } ({ $from ->
    [earlier] wie in den früheren Antworten
    [given] wie angegeben
   *[usual] üblich; --deff sagt es anders
}).
plan-icc = Wer in einer Schicht befragt wird, ist einander ähnlich um { $value } (Intraklassenkorrelation; { $from ->
    [earlier] wie in den früheren Antworten
    [given] wie angegeben
   *[usual] üblich; --icc sagt es anders
}).
plan-earlier = Die früheren Antworten sind die { $count } von { $survey }.
plan-what-it-is-not = Das sagt, was der Zufall tut, nicht, wer nie erreicht wird: Wer online antwortet, hat sich selbst dazu entschlossen, wie viele es auch sind.
