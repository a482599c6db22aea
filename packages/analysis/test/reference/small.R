# Rscript small.R: interactions in twelve made-up patients (../kinds/interaction-table.test.ts), to small.json
source("lib-values.R")
twelve <- c("i", "ii", "iii", "ii", "i", "iii", "i", "iii", "ii", "ii", "i", "iii")
made <- function(stage) {
  n <- length(stage)
  data.frame(stage = factor(stage), frail = (seq_len(n) - 1) %% 4 < 2, days = seq_len(n), marker = (seq_len(n) * 7) %% 5)
}
products <- function(fit) {
  at <- grep(":", names(coef(fit)))
  stat <- as.vector(coef(fit)[at] %*% solve(vcov(fit)[at, at]) %*% coef(fit)[at])
  pchisq(stat, length(at), lower.tail = FALSE)
}
three <- made(twelve)
two <- made(twelve[twelve != "iii"])
put("three|os|stage|interaction_p", products(coxph(Surv(days) ~ stage * frail, three)))
put("two|os|stage|interaction_p", products(coxph(Surv(days) ~ stage * frail, two)))
fit <- coxph(Surv(days) ~ marker * frail, three)
limits <- summary(fit)$conf.int["marker:frailTRUE", ]
put("three|os|marker|interaction_p", products(fit))
put("three|os|marker|interaction_hr", limits[["exp(coef)"]])
put("three|os|marker|interaction_hr_lower", limits[["lower .95"]])
put("three|os|marker|interaction_hr_upper", limits[["upper .95"]])
write_values("small.json")
