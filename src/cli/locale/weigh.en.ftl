# The weights of respondents alone. weigh.de.ftl has the same names.
weigh-for-the-team = For the team, not for publication: a weight tells which combination of the margins somebody belongs to.
weigh-replicates = { $kind ->
    [jackknife] Jackknife: { $count } replicates, each without one cluster or response
    [bootstrap] Bootstrap: { $count } replicates, drawn with replacement within strata, one fewer than there are (Rao and Wu)
   *[poisson] Poisson bootstrap: { $count } replicates, in which each cluster or response counts as often as chance says
}; each is weighted anew. The variance of a number is { $scale } times the sum of its squared distances from the mean of all replicates, each times its own factor (`rscales` of `--protocol json`, { $least } to { $most }); degrees of freedom: { $df }.
weigh-unmet = { $n ->
    [one] 1 replicate cannot be weighted to all margins and stays as it was drawn.
   *[other] { $n } replicates cannot be weighted to all margins and stay as they were drawn.
}
weigh-check = To see whether a program reads the replicates as they are meant: weighted shares by mode
weigh-mode = mode
weigh-share = share in percent
weigh-error = standard error
weighed = { $n ->
    [one] 1 weight: { $files }
   *[other] { $count } weights: { $files }
}
