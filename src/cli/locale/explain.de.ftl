# Woraus eine Zahl besteht. explain.en.ftl hat dieselben Namen.
explained-heading = { $need }: { $score } %, Rang { $rank } ({ $low }–{ $high }), Stufe { $tier }
explained-heading-order = { $need }: Stelle { $rank } von { $of }, über Replikate { $range }
explained-heading-below = { $need }: { $score } %, unter der Reihung
explained-few = Weniger als { $least } Personen haben gesagt, was ihnen wichtig ist: Es wird nichts gesagt.
explained-asked = { $n } Personen haben gesagt, was ihnen wichtig ist; mit gleichem Gewicht wären sie { $effective } wert.
explained-weights = { $weights ->
    [raked] Gewichte w: an die Bevölkerung angepasst, das { $low }- bis { $high }-Fache ihres Mittels.
    [base] Gewichte w: die Grundgewichte, das { $low }- bis { $high }-Fache ihres Mittels.
   *[none] Gewichte w: Alle zählen gleich.
}
explained-named = Der Anteil jener, die { rank-named }: { $share } %, Σwat / Σwa.
explained-unmet = { $share } % nennen es und sind damit nicht zufrieden: Σwat·v·d / Σwa.
explained-open = { $share } % nennen es, und wie zufrieden sie sind, ist nicht bekannt: Σwat(1 − v) / Σwa. Sie zählen mit der Unzufriedenheit D aller, { $everyone } % der { $n } Personen, die es bewertet haben: Σwvd / Σwv.
explained-sum = Wert: { $unmet } % + { $open } % × { $everyone } % = { $score } %.
explained-priority = Kaum jemand wurde nach der Zufriedenheit gefragt: Der Wert ist der Anteil derer, die es nennen.
explained-declared = Verfahren: { declared-name }, wie im Fragebogen festgelegt. Wert: { $method ->
    [importance_satisfaction] { $named } % × { $unsatisfied } % = { $score } %, I·D, mit D dem Anteil der Unzufriedenen an allen, die es bewertet haben.
    [opportunity] mit I = { $named } % und S = 100 % − { $unsatisfied } %: (I + max(I − S, 0))/2 = { $score } %; Ulwicks eigener Wert, von 0 bis 20, ist ein Fünftel dieser Zahl.
    [borda] der mittlere Anteil der anderen Anliegen, gegen die es gewinnt, { $score } %: Gleichauf liegende teilen sich ihre Ränge, und Weggelassene stehen gleichauf hinter allen Genannten.
    [points] der mittlere Anteil an den Punkten, den die Menschen ihm gaben, { $score } %.
   *[plackett_luce] sein Teil an allen Gewichtigkeiten, { $score } %.
}
explained-order = Verfahren: { declared-name }, wie im Fragebogen festgelegt. Es steht vor einem Anliegen, wenn der stärkste Pfad von Mehrheiten zu diesem stärker ist als der zurück; einen Wert gibt es nicht.
explained-worth = Logarithmus der Gewichtigkeit: { $log }, mit dem Mittel der Reihung als 0; Standardfehler { $se } (Sandwich, im Stichprobendesign), Quasi-Standardfehler { $quasi }.
explained-carriers = { $n } Personen tragen den Wert: Sie nennen es und sind nicht zufrieden oder sagten nichts dazu.
explained-no-error = Alle Antworten sind ein Klumpen: Es gibt keinen Standardfehler.
explained-error = Was jede Schicht zur Varianz beiträgt, in Prozentpunkten zum Quadrat (Residuen der Kalibrierung, Summen der Klumpen):
explained-stratum = · Schicht { $at }: { $variance }, { $df } Freiheitsgrade
explained-se = Standardfehler: die Wurzel ihrer Summe, { $se } Prozentpunkte, mit { $df } Freiheitsgraden (Satterthwaite).
explained-se-worth = Standardfehler des Werts: { $se } Prozentpunkte, linearisiert aus der Kovarianz aller Logarithmen, mit { $df } Freiheitsgraden (Satterthwaite).
explained-interval = 95-%-Bereich: { $low } bis { $high } %, auf der Logit-Skala mit t dieser Freiheitsgrade.
explained-joint = Gegenüber den anderen Anliegen ({ $n } in der Reihung), alle Paare gemeinsam: Ein Unterschied zählt im ersten Schritt, wenn er größer ist als { $critical } seiner Standardfehler.
explained-ahead = Vor: { $needs }
explained-ahead-alone = Einzeln betrachtet vor: { $needs }
explained-level = Gleichauf mit: { $needs }
explained-behind-alone = Einzeln betrachtet hinter: { $needs }
explained-behind = Hinter: { $needs }
