/** The first page of the download: what it is, which version, how to cite it, how to read it into R. */
import { kinds } from "../../corpus/index.ts";
import type { Commons } from "../commons/commons.ts";
import { apa } from "./apa.ts";
import { citedWhole, LICENSE } from "./cite.ts";
import { tables } from "./tables/index.ts";

/** What to write beside what is taken over. */
export function attribution(commons: Commons, site: string): string {
  return `Innodopt (${site}), version ${commons.version}, CC BY 4.0 (${LICENSE})`;
}

export const LICENSE_TEXT = `Innodopt corpus

This work is licensed under the Creative Commons Attribution 4.0 International License (CC BY 4.0).
You may copy, change and pass on what is in here, also commercially, as long as you say where it is from,
link to the license and say what you changed.

License: ${LICENSE}
Legal code: ${LICENSE}legalcode

Not ours to license: the works of others that sources/ lists, the titles and entries of published frameworks
(yaml/frameworks, each with its publisher and, where stated, license), and the public tools that yaml/resources points to.
The word "innodoption" and the six-practice Transformation Design frame are Next Generation Learning Challenges' (NGLC).
`;

/** R reads it without any package. */
const R = `# in the folder innodopt-corpus, with R 4 or newer; no package is needed
read <- function(name) read.csv(file.path("csv", paste0(name, ".csv")), encoding = "UTF-8", na.strings = "")
findings <- read("findings")
studies  <- read("studies")
codebook <- read("codebook")

# effects of randomized trials in standard deviations, with how deep each was read
trials <- subset(findings, design == "rct" & metric %in% c("g", "d"))
trials[order(-trials$value), c("study", "outcome", "metric", "value", "se", "n", "read")]

# what a column means
subset(codebook, table == "findings" & column == "read")

# which claims rest on a study (a list of ids is joined by "; ")
claims <- read("claims")
claims[grepl("kraft-2018-coaching#", claims$supported_by, fixed = TRUE), c("id", "certainty")]
`;

export function readme(commons: Commons, site: string): string {
  const counts = kinds.map((kind) => `${commons.counts[kind]} ${kind}`).join(", ");
  return `# Innodopt: an open record of what is known about changing schools

Version ${commons.version} · last change ${commons.changedOn ?? "not dated"} · ${site}

${counts}.

## What is inside

| in | what |
|---|---|
| \`csv/\` | ${tables.length} tables: one for each kind of record, \`findings\` (effects), \`state-conditions\`, \`references\` (who names whom), \`codebook\` |
| \`CODEBOOK.md\` | every column: meaning, type, unit, values, what an empty cell says |
| \`yaml/\` | each record as it was written, with everything that is too deep for a table |
| \`sources/\` | the works behind it: \`sources.json\` (CSL-JSON), \`sources.bib\` (BibTeX) |
| \`CITATION.txt\`, \`CITATION.bib\` | how to cite the whole |
| \`LICENSE\` | CC BY 4.0, and what is not ours |

The version differs whenever any record does. Each record has one of its own: \`text_version\`, the last column of its table.

## How to cite it

${apa(citedWhole(commons, site))}

Beside what you take over, write: ${attribution(commons, site)}

## Read it into R

\`\`\`r
${R}\`\`\`

## Before you count

- \`read\` says how deep somebody here read a finding: many were read in abstracts only. \`verified\` false means second hand.
- An empty cell is never a zero or a no. \`not-known\` means that nobody here has looked.
- Nothing here shows that one thing causes another unless its design can.

API: ${site}/api · changes as a feed: ${site}/feed.atom
`;
}
