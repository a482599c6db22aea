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

# ECOG 3 has one patient, who is male; the score of one patient is not known.
put_subgroups("sexes", "os", lung, "sex", c("ph_ecog_class", "age_group", "site"))
put_subgroups("strata", "os", lung, "sex", c("ph_ecog_class", "age_group"), ties = "breslow", level = 0.9, strata = "site")
scored <- lung[lung$ph_ecog_class %in% 0:2, ]
put_subgroups("scores", "os", scored, "ph_ecog_class", c("sex", "age_group"), reference = "1")
put_subgroups("ages", "os", lung, "age", c("sex", "ph_ecog_class"))
put_subgroups("arms", "death", pbc, "arm", c("stage", "sex"))
put_subgroups("stages", "death", pbc, "stage", c("arm", "sex"), reference = "4")
write_values("subgroup-effects.json")
