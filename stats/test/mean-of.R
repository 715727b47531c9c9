# Reference values for meanOf from R. Run in this folder: Rscript mean-of.R > mean-of.json
# Needs r-base-core and jsonlite. Data: R's own sleep (Student 1908) and the two eruptions of faithful; rounds typed below.
library(jsonlite)

before <- c(7.1, 6.4, 8.0, 5.9, 7.7, 6.8, 7.3, 6.1, 8.2, 7.0, 6.6, 7.5)
after <- c(6.6, 6.5, 7.4, 6.1, 7.2, 6.9, 6.8, 6.0, 7.6, 6.4, 6.7, 7.1)
paired <- function(name, to, from, level) {
  t <- t.test(to, from, paired = TRUE, conf.level = level)
  list(name = name, from = from, to = to, level = level, value = as.numeric(t$estimate), sd = sd(to - from),
       ci = as.numeric(t$conf.int))
}
one <- function(name, x, level) {
  t <- t.test(x, conf.level = level)
  list(name = name, values = x, level = level, value = as.numeric(t$estimate), sd = sd(x), ci = as.numeric(t$conf.int))
}
cat(toJSON(list(
  software = R.version.string,
  paired = list(
    paired("Twelve places, two rounds", after, before, 0.95),
    paired("Student's sleep data", sleep$extra[sleep$group == 2], sleep$extra[sleep$group == 1], 0.95),
    paired("Student's sleep data, 90%", sleep$extra[sleep$group == 2], sleep$extra[sleep$group == 1], 0.9)),
  one = list(one("Old Faithful, waiting", faithful$waiting, 0.95), one("Two values", c(6.2, 7.1), 0.99))
), digits = I(17), auto_unbox = TRUE, pretty = FALSE))
