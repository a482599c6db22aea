# Rscript lung.R: the analyses of the study ncctg-lung on its tracked data, to lung.json
source("lib-values.R")
d <- read.csv("../../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv")
names(d) <- gsub(".", "_", names(d), fixed = TRUE)
d$event <- d$status - 1
d$sex <- factor(ifelse(d$sex == 1, "male", "female"), c("male", "female"))
d$ecog_class <- factor(ifelse(d$ph_ecog >= 2, "2+", as.character(d$ph_ecog)), c("0", "1", "2+"))
d$physician_low <- factor(ifelse(d$ph_karno < 80, "<80", ">=80"), c(">=80", "<80"))
d$patient_low <- factor(ifelse(d$pat_karno < 80, "<80", ">=80"), c(">=80", "<80"))

put("patient-flow|n", nrow(d))
put("patient-flow|start", nrow(d))
put("patient-flow|included", nrow(d))

# Table 1
put("table-1|n", nrow(d))
groups <- list(d, d[d$sex == "male", ], d[d$sex == "female", ])
prefixes <- list("table-1", c("table-1", "sex=male"), c("table-1", "sex=female"))
for (g in 2:3) put(id(prefixes[[g]], "n"), nrow(groups[[g]]))
numbers <- c("age", "ph_karno", "pat_karno", "meal_cal", "wt_loss")
for (g in 1:3) {
  put_levels(prefixes[[g]], "ph_ecog_class", groups[[g]]$ph_ecog, c("0", "1", "2", "3"))
  for (variable in numbers) put_number(prefixes[[g]], variable, groups[[g]][[variable]])
}
put("table-1|ph_ecog_class|p_value", fisher.test(table(d$ph_ecog, d$sex), workspace = 2e7)$p.value)
for (variable in numbers)
  put(id("table-1", variable, "p_value"), suppressWarnings(wilcox.test(d[[variable]] ~ d$sex)$p.value))

# Survival
survival_rows <- function(analysis, quantiles, months, data, prefix = c(analysis, "os")) {
  put_counts(prefix, data$time, data$event)
  put_quantiles(prefix, data$time, data$event, quantiles)
  put_survival(prefix, data$time, data$event, months)
  put_follow_up(prefix, data$time, data$event)
}
put("survival|n", nrow(d))
survival_rows("survival", c(0.25, 0.5, 0.75), c(6, 12, 24), d)
put("survival-by-sex|n", nrow(d))
survival_rows("survival-by-sex", 0.5, c(6, 12, 24), d)
for (level in levels(d$sex))
  survival_rows("survival-by-sex", 0.5, c(6, 12, 24), d[d$sex == level, ],
                c("survival-by-sex", "os", paste0("sex=", level)))
put_log_rank(c("survival-by-sex", "os"), d$time, d$event, d$sex)

put("mean-survival-by-sex|n", nrow(d))
for (level in c("all", levels(d$sex))) {
  at <- d[level == "all" | d$sex == level, ]
  prefix <- c("mean-survival-by-sex", "os", if (level != "all") paste0("sex=", level))
  put_counts(prefix, at$time, at$event)
  put_restricted_means(prefix, at$time, at$event, c(12, 24))
}
put_log_rank(c("mean-survival-by-sex", "os"), d$time, d$event, d$sex)
put_restricted_differences(c("mean-survival-by-sex", "os"), "sex", d$time, d$event, d$sex, c(12, 24))

figure <- function(analysis, variable) {
  used <- d[!is.na(d[[variable]]), ]
  put(id(analysis, "n"), nrow(d))
  put_counts(c(analysis, "os"), d$time, d$event)
  for (level in levels(d[[variable]])) {
    at <- used[used[[variable]] == level, ]
    prefix <- c(analysis, "os", paste0(variable, "=", level))
    put_counts(prefix, at$time, at$event)
    put_quantiles(prefix, at$time, at$event, 0.5)
    put_at_risk(prefix, at$time, seq(0, 30, 6))
  }
  put_log_rank(c(analysis, "os"), used$time, used$event, used[[variable]])
}
figure("figure-1", "sex")
figure("figure-2", "ecog_class")

# Cox models
columns_of <- function(variable) {
  if (is.numeric(d[[variable]])) return(list("-" = variable))
  compared <- levels(d[[variable]])[-1]
  setNames(as.list(paste0(variable, compared)), compared)
}
cox_table <- function(analysis, factors) {
  put(id(analysis, "n"), nrow(d))
  put_counts(c(analysis, "os"), d$time, d$event)
  for (variable in factors) {
    known <- !is.na(d[[variable]])
    if (is.numeric(d[[variable]])) {
      put_counts(c(analysis, "os", variable), which(known), d$event[known])
    } else for (level in levels(d[[variable]])) {
      at <- known & d[[variable]] == level
      put_counts(c(analysis, "os", variable, level), which(at), d$event[at])
    }
    model <- coxph(as.formula(paste("Surv(time, event) ~", variable)), d)
    put_factor(c(analysis, "os", "univariable"), variable, model, columns_of(variable))
    put_model(c(analysis, "os", "univariable", variable), model, whole = FALSE)
  }
  model <- coxph(as.formula(paste("Surv(time, event) ~", paste(factors, collapse = " + "))), d)
  for (variable in factors) put_factor(c(analysis, "os", "multivariable"), variable, model, columns_of(variable))
  put_model(c(analysis, "os", "multivariable"), model)
}
cox_table("table-2", c("age", "sex", "ph_ecog", "ph_karno", "pat_karno", "wt_loss"))
cox_table("table-3", c("ecog_class", "physician_low", "patient_low"))

# Figure 3
aged <- transform(d, age_group = factor(ifelse(age < 65, "<65", ">=65"), c("<65", ">=65")))
put_subgroups("figure-3", "os", aged, "sex", c("ecog_class", "age_group"))

# Supplement: proportional hazards of the models of Table 2
prefix <- c("proportional-hazards", "os")
factors <- c("age", "sex", "ph_ecog", "ph_karno", "pat_karno", "wt_loss")
put("proportional-hazards|n", nrow(d))
put_counts(prefix, d$time, d$event)
for (variable in factors) {
  model <- coxph(as.formula(paste("Surv(time, event) ~", variable)), d)
  put(id(prefix, "univariable", variable, "n"), model$n)
  put(id(prefix, "univariable", variable, "events"), model$nevent)
  put_zph(c(prefix, "univariable"), cox.zph(model), variable)
}
model <- coxph(as.formula(paste("Surv(time, event) ~", paste(factors, collapse = " + "))), d)
put(id(prefix, "multivariable", "n"), model$n)
put(id(prefix, "multivariable", "events"), model$nevent)
put_zph(c(prefix, "multivariable"), cox.zph(model), factors, whole = TRUE)
write_values("lung.json")
