# Reference correlations from R, straight from the published files; nothing of ours is used.
#   Rscript make.R FOLDER > correlations.json     FOLDER holds the four sets of ../../../../shared/data
# Needs r-base-core and jsonlite. Numbers: cor.test (Pearson, Fisher's interval). Ordered words: cor.test(method = "spearman"),
# which gives no interval; it is computed here by Bonett & Wright (2000), Psychometrika 65:23-28.
library(jsonlite)

folder <- commandArgs(trailingOnly = TRUE)[1]
table_of <- function(set, file, ...) {
  read.csv(file.path(folder, set, file), colClasses = "character", check.names = FALSE, na.strings = character(), encoding = "UTF-8", ...)
}
number <- function(text) suppressWarnings(as.numeric(text))

pairs <- list()
pair <- function(score, outcome, x, y, method = "pearson") {
  both <- !is.na(x) & !is.na(y)
  x <- x[both]
  y <- y[both]
  n <- length(x)
  if (method == "pearson") {
    found <- cor.test(x, y)
    ends <- as.numeric(found$conf.int)
  } else {
    found <- cor.test(x, y, method = "spearman", exact = FALSE)
    rho <- as.numeric(found$estimate)
    ends <- tanh(atanh(rho) + c(-1, 1) * qnorm(0.975) * sqrt((1 + rho^2 / 2) / (n - 3)))
  }
  pairs[[length(pairs) + 1]] <<- list(
    score = score, outcome = outcome, method = method, n = n,
    r = as.numeric(found$estimate), low = ends[1], high = ends[2]
  )
}

# Chicago, spring 2017: the file of 2017-18
chicago <- table_of("chicago-school-progress-reports", "school_progress_reports_sy1718.csv")
survey <- c("VERY WEAK", "WEAK", "NEUTRAL", "STRONG", "VERY STRONG")
climate <- c("NOT YET ORGANIZED", "PARTIALLY ORGANIZED", "MODERATELY ORGANIZED", "ORGANIZED", "WELL ORGANIZED")
word <- function(column, order = survey) match(chicago[[column]], order)
in_chicago <- function(score, outcome, x, column) {
  pair(paste0("chicago-progress-reports:", score), paste0("chicago-progress-reports:", outcome), x, number(chicago[[column]]), "spearman")
}
in_chicago("collaborative_teachers", "growth_reading", word("School_Survey_Collaborative_Teachers"), "Growth_Reading_Grades_Tested_Pct_ES")
in_chicago("effective_leaders", "growth_math", word("School_Survey_Effective_Leaders"), "Growth_Math_Grades_Tested_Pct_ES")
in_chicago("ambitious_instruction", "growth_math", word("School_Survey_Ambitious_Instruction"), "Growth_Math_Grades_Tested_Pct_ES")
in_chicago("safety", "attainment_reading", word("School_Survey_Safety"), "Attainment_Reading_Pct_ES")
in_chicago("supportive_environment", "freshmen_on_track", word("School_Survey_Supportive_Environment"), "Freshmen_On_Track_School_Pct_Year_2")
in_chicago("involved_families", "student_attendance", word("School_Survey_Involved_Families"), "Student_Attendance_Year_2_Pct")
in_chicago("culture_climate", "suspensions", word("Culture_Climate_Rating", climate), "Suspensions_Per_100_Students_Year_2_Pct")
in_chicago("collaborative_teachers", "graduation_4", word("School_Survey_Collaborative_Teachers"), "Graduation_4_Year_School_Pct_Year_2")
in_chicago("parent_teacher_partnership", "student_attendance", word("School_Survey_Parent_Teacher_Partnership"), "Student_Attendance_Year_2_Pct")

# California, 2000
california <- table_of("california-api-schools-2000", "api_schools_2000.csv")
in_california <- function(score, outcome, x, column, method = "pearson") {
  pair(paste0("california-api-2000:", score), paste0("california-api-2000:", outcome), x, number(california[[column]]), method)
}
in_california("qualified", "api", number(california$full), "api00")
in_california("emergency", "api", number(california$emer), "api00")
in_california("mobility", "api", number(california$mobility), "api00")
in_california("class_46", "api", number(california$acs.46), "api00")
in_california("meals", "api", number(california$meals), "api00")
in_california("target_groups", "meals", match(california$comp.imp, c("No", "Yes")), "meals", "spearman")

# Colorado: of each measure the newest year
colorado <- function(file, year, ...) {
  rows <- table_of("colorado-kidscount-districts", file)
  only <- list(TimeFrame = year, ...)
  for (column in names(only)) rows <- rows[rows[[column]] == only[[column]], ]
  rows <- rows[rows$Location != "Colorado", ]
  setNames(number(rows$Data), rows$Location)
}
in_colorado <- function(score, outcome, x, y) {
  places <- intersect(names(x), names(y))
  pair(paste0("colorado-kids-count:", score), paste0("colorado-kids-count:", outcome), unname(x[places]), unname(y[places]))
}
lunch <- colorado("Students qualifying for free or reduced price lunch.csv", "2014", DataFormat = "Percent", `Poverty Level` = "Eligible for Free or Reduced Lunch")
full_day <- colorado("Kindergartners in full-day program.csv", "2014")
income <- colorado("Median household income.csv", "2009-2013")
special <- colorado("Special education.csv", "2014", DataFormat = "Percent")
poverty <- colorado("School-aged children in poverty.csv", "2013", DataFormat = "Percent")
grade3 <- colorado("3rd grade students scoring proficient or above on the CSAP_TCAP.csv", "2014", Score = "Reading")
grade8 <- colorado("8th grade students scoring proficient or above on the CSAP_TCAP.csv", "2014", Score = "Reading")
math <- colorado("Average proficiency on the CSAP_TCAP by race_ethnicity_ Math.csv", "2014", `Race Ethnicity` = "All Students")
remediation <- colorado("Remediation in higher education.csv", "2011")
in_colorado("free_lunch", "grade3_reading", lunch, grade3)
in_colorado("full_day", "grade3_reading", full_day, grade3)
in_colorado("income", "grade8_reading", income, grade8)
in_colorado("special_education", "math", special, math)
in_colorado("poverty", "remediation", poverty, remediation)

# New York City, 2011: two survey files; the last line of the first is cut off and left out
survey_of <- function(file) {
  lines <- readLines(file.path(folder, "nyc-schools-2011", file), encoding = "UTF-8", warn = FALSE)
  cells <- strsplit(sub("^\ufeff", "", lines), "\t", fixed = TRUE)
  header <- gsub("\"", "", cells[[1]])
  whole <- vapply(strsplit(paste0(lines, "\tend"), "\t", fixed = TRUE), length, 1L) == length(header) + 1
  rows <- cells[whole][-1]
  column <- function(name) gsub("\"", "", vapply(rows, function(row) row[match(name, header)], ""))
  data.frame(dbn = column("dbn"), aca_s = number(column("aca_s_11")), com_t = number(column("com_t_11")))
}
both <- rbind(survey_of("survey_all.txt"), survey_of("survey_d75.txt"))
sat <- table_of("nyc-schools-2011", "sat_results.csv", fileEncoding = "UTF-8-BOM")
total <- number(sat[["SAT Critical Reading Avg. Score"]]) + number(sat[["SAT Math Avg. Score"]]) + number(sat[["SAT Writing Avg. Score"]])
graduation <- table_of("nyc-schools-2011", "graduation.csv", fileEncoding = "UTF-8-BOM")
graduation <- graduation[graduation$Demographic == "Total Cohort" & graduation$Cohort == "2006", ]
pair("nyc-survey-2011:aca_s", "nyc-sat-2012:sat_total", both$aca_s, total[match(both$dbn, sat$DBN)])
pair("nyc-survey-2011:com_t", "nyc-graduation-2006-cohort:graduated", both$com_t, number(graduation[["Total Grads - % of cohort"]])[match(both$dbn, graduation$DBN)])

cat(toJSON(list(software = R.version.string, pairs = pairs), digits = I(17), auto_unbox = TRUE, pretty = 2), "\n")
