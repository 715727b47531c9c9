/** How a record is cited: a source as the work it is, any other record as a page of ours with its version. */
import { type Kind, singular } from "../../corpus/index.ts";
import { addressOf, type Commons, titleOf } from "../commons/commons.ts";
import { type Work, workOf } from "./csl.ts";

/** Who signs the record as a whole. */
export const PUBLISHER = "Innodopt";
export const LICENSE = "https://creativecommons.org/licenses/by/4.0/";

const NAMES: { readonly [K in Exclude<Kind, "sources">]: string } = {
  indicators: "Indicator",
  conditions: "Condition",
  claims: "Claim",
  strategies: "Next step",
  studies: "Study record",
  cases: "Case",
  states: "State record",
  instruments: "Instrument",
  frameworks: "Framework record",
  resources: "Resource record",
};

/** undefined where there is no such record. */
export function citedRecord(commons: Commons, site: string, kind: Kind, id: string): Work | undefined {
  if (kind === "sources") {
    const source = commons.get("sources", id);
    return source && workOf(source);
  }
  if (commons.get(kind, id) === undefined) return undefined;
  const change = commons.lastChange(kind, id);
  return {
    id: `innodopt-${singular[kind]}-${id}`,
    type: "webpage",
    title: titleOf(commons, kind, id, "en").text.replace(/\.$/, ""),
    author: [{ literal: PUBLISHER }],
    ...(change && { issued: { "date-parts": [change.date.split("-").map(Number)] } }),
    publisher: PUBLISHER,
    genre: `${NAMES[kind]}, version ${commons.versionOf(kind, id)}`,
    note: `${NAMES[kind]}, version ${commons.versionOf(kind, id)}. CC BY 4.0`,
    URL: site + addressOf(kind, id),
  };
}

/** The whole: a dataset with the version of all records together. */
export function citedWhole(commons: Commons, site: string): Work {
  return {
    id: "innodopt-corpus",
    type: "dataset",
    title: "Innodopt: an open record of what is known about changing schools",
    author: [{ literal: PUBLISHER }],
    ...(commons.changedOn && { issued: { "date-parts": [commons.changedOn.split("-").map(Number)] } }),
    publisher: PUBLISHER,
    version: commons.version,
    note: `Version ${commons.version}. CC BY 4.0`,
    URL: `${site}/download`,
  };
}

/**
 * The works of others that a record rests on, by id: those it names, those of the studies it names, and those of the studies
 * that the claims it names rest on.
 */
export function worksBehind(commons: Commons, kind: Kind, id: string): Work[] {
  const ids = new Set<string>();
  const studies = new Set<string>();
  const look = (from: Kind, fromId: string, deep: boolean) => {
    for (const { to } of commons.referencesFrom(from, fromId)) {
      if (to.kind === "sources") ids.add(to.id);
      if (to.kind === "studies") studies.add(to.id);
      if (to.kind === "claims" && deep) look("claims", to.id, false);
    }
  };
  look(kind, id, true);
  for (const study of studies) {
    const source = commons.get("studies", study)?.source;
    if (source) ids.add(source);
  }
  return [...ids].sort().flatMap((work) => {
    const source = commons.get("sources", work);
    return source && !(kind === "sources" && work === id) ? [workOf(source)] : [];
  });
}
