/** Lines to copy. The Python one is run by web/api/examples.test.ts, the R one where R and jsonlite are. */

/** R: findings with an effect in standard deviations and its interval, as one table. Needs jsonlite and nothing else. */
export const rExample = (site: string) => `library(jsonlite)

url <- "${site}/api/v1/findings?limit=500"
findings <- list()
while (!is.null(url)) {
  page <- fromJSON(url, simplifyVector = FALSE)
  findings <- c(findings, page$items)
  url <- page[["next"]]
}

in_sd <- Filter(function(f) identical(f$metric, "g") && !is.null(f$interval), findings)
do.call(rbind, lapply(in_sd, function(f) data.frame(
  study = f$study, value = f$value, low = f$interval$low, high = f$interval$high,
  n = if (is.null(f$n)) NA else f$n, read = f$read)))`;

/** Python: the same, with nothing but its standard library. */
export const pythonExample = (site: string) => `import json, urllib.request

url = "${site}/api/v1/findings?limit=500"
findings = []
while url:
    with urllib.request.urlopen(url) as answer:
        page = json.load(answer)
    findings += page["items"]
    url = page["next"]

for f in findings:
    if f["metric"] == "g" and f["interval"]:
        print(f["study"], f["value"], f["interval"]["low"], f["interval"]["high"], f["n"], f["read"])`;

export const caseExample = (site: string) => `curl '${site}/ims/case/v1p1/CFDocuments?fields=title'
curl '${site}/ims/case/v1p1/CFPackages/IDENTIFIER'`;
