# What a number is made of. explain.de.ftl has the same names.
explained-heading = { $need }: { $score } %, rank { $rank } ({ $low }–{ $high }), tier { $tier }
explained-heading-order = { $need }: place { $rank } of { $of }, over replicates { $range }
explained-heading-below = { $need }: { $score } %, below the order
explained-few = Fewer than { $least } people answered what matters to them: nothing is told.
explained-asked = { $n } people answered what matters to them; of equal weight they would be worth { $effective }.
explained-weights = { $weights ->
    [raked] Weights w: raked to the population, from { $low } to { $high } times their mean.
    [base] Weights w: the base weights, from { $low } to { $high } times their mean.
   *[none] Weights w: everybody counts the same.
}
explained-named = { $share } % { rank-named }: Σwat / Σwa.
explained-unmet = { $share } % name it and are not satisfied with it: Σwat·v·d / Σwa.
explained-open = { $share } % name it, and how satisfied they are is not known: Σwat(1 − v) / Σwa. They count with everyone’s dissatisfaction D, { $everyone } % of the { $n } people who rated it: Σwvd / Σwv.
explained-sum = Score: { $unmet } % + { $open } % × { $everyone } % = { $score } %.
explained-priority = Hardly anybody was asked how satisfied they are: the score is the share of those who name it.
explained-declared = Method: { declared-name }, as the questionnaire declares. Score: { $method ->
    [importance_satisfaction] { $named } % × { $unsatisfied } % = { $score } %, I·D, with D the share not satisfied of all who rated it.
    [opportunity] with I = { $named } % and S = 100 % − { $unsatisfied } %: (I + max(I − S, 0))/2 = { $score } %; Ulwick’s own, from 0 to 20, is a fifth of that number.
    [borda] the mean share of the other needs that it wins against, { $score } %: those that somebody ranks alike share their ranks, and those left out share the ranks behind all that were named.
    [points] the mean share of their points that people gave it, { $score } %.
   *[plackett_luce] its part of all worths, { $score } %.
}
explained-order = Method: { declared-name }, as the questionnaire declares. It comes before a need where the strongest path of majorities to that need is stronger than the one back; there is no score.
explained-worth = Log worth: { $log }, with the mean of the order as 0; standard error { $se } (sandwich, in the design), quasi-standard error { $quasi }.
explained-carriers = { $n } people carry the score: they name it and are not satisfied, or did not say.
explained-no-error = All answers are one cluster: there is no standard error.
explained-error = What each stratum adds to the variance, in squared percentage points (residuals of calibration, totals of clusters):
explained-stratum = · stratum { $at }: { $variance }, { $df } degrees of freedom
explained-se = Standard error: the root of their sum, { $se } percentage points, with { $df } degrees of freedom (Satterthwaite).
explained-se-worth = Standard error of the score: { $se } percentage points, by linearisation from the covariance of all log worths, with { $df } degrees of freedom (Satterthwaite).
explained-interval = 95 % interval: { $low } to { $high } %, on the logit scale with t of these degrees of freedom.
explained-joint = Against the other needs ({ $n } in the order), all pairs jointly: a difference counts beyond { $critical } of its own standard errors in the first step.
explained-ahead = Ahead of: { $needs }
explained-ahead-alone = Ahead taken alone: { $needs }
explained-level = Level with: { $needs }
explained-behind-alone = Behind taken alone: { $needs }
explained-behind = Behind: { $needs }
