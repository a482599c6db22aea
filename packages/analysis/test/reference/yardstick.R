# Rscript yardstick.R: the study's analyses on ../fixtures/yardstick-cohort.csv, to yardstick.json
source("lib-values.R")
d <- read.csv("../fixtures/yardstick-cohort.csv")
pick <- function(x, one, zero) ifelse(x == 1, one, zero)
d$age_group <- factor(pick(d$age_le60, "<=60", ">60"), c(">60", "<=60"))
d$sex <- factor(pick(d$female, "female", "male"), c("male", "female"))
d$histology <- factor(tolower(d$histology), c("lms", "sys", "ups"))
d$grade <- factor(pick(d$grade3, "g3", "g2"), c("g2", "g3"))
d$tfi_group <- factor(pick(d$tfi_ge12, ">=12", "<12"), c("<12", ">=12"))
d$timing <- factor(pick(d$metachronous, "metachronous", "synchronous"), c("synchronous", "metachronous"))
d$primary_control <- factor(pick(d$primary_control, "yes", "no"), c("no", "yes"))
d$systemic_therapy <- factor(pick(d$systemic, "yes", "no"), c("no", "yes"))
d$n_lesions <- d$n_mets
d$n_lesions_class <- ifelse(d$n_mets == 1, "1", ifelse(d$n_mets <= 5, "2-5", ">5"))
d$n_lesions_group <- factor(ifelse(d$n_mets > 5, ">5", "<=5"), c("<=5", ">5"))
d$max_diameter_cm <- d$max_diam_cm
d$size_group <- factor(ifelse(d$max_diam_cm > 2, ">2", "<=2"), c("<=2", ">2"))

factors <- c("age_group", "sex", "histology", "grade", "tfi_group", "timing", "primary_control",
             "systemic_therapy", "n_lesions_group", "size_group")
columns_of <- function(variable, data = d) {
  if (is.numeric(data[[variable]])) return(list("-" = variable))
  compared <- levels(data[[variable]])[-1]
  setNames(as.list(paste0(variable, compared)), compared)
}
surv <- function(endpoint) sprintf("Surv(%s_days, %s_event) ~ ", endpoint, endpoint)
fit <- function(endpoint, terms, data = d) coxph(as.formula(paste0(surv(endpoint), paste(terms, collapse = " + "))), data)

cox_table <- function(analysis, endpoint, factors, models, data = d) {
  put(id(analysis, "n"), nrow(data))
  put_counts(c(analysis, endpoint), data[[paste0(endpoint, "_days")]], data[[paste0(endpoint, "_event")]])
  for (variable in factors) {
    if (is.numeric(data[[variable]])) {
      put_counts(c(analysis, endpoint, variable), data[[variable]], data[[paste0(endpoint, "_event")]])
    } else for (level in levels(data[[variable]])) {
      at <- data[[variable]] == level
      put_counts(c(analysis, endpoint, variable, level), which(at), data[[paste0(endpoint, "_event")]][at])
    }
  }
  if ("univariable" %in% models) for (variable in factors) {
    model <- fit(endpoint, variable, data)
    put_factor(c(analysis, endpoint, "univariable"), variable, model, columns_of(variable, data))
    put_model(c(analysis, endpoint, "univariable", variable), model, whole = FALSE)
  }
  if ("multivariable" %in% models) {
    model <- fit(endpoint, factors, data)
    for (variable in factors)
      put_factor(c(analysis, endpoint, "multivariable"), variable, model, columns_of(variable, data))
    put_model(c(analysis, endpoint, "multivariable"), model)
  }
}
cox_table("table-2", "dfs", factors, c("univariable", "multivariable"))
cox_table("table-3", "os", factors, "univariable")
continuous <- c(setdiff(factors, c("n_lesions_group", "size_group")), "n_lesions", "max_diameter_cm")
cox_table("table-2-continuous", "dfs", continuous, "multivariable")
cox_table("subgroup-systemic-size", "dfs", "systemic_therapy", "univariable", d[d$size_group == ">2", ])

put("proportional-hazards-dfs|n", nrow(d))
put_counts(c("proportional-hazards-dfs", "dfs"), d$dfs_days, d$dfs_event)
model <- fit("dfs", factors)
put_counts(c("proportional-hazards-dfs", "dfs", "multivariable"), d$dfs_days, d$dfs_event)
put_zph(c("proportional-hazards-dfs", "dfs", "multivariable"), cox.zph(model), factors, whole = TRUE)

put("table-4|n", nrow(d))
for (endpoint in c("dfs", "os")) {
  put_counts(c("table-4", endpoint), d[[paste0(endpoint, "_days")]], d[[paste0(endpoint, "_event")]])
  for (variable in setdiff(factors, c("histology", "systemic_therapy"))) {
    model <- fit(endpoint, paste(variable, "* systemic_therapy"))
    level <- levels(d[[variable]])[2]
    name <- paste0(variable, level, ":systemic_therapyyes")
    s <- coef(summary(model))[name, ]
    limits <- summary(model)$conf.int[name, ]
    at <- c("table-4", endpoint, variable, level)
    put(id(at, "interaction_p"), s[["Pr(>|z|)"]])
    put(id(at, "interaction_hr"), limits[["exp(coef)"]])
    put(id(at, "interaction_hr_lower"), limits[["lower .95"]])
    put(id(at, "interaction_hr_upper"), limits[["upper .95"]])
  }
}

survival_summary <- function(analysis, data, follow_up) {
  put(id(analysis, "n"), nrow(data))
  for (endpoint in c("dfs", "os")) {
    time <- data[[paste0(endpoint, "_days")]]
    event <- data[[paste0(endpoint, "_event")]]
    put_counts(c(analysis, endpoint), time, event)
    put_quantiles(c(analysis, endpoint), time, event, 0.5)
    put_survival(c(analysis, endpoint), time, event, c(24, 60))
  }
  if (follow_up) put_follow_up(c(analysis, "os"), data$os_days, data$os_event)
}
survival_summary("survival", d, TRUE)
survival_summary("survival-synchronous", d[d$timing == "synchronous", ], FALSE)

put("survival-by-size|n", nrow(d))
for (endpoint in c("dfs", "os")) {
  time <- d[[paste0(endpoint, "_days")]]
  event <- d[[paste0(endpoint, "_event")]]
  for (level in c("all", levels(d$size_group))) {
    at <- level == "all" | d$size_group == level
    prefix <- c("survival-by-size", endpoint, if (level != "all") paste0("size_group=", level))
    put_counts(prefix, time[at], event[at])
    put_quantiles(prefix, time[at], event[at], 0.5)
    put_restricted_means(prefix, time[at], event[at], 24)
  }
  put_log_rank(c("survival-by-size", endpoint), time, event, d$size_group)
  put_restricted_differences(c("survival-by-size", endpoint), "size_group", time, event, d$size_group, 24)
}

curves <- function(analysis, variable) {
  put(id(analysis, "n"), nrow(d))
  for (endpoint in c("dfs", "os")) {
    time <- d[[paste0(endpoint, "_days")]]
    event <- d[[paste0(endpoint, "_event")]]
    put_counts(c(analysis, endpoint), time, event)
    for (level in levels(d[[variable]])) {
      at <- d[[variable]] == level
      prefix <- c(analysis, endpoint, paste0(variable, "=", level))
      put_counts(prefix, time[at], event[at])
      put_quantiles(prefix, time[at], event[at], 0.5)
      put_at_risk(prefix, time[at], seq(0, 120, 24))
    }
    put_log_rank(c(analysis, endpoint), time, event, d[[variable]])
  }
}
curves("figure-1a", "size_group")
curves("figure-1b", "n_lesions_group")

put("table-1|n", nrow(d))
for (variable in c("sex", "grade", "histology", "timing", "tfi_group", "size_group", "primary_control", "systemic_therapy"))
  put_levels("table-1", variable, d[[variable]], levels(d[[variable]]))
put_levels("table-1", "n_lesions_class", d$n_lesions_class, c("1", "2-5", ">5"))
put("text-cohort|n", nrow(d))
put_number("text-cohort", "n_lesions", d$n_lesions)
put_number("text-cohort", "max_diameter_cm", d$max_diameter_cm)
put("systemic-therapy|n", sum(d$systemic))
put_levels("systemic-therapy", "timing", d$timing[d$systemic == 1], levels(d$timing))
write_values("yardstick.json")
