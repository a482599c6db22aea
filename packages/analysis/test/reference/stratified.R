# Rscript stratified.R: stratified Cox models on the data of the study ncctg-lung (../stratified.test.ts), to stratified.json
source("lib-values.R")
d <- read.csv("../../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv")
names(d) <- gsub(".", "_", names(d), fixed = TRUE)
d$event <- d$status - 1
d$sex <- factor(ifelse(d$sex == 1, "male", "female"), c("male", "female"))
d$site <- factor(paste0("s", seq_len(nrow(d)) %% 3))
columns_of <- function(variable) if (variable == "sex") list(female = "sexfemale") else list("-" = variable)

# Two strata at once; patients without an ECOG value are left out of each model
prefix <- c("stratified", "os")
known <- !is.na(d$ph_ecog)
put(id("stratified", "n"), nrow(d))
put_counts(prefix, d$time, d$event)
put_counts(c(prefix, "age"), which(known), d$event[known])
for (level in levels(d$sex)) {
  at <- known & d$sex == level
  put_counts(c(prefix, "sex", level), which(at), d$event[at])
}
for (variable in c("age", "sex")) {
  model <- coxph(as.formula(paste("Surv(time, event) ~", variable, "+ strata(site, ph_ecog)")), d)
  put_factor(c(prefix, "univariable"), variable, model, columns_of(variable))
  put_model(c(prefix, "univariable", variable), model, whole = FALSE)
}
model <- coxph(Surv(time, event) ~ age + sex + strata(site, ph_ecog), d)
for (variable in c("age", "sex")) put_factor(c(prefix, "multivariable"), variable, model, columns_of(variable))
put_model(c(prefix, "multivariable"), model)

model <- coxph(Surv(time, event) ~ age * sex + strata(site), d)
limits <- summary(model)$conf.int["age:sexfemale", ]
put("interaction|n", nrow(d))
put_counts(c("interaction", "os"), d$time, d$event)
put("interaction|os|age|interaction_p", summary(model)$coefficients["age:sexfemale", "Pr(>|z|)"])
put("interaction|os|age|interaction_hr", limits[["exp(coef)"]])
put("interaction|os|age|interaction_hr_lower", limits[["lower .95"]])
put("interaction|os|age|interaction_hr_upper", limits[["upper .95"]])
write_values("stratified.json")
