# Rscript subgroup-effects.R: hazard ratios of one factor within subgroups, and their interactions, on the data of the study
# ncctg-lung and of ../fixtures/pbc.csv (../subgroup-effects.test.ts), to subgroup-effects.json
source("lib-values.R")

lung <- read.csv("../../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv")
names(lung) <- gsub(".", "_", names(lung), fixed = TRUE)
lung$event <- lung$status - 1
lung$sex <- factor(ifelse(lung$sex == 1, "male", "female"), c("male", "female"))
lung$ph_ecog_class <- factor(lung$ph_ecog, 0:3)
large <- c(1, 3, 11, 12, 13, 21, 22)
lung$site <- factor(ifelse(lung$inst %in% large, paste0("i", lung$inst), "other"))
lung$age_group <- factor(ifelse(lung$age < 65, "younger", "older"), c("younger", "older"))

pbc <- read.csv("../fixtures/pbc.csv")
pbc$event <- as.numeric(pbc$status == 2)
pbc$arm <- factor(pbc$trt, 1:2)
pbc$sex <- factor(pbc$sex, c("m", "f"))
pbc$stage <- factor(pbc$stage, 1:4)

estimates <- function(model, name, level) {
  s <- summary(model, conf.int = level)
  c(
    hazard_ratio = s$conf.int[name, "exp(coef)"],
    hazard_ratio_lower = s$conf.int[name, 3],
    hazard_ratio_upper = s$conf.int[name, 4],
    p_value = coef(s)[name, "Pr(>|z|)"]
  )
}
NONE <- c(hazard_ratio = NA, hazard_ratio_lower = NA, hazard_ratio_upper = NA, p_value = NA)
put_all <- function(prefix, found) for (name in names(found)) put(id(prefix, name), found[[name]])

# One analysis on `d`, its complete cases by factor and stratum
put_analysis <- function(analysis, endpoint, d, factor, subgroups, ties = "efron", level = 0.95, reference = NULL, strata = NULL) {
  is_number <- is.numeric(d[[factor]])
  levels <- levels(d[[factor]])
  if (is.null(reference)) reference <- levels[1]
  put(id(analysis, "n"), nrow(d))
  put_counts(c(analysis, endpoint), d$time, d$event)
  d <- d[!is.na(d[[factor]]), ]
  if (!is_number) d[[factor]] <- relevel(d[[factor]], reference)
  terms <- function(rhs) as.formula(paste("Surv(time, event) ~", rhs, if (!is.null(strata)) paste0("+ strata(", strata, ")")))

  put_part <- function(part, group = NULL) {
    if (is_number || is.null(group)) put_counts(c(analysis, endpoint, group, factor), part$time, part$event)
    for (one in levels) {
      own <- part[part[[factor]] == one, ]
      put_counts(c(analysis, endpoint, group, factor, one), own$time, own$event)
    }
    present <- if (!is_number) levels[levels %in% part[[factor]]]
    usable <- sum(part$event) > 0 && nrow(part) > 1 && (is_number || (reference %in% present && length(present) > 1))
    model <- if (usable) suppressWarnings(coxph(terms(factor), droplevels(part), ties = ties))
    for (one in if (is_number) "" else setdiff(levels, reference)) {
      name <- paste0(factor, one)
      # A coefficient that ran off to infinity has no finite estimate
      found <- usable && (is_number || one %in% present) && !is.na(coef(model)[name]) && sqrt(diag(vcov(model)))[[which(names(coef(model)) == name)]] < 50
      at <- c(analysis, endpoint, "univariable", group, factor, if (!is_number) one)
      put_all(at, if (found) estimates(model, name, level) else NONE)
    }
  }
  put_part(d)

  for (by in subgroups) {
    own <- levels(d[[by]])
    for (one in own) {
      part <- d[d[[by]] %in% one, ]
      put_counts(c(analysis, endpoint, by, one), part$time, part$event)
      put_part(part, paste0(by, "=", one))
    }
    put(id(analysis, endpoint, by, "missing"), sum(is.na(d[[by]])))
    known <- droplevels(d[!is.na(d[[by]]), ])
    empty <- !is_number && any(table(known[[by]], known[[factor]]) == 0)
    model <- coxph(terms(paste(by, "*", factor)), known, ties = ties)
    products <- grep(":", names(coef(model)), value = TRUE)
    single <- length(own) == 2 && (is_number || length(levels) == 2)
    at <- c(analysis, endpoint, by, if (single) own[2])
    # A product that ran off to infinity has no finite estimate, and the test of all no value
    if (empty || anyNA(coef(model)[products]) || any(sqrt(diag(vcov(model))[products]) > 50)) {
      put(id(at, "interaction_p"), NA)
    } else if (single) {
      found <- estimates(model, products, level)
      put(id(at, "interaction_p"), found[["p_value"]])
      put(id(at, "interaction_hr"), found[["hazard_ratio"]])
      put(id(at, "interaction_hr_lower"), found[["hazard_ratio_lower"]])
      put(id(at, "interaction_hr_upper"), found[["hazard_ratio_upper"]])
    } else {
      b <- coef(model)[products]
      stat <- as.vector(b %*% solve(vcov(model)[products, products]) %*% b)
      put(id(at, "interaction_p"), pchisq(stat, length(products), lower.tail = FALSE))
    }
  }
}

# ECOG 3 has one patient, who is male; the score of one patient is not known.
put_analysis("sexes", "os", lung, "sex", c("ph_ecog_class", "age_group", "site"))
put_analysis("strata", "os", lung, "sex", c("ph_ecog_class", "age_group"), ties = "breslow", level = 0.9, strata = "site")
scored <- lung[lung$ph_ecog_class %in% 0:2, ]
put_analysis("scores", "os", scored, "ph_ecog_class", c("sex", "age_group"), reference = "1")
put_analysis("ages", "os", lung, "age", c("sex", "ph_ecog_class"))
put_analysis("arms", "death", pbc, "arm", c("stage", "sex"))
put_analysis("stages", "death", pbc, "stage", c("arm", "sex"), reference = "4")
write_values("subgroup-effects.json")
