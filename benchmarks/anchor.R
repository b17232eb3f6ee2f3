# SPDX-License-Identifier: Apache-2.0
# What a user would run instead: all rows in one place, R survival, one thread.
#   Rscript anchor.R OUT          (OUT as written by rows.py)
# Prints seconds for reading, Kaplan-Meier and log-rank, then the numbers to compare.
suppressPackageStartupMessages(library(survival))
out <- commandArgs(TRUE)[1]
files <- Sys.glob(file.path(out, "data", "site-*.csv"))
read <- if (requireNamespace("data.table", quietly = TRUE)) function(f) data.table::fread(f, data.table = FALSE) else function(f) read.csv(f, colClasses = c("NULL", "numeric", "integer", "character", "character"))
clock <- function(f) { s <- system.time(r <- f()); list(s = s[["elapsed"]], r = r) }
rows <- clock(function() do.call(rbind, lapply(files, read)))
d <- rows$r
d$time <- ceiling(d$time)
fit <- clock(function() survfit(Surv(time, event) ~ group, data = d))
lr <- clock(function() survdiff(Surv(time, event) ~ group, data = d))
cat(sprintf("rows %d  read %.2f s  survfit %.2f s  survdiff %.2f s  total %.2f s\n", nrow(d), rows$s, fit$s, lr$s, rows$s + fit$s + lr$s))
cat(sprintf("events %.0f  chisq %.15g\n", sum(fit$r$n.event), lr$r$chisq))
print(summary(fit$r)$table[, c("records", "events", "median", "0.95LCL", "0.95UCL")])
