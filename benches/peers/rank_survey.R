# The ranking with R's survey package. Reading the text file is not counted: `seconds` are those of
# raking and estimating, as the last line says.
suppressPackageStartupMessages(library(survey))
needs <- sprintf("n%02d", 1:16)
data <- read.csv(file.path(commandArgs(TRUE)[1], "indicators.csv"), stringsAsFactors = TRUE)
start <- proc.time()[["elapsed"]]
n <- nrow(data)
shares <- list(
  age = c(a1 = .17, a2 = .22, a3 = .25, a4 = .22, a5 = .14), gender = c(f = .52, m = .48),
  district = c(d1 = .30, d2 = .22, d3 = .18, d4 = .14, d5 = .10, d6 = .06)
)
totals <- c("(Intercept)" = n)
for (q in names(shares)) {
  totals <- c(totals, setNames(n * shares[[q]][-1], paste0(q, names(shares[[q]])[-1])))
}
design <- svydesign(ids = ~1, weights = rep(1, n), data = data)
raked <- calibrate(design, ~ age + gender + district, totals, calfun = "raking", epsilon = 1e-10)
means <- svymean(data[needs], raked)
seconds <- proc.time()[["elapsed"]] - start
pairs <- sprintf("\"%s\": [%.17g, %.17g]", needs, coef(means), SE(means))
cat("{", paste(pairs, collapse = ", "), "}\n", sep = "")
cat(sprintf("%.3f\n", seconds), file = stderr())
