# How many to ask. plan.de.ftl has the same names.
plan-sample = { $case ->
    [online] { $online } answering one by one (as online)
    [street] { $shifts } shifts of { $each } interviews
   *[both] { $shifts } shifts of { $each } interviews and { $online } answering one by one (as online)
}
plan-sentence = { $sample } tell two needs apart that differ by { $points } points, in { $power } of 10 such surveys.
plan-computed = By formula: in { $power } % of surveys at the first step, and up to { $most } % as steps follow. The standard error of such a difference is { $se } points, with { $df } degrees of freedom; it is held against { $critical } standard errors, as all differences are looked at together.
plan-simulated = In { $surveys } surveys made up by chance and counted as all others are: { $apart } % of such pairs were told apart (± { $error } from one set of surveys to the next). All of them were in { $all } % of the surveys; something false was told in { $wrong } %, where 5 % may be.
plan-few-shifts = With fewer than { $least } shifts hardly anything is known of how alike those are who are asked in one.
plan-others = Also enough, each with the fewest one by one:
plan-shifts = shifts
plan-street = in the street
plan-online = one by one
plan-all = in all
plan-assumed = Assumed: { $needs } needs, half of them by so much above the other half; everybody names { $picks }.
plan-unsatisfied = Of those who name a need { $share } % are not satisfied with it ({ $from ->
    [earlier] as in the earlier answers
    [given] as given
   *[usual] nothing is known
}).
plan-deff = Weighting costs a factor of { $value } ({ $from ->
    [earlier] as in the earlier answers
    [given] as given
   *[usual] usual; --deff says otherwise
}).
plan-icc = Those who are asked in one shift are alike by { $value } (intraclass correlation; { $from ->
    [earlier] as in the earlier answers
    [given] as given
   *[usual] usual; --icc says otherwise
}).
plan-earlier = The earlier answers are the { $count } of { $survey }.
plan-what-it-is-not = It says what chance does, not who is never reached: those who answer online choose themselves, however many they are.
