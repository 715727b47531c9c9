/** The files beside a record's page, /KIND/ID.ENDING, and beside a list, /KIND.ENDING. */
import type { Kind } from "../../corpus/index.ts";
import { addressOf, type Commons } from "../commons/commons.ts";
import { recordData } from "../commons/record-data.ts";
import { apa } from "./apa.ts";
import { bibtex } from "./bibtex.ts";
import { citedRecord, LICENSE, worksBehind } from "./cite.ts";
import { ris } from "./ris.ts";
import { csv, tableOf } from "./tables/index.ts";

export const endings = ["json", "bib", "ris", "apa.txt", "works.bib", "works.ris"] as const;
export type Ending = (typeof endings)[number];
export type PublishedFile = { readonly type: string; readonly body: string };

const TYPES: { readonly [E in Ending]: string } = {
  json: "application/json",
  bib: "application/x-bibtex; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
  "apa.txt": "text/plain; charset=utf-8",
  "works.bib": "application/x-bibtex; charset=utf-8",
  "works.ris": "application/x-research-info-systems; charset=utf-8",
};

/** undefined where there is no such record. `works.` = the works of others that it rests on. */
export function recordFile(
  commons: Commons,
  site: string,
  kind: Kind,
  id: string,
  ending: Ending,
): PublishedFile | undefined {
  const work = citedRecord(commons, site, kind, id);
  if (work === undefined) return undefined;
  const bodies: { readonly [E in Ending]: () => string } = {
    json: () => `${JSON.stringify(publishedRecord(commons, site, kind, id), null, 2)}\n`,
    bib: () => bibtex([work]),
    ris: () => ris(work),
    "apa.txt": () => `${apa(work)}\n`,
    "works.bib": () => bibtex(worksBehind(commons, kind, id)),
    "works.ris": () => worksBehind(commons, kind, id).map(ris).join("\r\n"),
  };
  return { type: TYPES[ending], body: bodies[ending]() };
}

/** A record as data, with what anybody who takes it along has to know. */
function publishedRecord(commons: Commons, site: string, kind: Kind, id: string): object {
  return {
    canonical: site + addressOf(kind, id),
    license: LICENSE,
    version: commons.versionOf(kind, id),
    ...recordData(commons, kind, id),
  };
}

/** A kind's records: each as it stands in the corpus, or as a flat table. */
export function listFile(commons: Commons, site: string, kind: Kind, ending: "json" | "csv"): PublishedFile {
  if (ending === "csv") return { type: "text/csv; charset=utf-8", body: csv(tableOf[kind], commons, site) };
  const records = commons.all(kind).map((record) => ({
    canonical: site + addressOf(kind, record.id),
    version: commons.versionOf(kind, record.id),
    lastChange: commons.lastChange(kind, record.id),
    record,
  }));
  const list = { kind, canonical: `${site}/${kind}`, license: LICENSE, version: commons.version, records };
  return { type: "application/json", body: `${JSON.stringify(list, null, 1)}\n` };
}
