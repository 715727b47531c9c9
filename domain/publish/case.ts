/**
 * Frameworks as CASE 1.1 packages. Pure: where this installation is found and when things changed come in.
 *
 * Names of our identifiers: 'frameworks/ID' a document, 'frameworks/ID#CODE' an item, 'frameworks/ID#CODE^' its link to its
 * parent, 'frameworks/ID#CODE>TYPE>ID:CODE' another link. What was read from a package keeps its source's identifiers and
 * addresses.
 */
import type { Framework, FrameworkItem } from "../../corpus/index.ts";
import { conceptsOf, type Definitions, definitionsAt, licenseOf } from "./case-definitions.ts";
import { entityAt, linkTo } from "./case-ids.ts";
import type { CfAssociation, CfDocument, CfItem, CfPackage, NodeUri } from "./case-types.ts";

/** What the mapping must know beyond the framework itself. */
export type CaseAt = {
  address: string; // of this installation, no slash at the end
  changed: string; // when the framework was last changed, ISO 8601
  framework: (id: string) => Framework | undefined; // others, for links to their entries
};

/** What stands where a package says nothing and our record must say something; never written into a package. */
export const NO_DESCRIPTION = "The package has no description.";
export const AS_PACKAGE = "As the package has it.";

export function frameworkPackage(framework: Framework, at: CaseAt): CfPackage {
  const definitions = definitionsAt(at.address, at.changed);
  const document = documentOf(framework, at, definitions);
  const items = framework.items.map((item) => itemOf(framework, item, at, definitions));
  const { subjects, types, concepts, licenses } = definitions;
  const used = new Set(framework.items.flatMap(({ element }) => element ?? []));
  return {
    CFDocument: document,
    CFItems: items,
    CFAssociations: associationsOf(framework, at),
    CFDefinitions: {
      CFConcepts: framework.case ? [] : concepts.filter(({ keywords }) => used.has(keywords as never)),
      CFSubjects: framework.case ? [] : [subjects[framework.kind]],
      CFLicenses: document.licenseURI ? licenses.filter((l) => l.identifier === document.licenseURI?.identifier) : [],
      CFItemTypes: framework.case ? [] : [types[framework.kind]],
      CFAssociationGroupings: [],
    },
  };
}

function documentOf(framework: Framework, at: CaseAt, definitions: Definitions): CfDocument {
  const { case: from, kind } = framework;
  const own = { ...documentEntity(framework, at.address), lastChangeDateTime: from?.changed ?? at.changed };
  const said = { creator: framework.publisher, title: framework.title, caseVersion: "1.1" as const };
  const description = framework.about === NO_DESCRIPTION ? {} : { description: framework.about };
  if (from) {
    return {
      ...own,
      ...said,
      ...description,
      ...(framework.verified_at === from.uri ? {} : { officialSourceURL: framework.verified_at }),
      ...(from.status ? { adoptionStatus: from.status } : {}),
      ...(from.language ? { language: from.language } : {}),
      ...(from.version ? { version: from.version } : {}),
    };
  }
  const subject = definitions.subjects[kind];
  const license = licenseOf(framework, definitions);
  const notes = [
    "Titles and codes are the publisher's, as far as they could be read; statements are said in Innodopt's own words and are not the publisher's text.",
    framework.verified_note,
    framework.license && `Licence of the publisher's text: ${framework.license}.`,
  ];
  return {
    ...own,
    ...said,
    ...description,
    publisher: framework.publisher,
    officialSourceURL: framework.verified_at,
    subject: [subject.title],
    subjectURI: [linkTo(subject, subject.title)],
    language: "en",
    frameworkType: subject.title,
    notes: notes.filter(Boolean).join(" ").replaceAll("..", "."),
    ...(license ? { licenseURI: linkTo(license, license.title) } : {}),
  };
}

function itemOf(framework: Framework, item: FrameworkItem, at: CaseAt, definitions: Definitions): CfItem {
  const { case: from } = item;
  const own = { ...itemEntity(framework, item, at.address), lastChangeDateTime: from?.changed ?? at.changed };
  const short = item.title === item.description ? {} : { abbreviatedStatement: item.title };
  if (from) {
    return {
      ...own,
      fullStatement: item.description,
      ...short,
      ...(item.published_code ? { humanCodingScheme: item.published_code } : {}),
      ...(from.type ? { CFItemType: from.type } : {}),
      ...(from.list_enumeration ? { listEnumeration: from.list_enumeration } : {}),
      ...(from.education_level ? { educationLevel: from.education_level } : {}),
      ...(from.language ? { language: from.language } : {}),
      ...(from.notes ? { notes: from.notes } : {}),
    };
  }
  const type = definitions.types[framework.kind];
  const notes = [
    item.gloss && "The statement is a gloss of ours: the publisher's own text was not read.",
    item.title_status && item.title_status !== "verified" && "The title could not be confirmed in full.",
    item.title_note,
  ].filter(Boolean);
  return {
    ...own,
    fullStatement: item.description,
    ...short,
    humanCodingScheme: item.published_code ?? item.code,
    CFItemType: type.title,
    CFItemTypeURI: linkTo(type, type.title),
    ...conceptsOf(item.element, definitions),
    language: "en",
    ...(notes.length > 0 ? { notes: notes.join(" ") } : {}),
  };
}

/** Every link that starts in a framework: to parents, to entries of this and other frameworks, and out of a package. */
function associationsOf(framework: Framework, at: CaseAt): CfAssociation[] {
  const name = `frameworks/${framework.id}`;
  const byCode = new Map(framework.items.map((item) => [item.code, item]));
  const ours = (name: string) => ({
    ...entityAt(at.address, "CFAssociations", name),
    lastChangeDateTime: at.changed,
  });
  const seen = new Map<string, number>(); // how many siblings came before, by parent
  const tree = framework.items.flatMap((item): CfAssociation[] => {
    const { case: from, code } = item;
    if (from && !from.under) return [];
    const parent = item.parent === undefined ? undefined : byCode.get(item.parent);
    const before = (seen.get(item.parent ?? "") ?? 0) + 1;
    seen.set(item.parent ?? "", before);
    return [
      {
        ...(from?.under ? linkEntity(from.under) : ours(`${name}#${code}^`)),
        associationType: "isChildOf",
        originNodeURI: itemNode(framework, item, at.address),
        destinationNodeURI: parent ? itemNode(framework, parent, at.address) : documentNode(framework, at.address),
        ...sequenceOf(from ? from.under?.sequence : before),
      },
    ];
  });
  const named = framework.associations.flatMap((association): CfAssociation[] => {
    const item = byCode.get(association.from);
    const to = nodeOf(association.to, at, framework);
    if (!item || !to) return [];
    return [
      {
        ...(association.case
          ? linkEntity(association.case)
          : ours(`${name}#${item.code}>${association.type}>${association.to}`)),
        associationType: association.type,
        originNodeURI: itemNode(framework, item, at.address),
        destinationNodeURI: to,
        ...sequenceOf(association.case?.sequence),
        ...(association.note === AS_PACKAGE ? {} : { notes: association.note }),
      },
    ];
  });
  const outside = (framework.case?.links ?? []).map(
    (link): CfAssociation => ({
      ...linkEntity(link),
      associationType: link.type,
      originNodeURI: endOf(link.from),
      destinationNodeURI: endOf(link.to),
      ...sequenceOf(link.sequence),
    }),
  );
  return [...tree, ...named, ...outside];
}

const sequenceOf = (sequenceNumber: number | undefined) => (sequenceNumber === undefined ? {} : { sequenceNumber });
const endOf = ({ title, ...end }: { title?: string | undefined; identifier: string; uri: string }): NodeUri =>
  title === undefined ? end : { title, ...end };

function linkEntity({ identifier, uri, changed }: { identifier: string; uri: string; changed: string }) {
  return { identifier, uri, lastChangeDateTime: changed };
}

/** 'casel:SA' as the end of a link; undefined where there is no such entry. */
export function nodeOf(text: string, at: Pick<CaseAt, "address" | "framework">, self?: Framework): NodeUri | undefined {
  const [id = "", code = ""] = splitOnce(text);
  const framework = id === self?.id ? self : at.framework(id);
  const item = framework?.items.find((one) => one.code === code);
  return framework && item && itemNode(framework, item, at.address);
}

function splitOnce(text: string): [string, string] {
  const colon = text.indexOf(":");
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function documentEntity(framework: Framework, address: string) {
  const { case: from } = framework;
  if (from) return { identifier: from.identifier, uri: from.uri };
  return entityAt(address, "CFDocuments", `frameworks/${framework.id}`);
}

function itemEntity(framework: Framework, item: FrameworkItem, address: string) {
  if (item.case) return { identifier: item.case.identifier, uri: item.case.uri };
  return entityAt(address, "CFItems", `frameworks/${framework.id}#${item.code}`);
}

function documentNode(framework: Framework, address: string): NodeUri {
  return { title: framework.title, ...documentEntity(framework, address) };
}

function itemNode(framework: Framework, item: FrameworkItem, address: string): NodeUri {
  return { title: nodeTitle(item), ...itemEntity(framework, item, address) };
}

/** What the end of a link is called: the code that was published, else the statement; of ours, the title. */
export function nodeTitle(item: Pick<FrameworkItem, "case" | "published_code" | "description" | "title">): string {
  return item.case ? (item.published_code ?? item.description) : item.title;
}
