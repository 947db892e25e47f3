# tell: conditions, in German. conditions.en.ftl has the same ids.
condition-or = { $first } oder { $last }
condition-within = ({ $part })
condition-row = { $question } (Zeile { $row })
condition-code = für die diese Bedingung gilt: `{ $code }`
condition-written = `{ $code }`
condition-true-of = trifft zu bei jenen, { $who }

# Antworten
condition-answered = die bei { $place } { $answers } geantwortet haben
condition-answered-not = die bei { $place } etwas anderes als { $answers } geantwortet haben
condition-number = { $is ->
    [equal] die bei { $place } { $number } geantwortet haben
    [below] die bei { $place } weniger als { $number } geantwortet haben
    [most] die bei { $place } höchstens { $number } geantwortet haben
    [above] die bei { $place } mehr als { $number } geantwortet haben
    [least] die bei { $place } mindestens { $number } geantwortet haben
   *[other] die bei { $place } etwas anderes als { $number } geantwortet haben
}
condition-day = { $is ->
    [equal] die bei { $place } den { $day } angegeben haben
    [below] die bei { $place } einen Tag vor dem { $day } angegeben haben
    [most] die bei { $place } einen Tag bis zum { $day } angegeben haben
    [above] die bei { $place } einen Tag nach dem { $day } angegeben haben
    [least] die bei { $place } einen Tag ab dem { $day } angegeben haben
   *[other] die bei { $place } einen anderen Tag als den { $day } angegeben haben
}
condition-ranked = { $is ->
    [equal] die bei { $place } { $item } auf Rang { $rank } gesetzt haben
    [below] die bei { $place } { $item } auf einen besseren Rang als { $rank } gesetzt haben
    [most] die bei { $place } { $item } auf Rang { $rank } oder besser gesetzt haben
    [above] die bei { $place } { $item } auf einen schlechteren Rang als { $rank } gesetzt haben
    [least] die bei { $place } { $item } auf Rang { $rank } oder schlechter gesetzt haben
   *[other] die bei { $place } { $item } auf einen anderen Rang als { $rank } gesetzt haben
}
condition-counted = { $is ->
    [equal] { $n ->
        [0] die bei { $place } nichts gewählt haben
        [one] die bei { $place } genau eine Antwort gegeben haben
       *[other] die bei { $place } genau { $n } Antworten gegeben haben
    }
    [below] { $n ->
        [one] die bei { $place } weniger als eine Antwort gegeben haben
       *[other] die bei { $place } weniger als { $n } Antworten gegeben haben
    }
    [most] { $n ->
        [one] die bei { $place } höchstens eine Antwort gegeben haben
       *[other] die bei { $place } höchstens { $n } Antworten gegeben haben
    }
    [above] { $n ->
        [0] die bei { $place } etwas gewählt haben
        [one] die bei { $place } mehr als eine Antwort gegeben haben
       *[other] die bei { $place } mehr als { $n } Antworten gegeben haben
    }
    [least] { $n ->
        [one] die bei { $place } mindestens eine Antwort gegeben haben
       *[other] die bei { $place } mindestens { $n } Antworten gegeben haben
    }
   *[other] { $n ->
        [0] die bei { $place } etwas gewählt haben
        [one] die bei { $place } nicht genau eine Antwort gegeben haben
       *[other] die bei { $place } nicht genau { $n } Antworten gegeben haben
    }
}
condition-chose = die bei { $place } { $options } gewählt haben
condition-chose-not = die bei { $place } { $options } nicht gewählt haben
condition-chose-none = die bei { $place } keine dieser Antworten gewählt haben ({ $options })
condition-chose-not-all = die bei { $place } nicht alle diese Antworten gewählt haben ({ $options })
condition-has-answer = die bei { $place } geantwortet haben
condition-no-answer = die bei { $place } nicht geantwortet haben
condition-was-asked = denen die Frage { $place } gestellt wurde
condition-was-not-asked = denen die Frage { $place } nicht gestellt wurde
condition-refused = die zu { $place } keine Angabe machen wollten
condition-refused-not = die zu { $place } nicht „keine Angabe“ gewählt haben
condition-dont-know = die zu { $place } „weiß nicht“ gesagt haben
condition-dont-know-not = die zu { $place } nicht „weiß nicht“ gesagt haben

# Zwei Werte
condition-compared = { $is ->
    [equal] bei denen { $a } dasselbe ist wie { $b }
    [below] bei denen { $a } kleiner ist als { $b }
    [most] bei denen { $a } höchstens so groß ist wie { $b }
    [above] bei denen { $a } größer ist als { $b }
    [least] bei denen { $a } mindestens so groß ist wie { $b }
   *[other] bei denen { $a } etwas anderes ist als { $b }
}
condition-compared-days = { $is ->
    [equal] bei denen { $a } derselbe Tag ist wie { $b }
    [below] bei denen { $a } früher ist als { $b }
    [most] bei denen { $a } nicht später ist als { $b }
    [above] bei denen { $a } später ist als { $b }
    [least] bei denen { $a } nicht früher ist als { $b }
   *[other] bei denen { $a } ein anderer Tag ist als { $b }
}
condition-in = bei denen { $a } einer dieser Werte ist ({ $list })
condition-in-not = bei denen { $a } keiner dieser Werte ist ({ $list })
condition-among = bei denen { $a } unter den Antworten auf { $place } ist
condition-among-not = bei denen { $a } nicht unter den Antworten auf { $place } ist
condition-matches = bei denen { $a } als Ganzes dem Muster `{ $pattern }` entspricht
condition-matches-not = bei denen { $a } als Ganzes dem Muster `{ $pattern }` nicht entspricht
condition-if = für die gilt: Gehören sie zu jenen, { $who }, dann auch zu jenen, { $yes }; sonst zu jenen, { $no }
condition-first-known = für die das Erste davon gilt, das sich sagen lässt: dass sie zu jenen gehören ({ $parts })

# Werte
condition-answer = die Antwort auf { $place }
condition-plus = { $a } plus { $b }
condition-minus = { $a } minus { $b }
condition-times = { $a } mal { $b }
condition-over = { $a } geteilt durch { $b }
condition-rank = der Rang von { $item } bei { $place }
condition-count = die Zahl der Antworten bei { $place }
condition-sum = die Summe der Antworten bei { $place }
condition-coalesce = der erste bekannte Wert davon ({ $list })
condition-min = der kleinste Wert davon ({ $list })
condition-max = der größte Wert davon ({ $list })
condition-round = der gerundete Wert ({ $a })
condition-year = die Jahreszahl daraus ({ $a })
condition-today = der Tag des Interviews
condition-value-if = der Wert, der passt ({ $yes } bei jenen, { $who }; sonst { $no })
