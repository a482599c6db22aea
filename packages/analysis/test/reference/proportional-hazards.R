# Rscript proportional-hazards.R: tests of proportional hazards on the data of the study ncctg-lung, and of competing deaths on
# ../fixtures/pbc.csv (../kinds/proportional-hazards.test.ts), to proportional-hazards.json
source("lib-values.R")
d <- read.csv("../../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv")
names(d) <- gsub(".", "_", names(d), fixed = TRUE)
d$event <- d$status - 1
d$sex <- factor(ifelse(d$sex == 1, "male", "female"), c("male", "female"))
d$ecog_class <- factor(ifelse(d$ph_ecog >= 2, "2+", as.character(d$ph_ecog)), c("0", "1", "2+"))
d$fit <- factor(ifelse(d$ph_ecog == 0, "yes", "no"), c("yes", "no"))
d$site <- factor(paste0("s", seq_len(nrow(d)) %% 3))

factors <- c("ecog_class", "sex", "age", "ph_karno")
fit <- function(variables, ties, strata, data) {
  stratified <- if (is.null(strata)) "" else sprintf(" + strata(%s)", paste(strata, collapse = ", "))
  coxph(as.formula(paste0("Surv(time, event) ~ ", paste(variables, collapse = " + "), stratified)), data, ties = ties)
}
tests <- function(analysis, transform, ties = "efron", strata = NULL, data = d, variables = factors, endpoint = "os") {
  put(id(analysis, "n"), nrow(data))
  put_counts(c(analysis, endpoint), data$time, data$event)
  for (variable in variables) {
    model <- fit(variable, ties, strata, data)
    put(id(analysis, endpoint, "univariable", variable, "n"), model$n)
    put(id(analysis, endpoint, "univariable", variable, "events"), model$nevent)
    put_zph(c(analysis, endpoint, "univariable"), cox.zph(model, transform), variable)
  }
  model <- fit(variables, ties, strata, data)
  put(id(analysis, endpoint, "multivariable", "n"), model$n)
  put(id(analysis, endpoint, "multivariable", "events"), model$nevent)
  put_zph(c(analysis, endpoint, "multivariable"), cox.zph(model, transform), variables, whole = TRUE)
}
for (transform in c("km", "rank", "identity", "log")) tests(transform, transform)
tests("breslow", "km", "breslow")
tests("exact", "rank", "exact")
tests("strata", "km", strata = "site")
tests("strata-log", "log", "breslow", c("site", "sex"), variables = c("ecog_class", "age"))
# The 3-level factor without its column that another factor tells already
tests("alias", "km", variables = c("fit", "ecog_class"))

# Deaths cause-specific: patients count as censored at a transplantation
p <- read.csv("../fixtures/pbc.csv")
p$event <- as.numeric(p$status == 2)
p$stage <- factor(p$stage)
p$sex <- factor(p$sex, c("m", "f"))
tests("cause-specific", "km", data = p, variables = c("stage", "sex", "age", "bili"), endpoint = "death")
write_values("proportional-hazards.json")
