# One process of R's side: Rscript theirs.R <folder> <task> <n> <p> <budget in seconds>.
suppressPackageStartupMessages(library(survival))
args <- commandArgs(TRUE)
folder <- args[1]
task <- args[2]
n <- as.integer(args[3])
p <- as.integer(args[4])
budget <- as.numeric(args[5])
batch_seconds <- 0.05
long_seconds <- 2

read <- function(name) {
  path <- file.path(folder, paste0(name, ".f64"))
  readBin(path, "double", file.size(path) / 8, endian = "little")
}
time <- read("time")
event <- read("event")
# The bare fit and the load hold the matrix alone, the others the data frame alone.
if (task %in% c("coxph.fit", "load", "bootstrap.fit")) {
  x <- read("x")
  dim(x) <- c(n, p)
  y <- Surv(time, event)
} else {
  x <- read("x")
  frame <- data.frame(time = time, event = event)
  for (j in seq_len(p)) frame[[paste0("x", j)]] <- x[(j - 1) * n + seq_len(n)]
  rm(x)
}
model <- Surv(time, event) ~ .
finite <- function(v) sum(v[is.finite(v)])
bare <- function(x, y) {
  coxph.fit(x, y, strata = NULL, offset = NULL, init = NULL, control = coxph.control(),
    weights = NULL, method = "efron", rownames = NULL, resid = FALSE)
}
samples <- function() matrix(read("counts"), nrow = n)

last <- NULL
call <- NULL
check <- NULL
if (task == "load") {
  call <- function() 0
  check <- function() numeric()
} else if (task == "coxph") {
  call <- function() last <<- coxph(model, frame)
  check <- function() coef(last)
} else if (task == "coxph.fit") {
  call <- function() last <<- bare(x, y)
  check <- function() last$coefficients
} else if (task == "km") {
  frame$group <- read("group")
  call <- function() last <<- survfit(Surv(time, event) ~ group, frame)
  check <- function() c(sum(last$surv), finite(last$std.err), finite(last$lower), finite(last$upper))
} else if (task == "logrank") {
  frame$group <- read("group")
  call <- function() last <<- survdiff(Surv(time, event) ~ group, frame)
  check <- function() last$chisq
} else if (task == "zph") {
  fit <- coxph(model, frame)
  call <- function() last <<- cox.zph(fit)
  check <- function() last$table[, "chisq"]
} else if (task == "concordance") {
  fit <- coxph(model, frame)
  call <- function() last <<- concordance(fit)
  check <- function() c(last$concordance, sqrt(last$var))
} else if (task == "residuals") {
  fit <- coxph(model, frame)
  call <- function() last <<- as.matrix(residuals(fit, "dfbeta"))
  check <- function() colSums(abs(last))
} else if (task == "bootstrap") {
  counts <- samples()
  rows <- seq_len(n)
  call <- function() {
    sums <- numeric(p)
    for (s in seq_len(ncol(counts))) {
      fit <- suppressWarnings(coxph(model, frame[rep(rows, counts[, s]), ]))
      beta <- coef(fit)
      beta[is.na(beta)] <- 0
      sums <- sums + abs(beta)
    }
    last <<- sums
  }
  check <- function() last
} else if (task == "bootstrap.fit") {
  counts <- samples()
  rows <- seq_len(n)
  call <- function() {
    sums <- numeric(p)
    for (s in seq_len(ncol(counts))) {
      taken <- rep(rows, counts[, s])
      beta <- suppressWarnings(bare(x[taken, ], y[taken, ]))$coefficients
      beta[is.na(beta)] <- 0
      sums <- sums + abs(beta)
    }
    last <<- sums
  }
  check <- function() last
} else if (task == "cold") {
  group <- read("group")
  call <- function() {
    summary(survfit(Surv(time, event) ~ group))
    survdiff(Surv(time, event) ~ group)
    for (j in seq_len(p)) coxph(Surv(time, event) ~ frame[[j + 2]])
    last <<- coxph(model, frame)
    cox.zph(last)
  }
  check <- function() coef(last)
}

cpu_of <- function(work) {
  start <- proc.time()
  work()
  sum((proc.time() - start)[1:2])
}
time_calls <- function() {
  first <- cpu_of(call)
  if (budget == 0 || first > long_seconds) return(list(first = first, calls = first))
  batch <- ceiling(batch_seconds / max(first, 1e-3))
  calls <- numeric()
  spent <- first
  while (spent < budget || length(calls) == 0) {
    cpu <- cpu_of(function() for (i in seq_len(batch)) call())
    calls <- c(calls, cpu / batch)
    spent <- spent + cpu
  }
  list(first = first, calls = calls)
}
peak_megabytes <- function() {
  if (!file.exists("/proc/self/status")) return(NaN)
  line <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}

timed <- time_calls()
values <- check()
show <- function(name, v) cat(name, sprintf("%.17g", v), "\n")
show("first", timed$first)
show("calls", timed$calls)
show("check", values)
show("peak", peak_megabytes())
show("process", sum(proc.time()[1:2]))
