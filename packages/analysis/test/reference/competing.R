# Rscript competing.R: competing risks in ../fixtures/pbc.csv (../competing.test.ts), to competing.json. Needs cmprsk (2.2-11).
source("lib-values.R")
suppressMessages(library(cmprsk))
d <- read.csv("../fixtures/pbc.csv")
d$row <- seq_len(nrow(d))
d$cause <- factor(d$status, 0:2, c("censored", "transplant", "death"))
d$sex <- factor(d$sex, c("m", "f"))
d$stage <- factor(d$stage)
d$trt <- factor(d$trt)
CAUSES <- c(death = "", transplant = "transplant")

put_incidence <- function(prefix, d, months, ...) {
  put(id(prefix, "n"), nrow(d))
  if (nrow(d) == 0) return()
  fit <- survfit(Surv(time, cause) ~ 1, d, ...)
  for (cause in names(CAUSES)) {
    # The competing event stands between the endpoint and the group
    own <- c(prefix[1:2], if (CAUSES[[cause]] != "") CAUSES[[cause]], prefix[-(1:2)])
    put(id(own, "events"), sum(d$cause == cause))
    for (at in months) {
      s <- summary(fit, times = at * DAYS_PER_MONTH, extend = TRUE)
      p <- s$pstate[, fit$states == cause]
      known <- at * DAYS_PER_MONTH <= max(d$time)
      put(id(own, at, "incidence"), if (known) p else NA)
      put(id(own, at, "incidence_lower"), if (known && p > 0) s$lower[, fit$states == cause] else NA)
      put(id(own, at, "incidence_upper"), if (known && p > 0) s$upper[, fit$states == cause] else NA)
    }
  }
  put_at_risk(prefix, d$time, seq(0, 144, 36))
}

put_gray <- function(prefix, d, group) {
  known <- !is.na(group)
  tests <- cuminc(d$time[known], d$cause[known], group[known], cencode = "censored")$Tests
  for (cause in names(CAUSES)) {
    own <- c(prefix, if (CAUSES[[cause]] != "") CAUSES[[cause]])
    put(id(own, "gray_chisq"), tests[cause, "stat"])
    put(id(own, "gray_df"), tests[cause, "df"])
    put(id(own, "gray_p"), pchisq(tests[cause, "stat"], tests[cause, "df"], lower.tail = FALSE))
  }
}

months <- c(12, 60, 145, 160)
put_incidence(c("all", "death"), d, months, conf.type = "log-log", conf.int = 0.9)
put_incidence(c("by-stage", "death"), d, months)
for (level in levels(d$stage)) {
  put_incidence(c("by-stage", "death", paste0("stage=", level)), d[which(d$stage == level), ], months)
}
put_gray(c("by-stage", "death"), d, d$stage)
put_gray(c("by-arm", "death"), d, d$trt)

# Cox models of the endpoint: cause-specific, and of Fine and Gray, each on its complete cases
columns_of <- function(variable) {
  switch(variable,
    sex = list(f = "sexf"),
    stage = list("2" = "stage2", "3" = "stage3", "4" = "stage4"),
    list("-" = variable)
  )
}
fine_gray <- function(variables, strata = character()) {
  known <- d[complete.cases(d[c(variables, strata)]), ]
  terms <- c(variables, if (length(strata)) paste0("strata(", strata, ")"))
  right <- paste(c(terms, "row"), collapse = " + ")
  expanded <- finegray(as.formula(paste("Surv(time, cause) ~", right)), known, etype = "death")
  # finegray gives the strata under a name of its own
  if (length(strata)) expanded[strata] <- known[match(expanded$row, known$row), strata]
  formula <- as.formula(paste("Surv(fgstart, fgstop, fgstatus) ~", paste(terms, collapse = " + ")))
  coxph(formula, expanded, weights = fgwt, cluster = row)
}
put_whole <- function(prefix, fit, n = NULL) {
  if (!is.null(n)) {
    put(id(prefix, "n"), n)
    put(id(prefix, "events"), fit$nevent)
  }
  p <- length(coef(fit))
  put(id(prefix, "wald_test"), fit$wald.test)
  put(id(prefix, "wald_test_p"), pchisq(fit$wald.test, p, lower.tail = FALSE))
  put(id(prefix, "events_per_parameter"), fit$nevent / p)
}

variables <- c("age", "sex", "stage", "bili")
for (variable in variables) {
  at <- c("fine-gray", "death", "univariable")
  fit <- fine_gray(variable)
  put_factor(at, variable, fit, columns_of(variable))
  put_whole(c(at, variable), fit)
}
at <- c("fine-gray", "death", "multivariable")
fit <- fine_gray(variables)
for (variable in variables) put_factor(at, variable, fit, columns_of(variable))
put_whole(at, fit, sum(complete.cases(d[variables])))

at <- c("stratified", "death", "multivariable")
fit <- fine_gray(c("age", "bili"), "stage")
for (variable in c("age", "bili")) put_factor(at, variable, fit, columns_of(variable))
put_whole(at, fit, sum(complete.cases(d[c("age", "bili", "stage")])))

at <- c("cause-specific", "death", "multivariable")
fit <- coxph(Surv(time, cause == "death") ~ age + sex + stage + bili, d)
for (variable in variables) put_factor(at, variable, fit, columns_of(variable))
put_model(at, fit)
write_values("competing.json")
