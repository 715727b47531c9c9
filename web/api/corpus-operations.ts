/** What can be asked about the record: open to every site and program. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { isKind, type Kind, kinds, nearest, singular } from "../../corpus/index.ts";
import { dimensions } from "../../corpus/schemas/parts.ts";
import type { Commons } from "../../domain/commons/commons.ts";
import { findingRows } from "../../domain/commons/finding-data.ts";
import { recordData, recordEntry } from "../../domain/commons/record-data.ts";
import { type Operation, operation, paged, paging } from "./operation.ts";
import { problems } from "./problem.ts";
import { recordShapes } from "./schemas.ts";

export const V1 = "/api/v1";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
export const programVersion: string = version;

export const licence = {
  name: "CC BY 4.0",
  url: "https://creativecommons.org/licenses/by/4.0/",
  credit: "Name Innodopt as the source and say what you changed.",
};

const whats: Record<Kind, string> = {
  indicators: "Practices of change that work, each with four levels that an observer would see.",
  conditions: "What must be in place around a school, or stands in its way.",
  claims: "What the evidence says, with how sure that is; and gaps: what nobody knows.",
  strategies: "Next steps that somebody can take, with what they cost and what they rest on.",
  studies: "Studies and syntheses with what each found.",
  cases: "Sites in the public record, as we read it.",
  states: "What is publicly known of each state's conditions.",
  instruments: "Surveys, observations and reviews, in two languages.",
  frameworks: "Published sets of competencies, conditions or stages of change.",
  resources: "Public tools that exist.",
  sources: "Works cited, in CSL-JSON.",
};

const about = operation({
  id: "about",
  path: V1,
  tag: "corpus",
  summary: "What this is, in which version, and where everything else is",
  description:
    "The first thing to ask. `corpusVersion` differs whenever any record does: ask for it before you fetch everything anew.",
  answer: "About",
  example: V1,
  load: ({ commons, address, version }) => ({
    body: {
      name: "Innodopt",
      version: programVersion,
      corpusVersion: version(),
      changedOn: commons.changedOn,
      counts: commons.counts,
      size: commons.size,
      licence,
      links: {
        document: `${address()}${V1}/openapi.json`,
        reference: `${address()}/api`,
        kinds: `${address()}${V1}/kinds`,
        records: `${address()}${V1}/records`,
        findings: `${address()}${V1}/findings`,
        places: `${address()}${V1}/places`,
        case: `${address()}/ims/case/v1p1/CFDocuments`,
        download: `${address()}/download`,
      },
    },
  }),
});

const listKinds = operation({
  id: "kinds",
  path: `${V1}/kinds`,
  tag: "corpus",
  summary: "The eleven kinds of record, with how many there are of each",
  description: "The word in `kind` is the one that all other operations and the addresses of pages use.",
  answer: "Kinds",
  example: `${V1}/kinds`,
  load: ({ commons, address }) => ({
    body: {
      kinds: kinds.map((kind) => ({
        kind,
        singular: singular[kind],
        what: whats[kind],
        count: commons.counts[kind],
        records: `${address()}${V1}/records?kind=${kind}`,
        schema: recordShapes[kind],
      })),
    },
  }),
});

const wordOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, `is one of ${words.join(", ")}.`);

const day = z.iso.date("is a day, YYYY-MM-DD.");

const listRecords = operation({
  id: "records",
  path: `${V1}/records`,
  tag: "corpus",
  summary: "Records, whole, a part at a time",
  description:
    "By kind and then by id. With `changed_since` only those whose last stamped change is of that day or later, and those changed since the last stamp.",
  query: z.strictObject({
    kind: wordOf(kinds).optional().describe("Only this kind."),
    changed_since: day.optional().describe("A day, YYYY-MM-DD."),
    ...paging,
  }),
  answer: "Records",
  example: `${V1}/records?kind=indicators&limit=5`,
  load: ({ commons, address }, { query, url }) => {
    const since = query.changed_since;
    const wanted = (query.kind ? [query.kind] : kinds).flatMap((kind) =>
      commons.all(kind).flatMap(({ id }) => {
        const change = commons.lastChange(kind, id);
        return since === undefined || change === null || change.date >= since ? [{ kind, id }] : [];
      }),
    );
    const answer = paged(wanted, query, { address: address(), url });
    const items = answer.body.items.flatMap(({ kind, id }) => recordEntry(commons, kind, id) ?? []);
    return { ...answer, body: { ...answer.body, items } };
  },
});

const oneRecord = operation({
  id: "record",
  path: `${V1}/records/{kind}/{id}`,
  tag: "corpus",
  summary: "One record, what it names and who names it",
  description:
    "`record` is what the YAML file says. `names` are its references to other records, `namedBy` those of others to it. The same as `innodopt show KIND ID --json` and as the `.json` beside its page.",
  params: z.strictObject({
    kind: z.string().describe("One of the eleven kinds, e.g. indicators."),
    id: z.string().describe("e.g. purpose-shared-why"),
  }),
  answer: "Record",
  example: `${V1}/records/indicators/purpose-shared-why`,
  load: ({ commons }, { params: { kind, id } }) => {
    if (!isKind(kind)) throw problems.noKind({ kind, kinds });
    const body = recordData(commons, kind, id);
    if (!body) throw problems.noRecord({ kind, id, near: commons.nearestId(kind, id) });
    return { body };
  },
});

const listFindings = operation({
  id: "findings",
  path: `${V1}/findings`,
  tag: "corpus",
  summary: "Every finding of every study as a row: effect, interval, n, outcome, how it was read",
  description:
    "`null` = not reported; nothing is computed. `metric` says what `value` counts: never pool two metrics. `read` says how deep somebody here read the source. `claims` are those that rest on the finding.",
  query: z.strictObject({
    study: z.string().optional().describe("Id of a study."),
    claim: z.string().optional().describe("Id of a claim that names the finding."),
    indicator: z.string().optional().describe("Id of an indicator: findings named by claims about it."),
    condition: z.string().optional().describe("Id of a condition: findings named by claims about it."),
    dimension: wordOf(dimensions).optional().describe("Of the outcome."),
    ...paging,
  }),
  answer: "Findings",
  example: `${V1}/findings?dimension=academic&limit=5`,
  load: ({ commons, address }, { query, url }) => {
    const { study, claim, indicator, condition, dimension } = query;
    known(commons, "study", "studies", study);
    known(commons, "claim", "claims", claim);
    known(commons, "indicator", "indicators", indicator);
    known(commons, "condition", "conditions", condition);
    if (indicator !== undefined && condition !== undefined)
      throw problems.parameter({
        name: "condition",
        what: "indicator and condition cannot be asked together.",
        remedy: "Ask twice, once with each.",
      });
    const about = indicator ? `indicator:${indicator}` : condition ? `condition:${condition}` : undefined;
    return paged(findingRows(commons, { study, claim, about, dimension }), query, { address: address(), url });
  },
});

/** A parameter that names a record must name one that is there: an empty list would look like an answer. */
function known(commons: Commons, name: string, kind: Kind, id: string | undefined): void {
  if (id === undefined || commons.get(kind, id) !== undefined) return;
  const near = nearest(
    id,
    commons.all(kind).map((body) => body.id),
  );
  throw problems.parameter({
    name,
    what: `There is no ${singular[kind]} "${id}".`,
    remedy: near ? `Did you mean "${near}"?` : `${V1}/records?kind=${kind} lists all of them.`,
    near,
  });
}

export const corpusOperations: readonly Operation[] = [about, listKinds, listRecords, oneRecord, listFindings];
