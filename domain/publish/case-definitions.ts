import { elements, type Framework } from "../../corpus/index.ts";
import { type Collection, entityAt, linkTo } from "./case-ids.ts";
import type { CfDefinition, CfItem } from "./case-types.ts";

type Kind = Framework["kind"] | "practices";

/** The concepts, subjects, item types, licences and groupings that our packages speak of: the same in all of them. */
export type Definitions = {
  subjects: Record<Kind, CfDefinition>;
  types: Record<Kind | "element", CfDefinition>;
  concepts: CfDefinition[]; // the elements of change; keywords is the corpus' word
  licenses: CfDefinition[];
  groupings: { aligned: CfDefinition };
};

export const OUR_LICENCE = "CC BY 4.0";

export function definitionsAt(address: string, lastChangeDateTime: string): Definitions {
  const define = (collection: Collection, name: string, title: string, description: string, code: string) => ({
    ...entityAt(address, collection, name),
    title,
    description,
    hierarchyCode: code,
    lastChangeDateTime,
  });
  const subject = (kind: Kind, title: string, code: string) =>
    define("CFSubjects", `subjects/${kind}`, title, title, code);
  const type = (kind: Kind | "element", title: string, description: string, code: string) => ({
    ...define("CFItemTypes", `item-types/${kind}`, title, description, code),
    typeCode: title,
  });
  const { hierarchyCode, ...licence } = define(
    "CFLicenses",
    "licenses/cc-by-4.0",
    OUR_LICENCE,
    "Creative Commons Attribution 4.0 International",
    "1",
  );
  const { hierarchyCode: _, ...grouping } = define(
    "CFAssociationGroupings",
    "groupings/aligned",
    "Practices and published frameworks",
    "Where an indicator of Innodopt speaks of what a published framework also names. Related, not the same.",
    "1",
  );
  return {
    subjects: {
      outcomes: subject("outcomes", "Outcomes for students", "1"),
      change: subject("change", "Change in schools", "2"),
      conditions: subject("conditions", "Conditions for change", "3"),
      practices: subject("practices", "Practices of change in schools", "4"),
    },
    types: {
      outcomes: type("outcomes", "Competency", "What students know and can do.", "1"),
      change: type("change", "Element of change", "A stage, step or part of change as a framework names it.", "2"),
      conditions: type("conditions", "Condition", "What must be in place, as a framework names it.", "3"),
      practices: type("practices", "Indicator", "A practice that observers can see, with four levels.", "4"),
      element: type("element", "Element", "A part of the work of change, with its indicators.", "5"),
    },
    concepts: elements.map((element, i) => ({
      ...define("CFConcepts", `concepts/${element}`, elementTitle(element), elementTitle(element), String(i + 1)),
      keywords: element,
    })),
    licenses: [{ ...licence, licenseText: "https://creativecommons.org/licenses/by/4.0/" }],
    groupings: { aligned: grouping },
  };
}

/** 'measuring-what-matters' is "Measuring what matters". */
export function elementTitle(element: string): string {
  const words = element.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The licence under which a framework's own words may be used again; only where its record says so. */
export function licenseOf(framework: Framework, { licenses }: Definitions): CfDefinition | undefined {
  return framework.license?.startsWith(OUR_LICENCE) ? licenses[0] : undefined;
}

export function conceptsOf(
  element: (typeof elements)[number] | undefined,
  { concepts }: Definitions,
): Pick<CfItem, "conceptKeywords" | "conceptKeywordsURI"> {
  const concept = concepts.find(({ keywords }) => keywords === element);
  return concept ? { conceptKeywords: [concept.title], conceptKeywordsURI: linkTo(concept, concept.title) } : {};
}
