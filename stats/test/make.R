# Reference values for @innodopt/stats from R. Run in this folder: Rscript make.R > expected.json
# Needs r-base-core and jsonlite. Data: R's own anscombe and faithful; counts are typed below.
library(jsonlite)

p <- c(1e-6, 0.001, 0.025, 0.1, 0.4, 0.5, 0.6, 0.9, 0.95, 0.975, 0.995, 0.9999, 1 - 1e-6)
df <- c(0.5, 1, 2, 3, 4.7, 9, 30, 36, 120, 1000, 1e6)

# answers per option, score per option (4-option and 5-option items of the NYC survey), number who could have answered
means <- list(
  list(counts = c(14, 12, 6, 3), scores = c(10, 6.67, 3.33, 0), eligible = 39),
  list(counts = c(120, 210, 80, 35), scores = c(0, 3.33, 6.67, 10), eligible = 612),
  list(counts = c(1, 1, 0, 0), scores = c(10, 6.67, 3.33, 0), eligible = 20),
  list(counts = c(9, 22, 31, 5, 3), scores = c(10, 7.5, 2.5, 0, 5), eligible = 70)
)
mean_case <- function(m) {
  x <- rep(m$scores, m$counts)
  n <- length(x)
  plain <- t.test(x)
  se <- sd(x) / sqrt(n) * sqrt(1 - n / m$eligible)
  c(m, list(n = n, value = mean(x), sd = sd(x), se = plain$stderr, ci = as.numeric(plain$conf.int),
            se_fpc = se, ci_fpc = mean(x) + c(-1, 1) * qt(0.975, n - 1) * se))
}
share_case <- function(x, n, level) {
  list(x = x, n = n, level = level, ci = as.numeric(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int))
}
cor_case <- function(name, x, y, level) {
  r <- cor.test(x, y, conf.level = level)
  list(name = name, x = x, y = y, level = level, r = as.numeric(r$estimate), ci = as.numeric(r$conf.int))
}
# which of n sorted values bound the range of a quantile: the lower, and the upper plus one
rank_case <- function(n, p, level) {
  a <- 1 - level
  list(n = n, p = p, level = level, low = qbinom(a / 2, n, p), high = qbinom(1 - a / 2, n, p) + 1)
}
ranks <- expand.grid(n = c(1, 5, 10, 31, 166, 455, 6194), p = c(0.1, 0.25, 0.5, 0.75, 0.9), level = c(0.9, 0.95))
# rank correlation with ties: the interval is Bonett & Wright's (2000), because cor.test gives none
spearman_case <- function(name, x, y, level) {
  rho <- as.numeric(cor.test(x, y, method = "spearman", exact = FALSE)$estimate)
  ci <- tanh(atanh(rho) + c(-1, 1) * qnorm((1 + level) / 2) * sqrt((1 + rho^2 / 2) / (length(x) - 3)))
  list(name = name, x = x, y = y, level = level, r = rho, ci = ci)
}
cat(toJSON(list(
  software = R.version.string,
  qnorm = lapply(p, function(p) list(p = p, z = qnorm(p))),
  qt = do.call(c, lapply(df, function(d) lapply(p, function(p) list(p = p, df = d, t = qt(p, d))))),
  quantile = list(values = faithful$waiting, p = c(0, 0.1, 0.25, 0.5, 0.8, 0.9, 1),
                  q = as.numeric(quantile(faithful$waiting, c(0, 0.1, 0.25, 0.5, 0.8, 0.9, 1), type = 7))),
  quantile_ranks = Map(rank_case, ranks$n, ranks$p, ranks$level),
  means = lapply(means, mean_case),
  wilson = list(share_case(81, 263, 0.95), share_case(15, 148, 0.95), share_case(37, 39, 0.9), share_case(5, 12, 0.99)),
  pearson = list(cor_case("Anscombe 1", anscombe$x1, anscombe$y1, 0.95), cor_case("Anscombe 4", anscombe$x4, anscombe$y4, 0.9),
                 cor_case("Old Faithful", faithful$eruptions, faithful$waiting, 0.95)),
  spearman = list(spearman_case("Anscombe 2", anscombe$x2, anscombe$y2, 0.95), spearman_case("cars: speed in five words, distance", as.integer(cut(cars$speed, 5)), cars$dist, 0.9),
                  spearman_case("both in words", as.integer(cut(cars$speed, 5)), as.integer(cut(cars$dist, 3)), 0.95))
), digits = I(17), auto_unbox = TRUE, pretty = FALSE))
