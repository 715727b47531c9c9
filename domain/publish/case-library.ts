/** Everything that this installation offers as CASE 1.1: a package for each framework and one for our indicators. Pure. */
import type { Commons } from "../commons/commons.ts";
import { frameworkPackage } from "./case.ts";
import { caseUri, linkTo, uuidOf } from "./case-ids.ts";
import { indicatorsPackage, PRACTICES } from "./case-indicators.ts";
import type { CfAssociation, CfDefinition, CfDocument, CfItem, CfPackage, CfRubric } from "./case-types.ts";

/** Where nothing was ever stamped, in a corpus that somebody has just begun. */
const LONG_AGO = "1970-01-01";

/** A record changed since the last stamp counts as changed on the day of the last stamp of all. */
function changedOf(commons: Commons) {
  const iso = (day: string) => `${day}T00:00:00Z`;
  const newest = iso(commons.changedOn ?? LONG_AGO);
  return {
    newest,
    of(kind: "frameworks" | "indicators", id: string) {
      const change = commons.lastChange(kind, id);
      return change ? iso(change.date) : newest;
    },
  };
}

/**
 * One package.
 *
 * @param id       a framework's id, or PRACTICES for the indicators
 * @param address  where this installation is found, no slash at the end
 * @returns        undefined where there is no such framework
 */
export function casePackageOf(commons: Commons, id: string, address: string): CfPackage | undefined {
  const changed = changedOf(commons);
  const framework = (id: string) => commons.get("frameworks", id);
  if (id === PRACTICES) {
    const indicators = commons.all("indicators");
    const dates = indicators.map((one) => changed.of("indicators", one.id)).sort();
    const newest = dates.at(-1) ?? changed.newest;
    return indicatorsPackage(indicators, {
      address,
      newest,
      changed: (id) => changed.of("indicators", id),
      framework,
    });
  }
  const own = framework(id);
  return own && frameworkPackage(own, { address, changed: changed.of("frameworks", id), framework });
}

/** The packages with everything in them by identifier, as the single operations hand them out. */
export type CaseLibrary = {
  documents: readonly CfDocument[]; // our indicators first, then frameworks by id
  packages: ReadonlyMap<string, CfPackage>; // by the document's identifier
  items: ReadonlyMap<string, CfItem>;
  associations: ReadonlyMap<string, CfAssociation>;
  /** Every association that an item is an end of, whichever package says it. */
  around: ReadonlyMap<string, readonly CfAssociation[]>;
  rubrics: ReadonlyMap<string, CfRubric>;
  definitions: Readonly<Record<keyof CfPackage["CFDefinitions"], ReadonlyMap<string, CfDefinition>>>;
};

/** Some 20 ms for 24 packages. */
export function caseLibrary(commons: Commons, address: string): CaseLibrary {
  const ids = [PRACTICES, ...commons.all("frameworks").map(({ id }) => id)];
  const all = ids.flatMap((id) => casePackageOf(commons, id, address) ?? []);
  const packages = new Map(all.map((one) => [one.CFDocument.identifier, one]));
  const items = new Map<string, CfItem>();
  const associations = new Map<string, CfAssociation>();
  const around = new Map<string, CfAssociation[]>();
  const rubrics = new Map<string, CfRubric>();
  const definitions = {
    CFConcepts: new Map<string, CfDefinition>(),
    CFSubjects: new Map<string, CfDefinition>(),
    CFLicenses: new Map<string, CfDefinition>(),
    CFItemTypes: new Map<string, CfDefinition>(),
    CFAssociationGroupings: new Map<string, CfDefinition>(),
  };
  for (const one of packages.values()) {
    const CFDocumentURI = linkTo(one.CFDocument, one.CFDocument.title);
    for (const item of one.CFItems) items.set(item.identifier, { ...item, CFDocumentURI });
    for (const association of one.CFAssociations) {
      const alone = { ...association, CFDocumentURI };
      associations.set(association.identifier, alone);
      for (const end of new Set([association.originNodeURI.identifier, association.destinationNodeURI.identifier]))
        around.set(end, [...(around.get(end) ?? []), alone]);
    }
    for (const rubric of one.CFRubrics ?? []) rubrics.set(rubric.identifier, rubric);
    for (const [name, found] of Object.entries(definitions))
      for (const definition of one.CFDefinitions[name as keyof typeof definitions]) newer(found, definition);
  }
  const documents = [...packages.values()].map(({ CFDocument: document }) => ({
    ...document,
    CFPackageURI: {
      title: document.title,
      identifier: document.identifier,
      uri: caseUri(address, "CFPackages", document.identifier),
    },
  }));
  return { documents, packages, items, associations, around, rubrics, definitions };
}

/** Packages share their definitions; the one that was changed last says when. */
function newer(found: Map<string, CfDefinition>, definition: CfDefinition): void {
  const before = found.get(definition.identifier);
  if (!before || before.lastChangeDateTime < definition.lastChangeDateTime)
    found.set(definition.identifier, definition);
}

/** The identifier of the document of a framework of ours, or of our indicators. */
export function documentIdOf(id: string): string {
  return uuidOf(id === PRACTICES ? PRACTICES : `frameworks/${id}`);
}
