/** Lines to copy. web/api/examples.test.ts and the how-to hold them to what the API really answers. */

/** R: all findings as one table. jsonlite makes a column `interval.low` of what lies in `interval`. */
export const rExample = (site: string) => `library(jsonlite)

url <- "${site}/api/v1/findings?limit=500"
parts <- list()
while (!is.null(url)) {
  page <- fromJSON(url, flatten = TRUE)
  parts[[length(parts) + 1]] <- page$items
  url <- page[["next"]]
}
findings <- rbind_pages(parts)
subset(findings, metric == "g" & !is.na(interval.low),
       c(study, outcome, value, interval.low, interval.high, n, read))`;

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
