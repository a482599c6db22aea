# Rscript leave-one-out.R: Cox models without each site, each ECOG score, and each patient, on the data of the study ncctg-lung
# (../leave-one-out.test.ts), to leave-one-out.json
source("lib-values.R")
d <- read.csv("../../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv")
names(d) <- gsub(".", "_", names(d), fixed = TRUE)
d$event <- d$status - 1
d$sex <- factor(ifelse(d$sex == 1, "male", "female"), c("male", "female"))
d$ecog <- as.character(d$ph_ecog)
large <- c(1, 3, 11, 12, 13, 21, 22)
d$site <- ifelse(d$inst %in% large, paste0("i", d$inst), "other")
columns_of <- function(variable) if (variable == "sex") list(female = "sexfemale") else list("-" = variable)

estimates <- function(model, name, level) {
  limits <- summary(model, conf.int = level)$conf.int
  c(
    hazard_ratio = limits[name, "exp(coef)"],
    hazard_ratio_lower = limits[name, 3],
    hazard_ratio_upper = limits[name, 4],
    p_value = coef(summary(model))[name, "Pr(>|z|)"]
  )
}

put_all <- function(prefix, found) for (name in names(found)) put(id(prefix, name), found[[name]])

# One set of factors: the model of all patients, those without each level of `by`, or each patient, and their lowest and highest
put_set <- function(analysis, model, formula, variables, by, by_name, ties, level) {
  fit <- function(keep) coxph(formula, d[keep, ], ties = ties)
  whole <- fit(rep(TRUE, nrow(d)))
  if (is.null(by)) {
    levels <- which(complete.cases(d[all.vars(formula)]))
    without <- lapply(levels, function(one) fit(-one))
  } else {
    levels <- sort(unique(d[[by]][!is.na(d[[by]])]))
    without <- lapply(levels, function(one) fit(!(d[[by]] %in% one)))
  }
  start <- c(analysis, "os", model)
  if (model == "multivariable") {
    put(id(start, "n"), whole$n)
    put(id(start, "events"), whole$nevent)
  }
  for (variable in variables) {
    for (value in names(columns_of(variable))) {
      name <- columns_of(variable)[[value]]
      at <- c(variable, if (value != "-") value)
      put_all(c(start, at), estimates(whole, name, level))
      found <- lapply(without, estimates, name, level)
      if (!is.null(by)) for (i in seq_along(levels))
        put_all(c(start, paste0(by_name, "!=", levels[i]), at), found[[i]])
      ratios <- sapply(found, `[[`, "hazard_ratio")
      for (extreme in c("lowest", "highest")) {
        one <- found[[if (extreme == "lowest") which.min(ratios) else which.max(ratios)]][1:3]
        names(one) <- paste0(extreme, "_", names(one))
        put_all(c(start, at), one)
      }
      p <- sapply(found, `[[`, "p_value")
      put(id(start, at, "omissions"), length(p))
      put(id(start, at, "estimable"), length(p))
      put(id(start, at, "significant"), sum(p <= 0.05))
    }
  }
}

put_totals <- function(analysis, by, by_name) {
  put(id(analysis, "n"), nrow(d))
  put_counts(c(analysis, "os"), d$time, d$event)
  for (one in sort(unique(d[[by]][!is.na(d[[by]])]))) {
    keep <- !(d[[by]] %in% one)
    put_counts(c(analysis, "os", paste0(by_name, "!=", one)), d$time[keep], d$event[keep])
  }
}

put_totals("sites", "site", "site")
for (variable in c("age", "sex", "ph_karno", "wt_loss"))
  put_set("sites", "univariable", reformulate(variable, "Surv(time, event)"), variable, "site", "site", "efron", 0.95)
all <- c("age", "sex", "ph_karno", "wt_loss")
put_set("sites", "multivariable", reformulate(all, "Surv(time, event)"), all, "site", "site", "efron", 0.95)

# Without each ECOG score, one of which only one patient has; who has none is never left out. Stratified by site.
put_totals("scores", "ecog", "ph_ecog_class")
put_set("scores", "multivariable", Surv(time, event) ~ age + sex + strata(site), c("age", "sex"), "ecog", "ph_ecog_class", "breslow", 0.9)

# Without each patient of a model: who lacks a value of it is none of them. Stratified by site.
put(id("patients", "n"), nrow(d))
put_counts(c("patients", "os"), d$time, d$event)
for (variable in c("sex", "wt_loss"))
  put_set("patients", "univariable", reformulate(c(variable, "strata(site)"), "Surv(time, event)"), variable, NULL, NULL, "efron", 0.95)
put_set("patients", "multivariable", Surv(time, event) ~ sex + wt_loss + strata(site), c("sex", "wt_loss"), NULL, NULL, "efron", 0.95)
write_values("leave-one-out.json")
