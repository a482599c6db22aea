# Shared by the scripts beside it: R's numbers under the ids of the result rows, written with 17 significant digits.
suppressMessages(library(survival))

DAYS_PER_MONTH <- 30.4375
values <- new.env()
order_of_ids <- character()

put <- function(id, value) {
  if (length(value) != 1) stop(id, ": one value expected")
  if (id %in% order_of_ids) stop(id, ": put twice")
  order_of_ids <<- c(order_of_ids, id)
  assign(id, value, envir = values)
}

id <- function(...) paste(c(...), collapse = "|")

number <- function(x) if (is.na(x)) "null" else sprintf("%.17g", x)

write_values <- function(file) {
  entries <- vapply(order_of_ids, function(name) {
    sprintf('    "%s": %s', name, number(get(name, envir = values)))
  }, "")
  lines <- c(
    "{",
    sprintf('  "meta": { "R": "%s", "survival": "%s" },', getRversion(), packageVersion("survival")),
    '  "values": {',
    paste(entries, collapse = ",\n"),
    "  }",
    "}"
  )
  writeLines(enc2utf8(lines), file, useBytes = TRUE)
}

# Rows of one factor in a fitted Cox model; `columns`: level -> name of R's coefficient ('' for a number).
put_factor <- function(prefix, variable, fit, columns) {
  table <- coef(summary(fit))
  limits <- summary(fit)$conf.int
  for (level in names(columns)) {
    name <- columns[[level]]
    at <- c(prefix, variable, if (level != "-") level)
    put(id(at, "hazard_ratio"), limits[name, "exp(coef)"])
    put(id(at, "hazard_ratio_lower"), limits[name, "lower .95"])
    put(id(at, "hazard_ratio_upper"), limits[name, "upper .95"])
    put(id(at, "p_value"), table[name, "Pr(>|z|)"])
    put(id(at, "coefficient"), table[name, "coef"])
    put(id(at, "std_error"), table[name, if ("robust se" %in% colnames(table)) "robust se" else "se(coef)"])
    put(id(at, "z"), table[name, "z"])
  }
  if (length(columns) > 1) {
    names <- unlist(columns)
    b <- coef(fit)[names]
    stat <- as.vector(b %*% solve(vcov(fit)[names, names]) %*% b)
    put(id(prefix, variable, "term_p_value"), pchisq(stat, length(names), lower.tail = FALSE))
  }
}

put_model <- function(prefix, fit, whole = TRUE) {
  s <- summary(fit)
  p <- length(coef(fit))
  if (whole) {
    put(id(prefix, "n"), fit$n)
    put(id(prefix, "events"), fit$nevent)
  }
  upper <- function(stat) pchisq(stat, p, lower.tail = FALSE)
  put(id(prefix, "log_likelihood"), fit$loglik[2])
  put(id(prefix, "lr_test"), 2 * diff(fit$loglik))
  put(id(prefix, "lr_test_p"), upper(2 * diff(fit$loglik)))
  put(id(prefix, "wald_test"), fit$wald.test)
  put(id(prefix, "wald_test_p"), upper(fit$wald.test))
  put(id(prefix, "score_test"), fit$score)
  put(id(prefix, "score_test_p"), upper(fit$score))
  put(id(prefix, "concordance"), fit$concordance[["concordance"]])
  put(id(prefix, "concordance_se"), fit$concordance[["std"]])
  put(id(prefix, "events_per_parameter"), fit$nevent / p)
  put(id(prefix, "iterations"), fit$iter)
}

# Tests of proportional hazards of the factors of a model, and with `whole` of all together.
put_zph <- function(prefix, zph, variables, whole = FALSE) {
  for (variable in c(variables, if (whole) "GLOBAL")) {
    at <- c(prefix, if (variable != "GLOBAL") variable)
    put(id(at, "ph_chisq"), zph$table[variable, "chisq"])
    put(id(at, "ph_df"), zph$table[variable, "df"])
    put(id(at, "ph_p"), zph$table[variable, "p"])
  }
}

put_counts <- function(prefix, time, event) {
  put(id(prefix, "n"), length(time))
  put(id(prefix, "events"), sum(event))
}

put_quantiles <- function(prefix, time, event, probabilities) {
  fit <- survfit(Surv(time, event) ~ 1)
  for (p in probabilities) {
    q <- if (p == 0.5) summary(fit)$table[c("median", "0.95LCL", "0.95UCL")] else unlist(quantile(fit, p))
    put(id(prefix, p, "quantile"), q[[1]] / DAYS_PER_MONTH)
    put(id(prefix, p, "quantile_lower"), q[[2]] / DAYS_PER_MONTH)
    put(id(prefix, p, "quantile_upper"), q[[3]] / DAYS_PER_MONTH)
  }
}

put_survival <- function(prefix, time, event, months) {
  fit <- survfit(Surv(time, event) ~ 1)
  for (at in months) {
    s <- summary(fit, times = at * DAYS_PER_MONTH, extend = TRUE)
    known <- at * DAYS_PER_MONTH <= max(time) || s$surv == 0
    put(id(prefix, at, "survival"), if (known) s$surv else NA)
    put(id(prefix, at, "survival_lower"), if (known) s$lower else NA)
    put(id(prefix, at, "survival_upper"), if (known) s$upper else NA)
  }
}

# Mean time within so many months and its standard error, in days; NA where follow-up ends before.
restricted_mean <- function(time, event, months) {
  tau <- months * DAYS_PER_MONTH
  fit <- survfit(Surv(time, event) ~ 1)
  if (tau > max(time) && min(fit$surv) > 0) return(c(NA, NA))
  unname(summary(fit, rmean = tau)$table[c("rmean", "se(rmean)")])
}

put_restricted <- function(prefix, statistic, mean, se, p = FALSE) {
  z <- qnorm(0.975)
  put(id(prefix, statistic), mean / DAYS_PER_MONTH)
  put(id(prefix, paste0(statistic, "_lower")), (mean - z * se) / DAYS_PER_MONTH)
  put(id(prefix, paste0(statistic, "_upper")), (mean + z * se) / DAYS_PER_MONTH)
  if (p) put(id(prefix, paste0(statistic, "_p")), 2 * pnorm(-abs(mean / se)))
}

put_restricted_means <- function(prefix, time, event, months) {
  for (at in months) {
    found <- restricted_mean(time, event, at)
    put_restricted(c(prefix, at), "restricted_mean", found[1], found[2])
  }
}

# Of each level of a factor but the first, less that of the first.
put_restricted_differences <- function(prefix, variable, time, event, group, months) {
  for (level in levels(group)[-1]) for (at in months) {
    own <- restricted_mean(time[group == level], event[group == level], at)
    other <- restricted_mean(time[group == levels(group)[1]], event[group == levels(group)[1]], at)
    put_restricted(c(prefix, variable, level, at), "restricted_mean_difference",
                   own[1] - other[1], sqrt(own[2]^2 + other[2]^2), TRUE)
  }
}

put_follow_up <- function(prefix, time, event) {
  q <- summary(survfit(Surv(time, 1 - event) ~ 1))$table[c("median", "0.95LCL", "0.95UCL")] / DAYS_PER_MONTH
  put(id(prefix, "follow_up"), q[[1]])
  put(id(prefix, "follow_up_lower"), q[[2]])
  put(id(prefix, "follow_up_upper"), q[[3]])
}

put_at_risk <- function(prefix, time, months) {
  for (at in months) put(id(prefix, at, "at_risk"), sum(time >= at * DAYS_PER_MONTH))
}

put_log_rank <- function(prefix, time, event, group) {
  test <- survdiff(Surv(time, event) ~ group)
  df <- sum(test$exp > 0) - 1
  put(id(prefix, "log_rank_chisq"), test$chisq)
  put(id(prefix, "log_rank_df"), df)
  put(id(prefix, "log_rank_p"), pchisq(test$chisq, df, lower.tail = FALSE))
}

# Rows of a category (`values` with NA for missing) and of a number in a baseline table.
put_levels <- function(prefix, variable, values, levels) {
  put(id(prefix, variable, "missing"), sum(is.na(values)))
  known <- values[!is.na(values)]
  for (level in levels) {
    put(id(prefix, variable, level, "n"), sum(known == level))
    put(id(prefix, variable, level, "percent"), mean(known == level))
  }
}

put_number <- function(prefix, variable, values) {
  put(id(prefix, variable, "missing"), sum(is.na(values)))
  x <- values[!is.na(values)]
  put(id(prefix, variable, "median"), median(x))
  put(id(prefix, variable, "min"), min(x))
  put(id(prefix, variable, "max"), max(x))
  put(id(prefix, variable, "q1"), quantile(x, 0.25)[[1]])
  put(id(prefix, variable, "q3"), quantile(x, 0.75)[[1]])
  put(id(prefix, variable, "mean"), mean(x))
  put(id(prefix, variable, "sd"), sd(x))
}

ratio_of <- function(model, name, level) {
  s <- summary(model, conf.int = level)
  c(
    hazard_ratio = s$conf.int[name, "exp(coef)"],
    hazard_ratio_lower = s$conf.int[name, 3],
    hazard_ratio_upper = s$conf.int[name, 4],
    p_value = coef(s)[name, "Pr(>|z|)"]
  )
}
NO_RATIO <- c(hazard_ratio = NA, hazard_ratio_lower = NA, hazard_ratio_upper = NA, p_value = NA)
put_ratio <- function(prefix, found) for (name in names(found)) put(id(prefix, name), found[[name]])

# Hazard ratios of one factor within subgroups, and their interactions; `d` has time, event and factors with their levels in order
put_subgroups <- function(analysis, endpoint, d, factor, subgroups, ties = "efron", level = 0.95, reference = NULL, strata = NULL) {
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
      put_ratio(at, if (found) ratio_of(model, name, level) else NO_RATIO)
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
      found <- ratio_of(model, products, level)
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
