# How often needs are told apart in surveys made up in R (base R and MASS, nothing of the program): writes planning_golden.csv.
# m needs, the first half above the others by `d` points; everybody names K (conditional Poisson sampling within two classes); a part
# D of those is not satisfied. `alone` answer one by one, `shifts` of `b` are asked together: with probability sqrt(icc) a person says
# what the first of the shift says. Weights are lognormal with design effect `deff`. Standard errors by Taylor with strata and
# clusters as svymean, degrees of freedom by Satterthwaite (the smallest of all pairs, at most n_eff - 1), joint decisions by stepdown.
suppressMessages(library(MASS)); set.seed(20261201)
fisher <- function(m1, m2, K, lo) { j <- 0:K; w <- choose(m1, j) * choose(m2, K - j) * exp(lo * j); w / sum(w) }
one <- function(a) {
  m <- a$m; m1 <- m %/% 2; m2 <- m - m1; n <- a$alone + a$shifts * a$b
  person <- function(k) { up <- sample(0:a$K, k, TRUE, a$p)
    t(vapply(up, function(u) { y <- numeric(m); y[sample(m1, u)] <- 1; y[m1 + sample(m2, a$K - u)] <- 1; y * rbinom(m, 1, a$D) }, numeric(m))) }
  y <- person(n); stratum <- rep(c(1, 2), c(a$alone, n - a$alone)); cluster <- seq_len(n)
  if (a$shifts > 0) { s <- rep(seq_len(a$shifts), each = a$b); rule <- person(a$shifts); at <- a$alone + seq_along(s)
    same <- runif(length(s)) < sqrt(a$icc); y[at[same], ] <- rule[s[same], ]; cluster[at] <- a$alone + s }
  v <- log(a$deff); w <- exp(rnorm(n, -v / 2, sqrt(v))); th <- colSums(w * y) / sum(w)
  z <- w * sweep(y, 2, th) / sum(w); S <- matrix(0, m, m); parts <- list(); dfs <- c()
  for (h in unique(stratum)) { t <- rowsum(z[stratum == h, , drop = FALSE], cluster[stratum == h]); k <- nrow(t)
    V <- k / (k - 1) * crossprod(sweep(t, 2, colMeans(t))); S <- S + V; parts <- c(parts, list(V)); dfs <- c(dfs, k - 1) }
  pairs <- t(combn(m, 2)); of <- function(V) V[cbind(pairs[, 1], pairs[, 1])] + V[cbind(pairs[, 2], pairs[, 2])] - 2 * V[pairs]
  sw <- Reduce(`+`, lapply(parts, of))^2 / Reduce(`+`, Map(function(V, f) of(V)^2 / f, parts, dfs))
  df <- min(sw, sum(w)^2 / sum(w^2) - 1); sig <- sqrt(of(S))
  X <- mvrnorm(a$draws, rep(0, m), S) * sqrt(df / rchisq(a$draws, df))
  D <- sweep(X[, pairs[, 1]] - X[, pairs[, 2]], 2, sig, `/`); D <- cbind(D, -D); T <- (th[pairs[, 1]] - th[pairs[, 2]]) / sig; T <- c(T, -T)
  act <- rep(TRUE, length(T)); rej <- !act
  repeat { c <- quantile(do.call(pmax, asplit(D[, act, drop = FALSE], 2)), .95); new <- act & T > c; if (!any(new)) break
    rej <- rej | new; act <- act & !new; if (!any(act)) break }
  cross <- pairs[, 1] <= m1 & pairs[, 2] > m1
  mean(rej[seq_len(nrow(pairs))][cross])
}
cases <- list(
  alone   = list(m = 6, K = 2, D = .6, d = .08, deff = 1.25, icc = 0,   alone = 600, shifts = 0,  b = 0),
  street  = list(m = 6, K = 2, D = .6, d = .12, deff = 1.1,  icc = .05, alone = 0,   shifts = 16, b = 20),
  both    = list(m = 6, K = 2, D = .6, d = .09, deff = 1.25, icc = .05, alone = 300, shifts = 12, b = 25),
  ten     = list(m = 10, K = 3, D = 1, d = .10, deff = 1,    icc = 0,   alone = 500, shifts = 0,  b = 0))
rows <- lapply(names(cases), function(k) { a <- cases[[k]]; a$draws <- 2000; m1 <- a$m %/% 2; m2 <- a$m - m1
  mu <- m1 * (a$K / a$m + m2 / a$m * a$d / a$D)
  lo <- uniroot(function(l) sum(0:a$K * fisher(m1, m2, a$K, l)) - mu, c(-15, 15), tol = 1e-12)$root; a$p <- fisher(m1, m2, a$K, lo)
  r <- replicate(500, one(a)); data.frame(case = k, needs = a$m, picks = a$K, unsatisfied = a$D, difference = a$d, deff = a$deff, icc = a$icc,
    alone = a$alone, shifts = a$shifts, per_shift = a$b, surveys = length(r), apart = mean(r), error = sd(r) / sqrt(length(r))) })
write.csv(do.call(rbind, rows), "planning_golden.csv", row.names = FALSE, quote = FALSE)
