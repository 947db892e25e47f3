# Replicates, rank tests, quantiles and differences of domains by R survey 4.1-1 (Debian); writes replicates_golden.csv.
# Each replicate is raked to the margins anew, as mitreden does. Run beside survey_golden.R's tables.
suppressMessages(library(survey)); options(digits=15)
G <- list(); put <- function(k, v) G[[length(G) + 1]] <<- data.frame(key = k, value = sprintf("%.15g", as.numeric(v)))
read <- function(f) { d <- read.csv(f, colClasses = c(cds = "character")); d$stype <- factor(d$stype, c("E", "H", "M")); d$sch.wide <- factor(d$sch.wide, c("No", "Yes")); d }
srs <- read("apisrs.csv"); strat <- read("apistrat.csv"); clus <- read("apiclus1.csv")
d1 <- svydesign(id = ~dnum, weights = ~pw, data = clus, fpc = ~fpc)
ds <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat, fpc = ~fpc)
both <- rbind(data.frame(srs[, c("stype", "sch.wide", "api00", "api99", "enroll", "pw")], mode = "online", unit = paste0("s", seq_len(nrow(srs)))),
              data.frame(clus[, c("stype", "sch.wide", "api00", "api99", "enroll", "pw")], mode = "street", unit = paste0("c", clus$dnum)))
db <- svydesign(id = ~unit, strata = ~mode, weights = ~pw, data = both)
two <- function(d) { N <- sum(weights(d, "sampling")); N * c(`(Intercept)` = 1, stypeH = 755/6194, stypeM = 1018/6194, sch.wideYes = 5122/6194) }
one <- function(d) { N <- sum(weights(d, "sampling")); N * c(`(Intercept)` = 1, sch.wideYes = 5122/6194) }
raked <- function(d, f, pop) calibrate(d, f, pop, calfun = "raking", epsilon = 1e-13, maxit = 200)
replicated <- function(key, d, type, f, pop) {
  j <- as.svrepdesign(d, type = type, compress = FALSE)
  put(paste0(key, ".plain.se"), SE(svymean(~api00, j)))
  r <- calibrate(j, f, pop, compress = FALSE, calfun = "raking", epsilon = 1e-13, maxit = 200)
  m <- svymean(~api00 + api99, r)
  put(paste0(key, ".mean.", c("api00", "api99"), ".est"), coef(m)); put(paste0(key, ".mean.", c("api00", "api99"), ".se"), SE(m))
  put(paste0(key, ".cov"), vcov(m)[1, 2])
  put(paste0(key, ".total.se"), SE(svytotal(~enroll, r)))
  a <- svyratio(~api00, ~api99, r); put(paste0(key, ".ratio.se"), SE(a))
  put(paste0(key, ".df"), degf(d))
  w <- weights(r, "analysis"); for (at in c(1, 7, ncol(w))) put(sprintf("%s.w.%d.%s", key, at, 1:5), w[1:5, at])
}
replicated("jk1", d1, "JK1", ~stype + sch.wide, two(d1))
replicated("jkn", ds, "JKn", ~sch.wide, one(ds))
replicated("modes", db, "JKn", ~stype + sch.wide, two(db))
ranks <- function(key, x) { put(paste0(key, ".delta"), x$estimate); put(paste0(key, ".t"), x$statistic); put(paste0(key, ".df"), x$parameter); put(paste0(key, ".p"), x$p.value) }
several <- function(key, x) { put(paste0(key, ".f"), x$parameter / x$statistic); put(paste0(key, ".ddf"), x$ddf); put(paste0(key, ".p"), x$p.value) }
ranks("rank.strat", svyranktest(api00 ~ sch.wide, ds)); ranks("rank.clus", svyranktest(api00 ~ sch.wide, d1))
several("rank.strat3", svyranktest(api00 ~ stype, ds, test = "KruskalWallis")); several("rank.clus3", svyranktest(api00 ~ stype, d1, test = "KruskalWallis"))
# A part of the sample: every district has some of it, so that degrees of freedom are those of all.
clus$small <- clus$enroll < 600; d1 <- update(d1, small = clus$small); put("rank.small.districts", length(unique(clus$dnum[clus$small])))
r1 <- raked(d1, ~stype + sch.wide, two(d1))
ranks("rank.raked", svyranktest(api00 ~ small, r1))
e <- function(key, x) { put(paste0(key, ".est"), coef(x)); put(paste0(key, ".se"), SE(x)) }
for (at in c("clus", "raked")) {
  d <- list(clus = d1, raked = r1)[[at]]
  b <- svyby(~api00, ~small, d, svymean)
  e(paste0("domain.", at, ".", c("large", "small")), b)
  # The slope on membership is the difference of both means, with the error of that difference.
  g <- summary(svyglm(api00 ~ small, d))$coefficients; put(paste0("difference.", at, c(".est", ".se")), g[2, 1:2])
  t <- svyby(~enroll, ~small, d, svytotal); e(paste0("domain.total.", at, ".", c("large", "small")), t)
}
quantiles <- function(key, d) { q <- svyquantile(~api00, d, c(.25, .5, .75), ci = TRUE, interval.type = "mean")
  for (i in 1:3) { put(paste0(key, ".", i), coef(q)[i]); put(paste0(key, ".", i, c(".low", ".high")), confint(q)[i, ]); put(paste0(key, ".", i, ".se"), SE(q)[i]) } }
quantiles("quantile.strat", ds); quantiles("quantile.clus", d1); quantiles("quantile.raked", r1)
o <- do.call(rbind, G); n <- table(o$key); o$key <- ave(o$key, o$key, FUN = function(k) if (length(k) > 1) paste0(k, ".", seq_along(k)) else k)
write.csv(o, "replicates_golden.csv", row.names = FALSE, quote = FALSE)
