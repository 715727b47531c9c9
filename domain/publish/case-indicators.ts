/** The indicators of the corpus as one more CASE package: elements, their indicators, the four levels of each as a rubric. Pure. */
import { elements, type Framework, type Indicator } from "../../corpus/index.ts";
import { nodeOf } from "./case.ts";
import { conceptsOf, definitionsAt, elementTitle, OUR_LICENCE } from "./case-definitions.ts";
import { entityAt, linkTo } from "./case-ids.ts";
import type { CfAssociation, CfItem, CfPackage, CfRubric, CfRubricCriterion } from "./case-types.ts";

/** Under this name the package is asked for, and its document's identifier is made. */
export const PRACTICES = "innodopt-practice-indicators";
const TITLE = "Innodopt practice indicators";

type At = {
  address: string;
  newest: string; // the last change of any indicator, ISO 8601
  changed: (indicator: string) => string; // of one
  framework: (id: string) => Framework | undefined;
};

export function indicatorsPackage(indicators: readonly Indicator[], at: At): CfPackage {
  const definitions = definitionsAt(at.address, at.newest);
  const { subjects, types, licenses, groupings, concepts } = definitions;
  const [subject, licence] = [subjects.practices, licenses[0]];
  const document = entityAt(at.address, "CFDocuments", PRACTICES);
  const ofElement = (element: string) => entityAt(at.address, "CFItems", `elements/${element}`);
  const ofIndicator = (id: string) => entityAt(at.address, "CFItems", `indicators/${id}`);
  const link = (name: string, lastChangeDateTime: string) => ({
    ...entityAt(at.address, "CFAssociations", name),
    lastChangeDateTime,
  });
  const node = (to: { identifier: string; uri: string }, title: string) => ({ title, ...to });

  const items: CfItem[] = [];
  const associations: CfAssociation[] = [];
  for (const [i, element] of elements.entries()) {
    const title = elementTitle(element);
    items.push({
      ...ofElement(element),
      fullStatement: title,
      humanCodingScheme: element,
      CFItemType: types.element.title,
      CFItemTypeURI: linkTo(types.element, types.element.title),
      ...conceptsOf(element, definitions),
      language: "en",
      lastChangeDateTime: at.newest,
    });
    associations.push({
      ...link(`elements/${element}^`, at.newest),
      associationType: "isChildOf",
      originNodeURI: node(ofElement(element), title),
      destinationNodeURI: node(document, TITLE),
      sequenceNumber: i + 1,
    });
    for (const [j, indicator] of indicators.filter((one) => one.element === element).entries()) {
      const changed = at.changed(indicator.id);
      const own = node(ofIndicator(indicator.id), indicator.title);
      items.push({
        ...ofIndicator(indicator.id),
        fullStatement: indicator.statement,
        abbreviatedStatement: indicator.title,
        alternativeLabel: indicator.es.title,
        humanCodingScheme: indicator.id,
        CFItemType: types.practices.title,
        CFItemTypeURI: linkTo(types.practices, types.practices.title),
        ...conceptsOf(element, definitions),
        language: "en",
        notes: indicator.rationale,
        lastChangeDateTime: changed,
      });
      associations.push({
        ...link(`indicators/${indicator.id}^`, changed),
        associationType: "isChildOf",
        originNodeURI: own,
        destinationNodeURI: node(ofElement(element), title),
        sequenceNumber: j + 1,
      });
      for (const aligned of indicator.aligned) {
        const to = nodeOf(aligned, at);
        if (!to) continue;
        associations.push({
          ...link(`indicators/${indicator.id}>isRelatedTo>${aligned}`, changed),
          associationType: "isRelatedTo",
          originNodeURI: own,
          destinationNodeURI: to,
          CFAssociationGroupingURI: linkTo(groupings.aligned, groupings.aligned.title),
        });
      }
    }
  }
  return {
    CFDocument: {
      ...document,
      creator: "Innodopt",
      title: TITLE,
      publisher: "Innodopt",
      officialSourceURL: `${at.address}/indicators`,
      description:
        "Practices of change that work in schools and districts, each with four levels that an observer would see.",
      subject: [subject.title],
      subjectURI: [linkTo(subject, subject.title)],
      language: "en",
      adoptionStatus: "Draft",
      frameworkType: subject.title,
      caseVersion: "1.1",
      notes:
        "A level is a place in an order, not a score: levels are never averaged. Rubrics hold what to look for and what looks like it but is not.",
      ...(licence ? { licenseURI: linkTo(licence, OUR_LICENCE) } : {}),
      lastChangeDateTime: at.newest,
    },
    CFItems: items,
    CFAssociations: associations,
    CFDefinitions: {
      CFConcepts: concepts,
      CFSubjects: [subject],
      CFLicenses: licenses,
      CFItemTypes: [types.practices, types.element],
      CFAssociationGroupings: [groupings.aligned],
    },
    CFRubrics: indicators.map((indicator) => rubricOf(indicator, at)),
  };
}

/** The progression as one criterion with four levels; each look-for and look-alike as a criterion without levels: seen or not. */
function rubricOf(indicator: Indicator, at: At): CfRubric {
  const name = `indicators/${indicator.id}/rubric`;
  const lastChangeDateTime = at.changed(indicator.id);
  const rubric = entityAt(at.address, "CFRubrics", name);
  const part = (name: string) => {
    const { identifier } = entityAt(at.address, "CFRubrics", name);
    return { identifier, uri: `${rubric.uri}#${identifier}`, lastChangeDateTime }; // found inside its rubric
  };
  const CFItemURI = linkTo(entityAt(at.address, "CFItems", `indicators/${indicator.id}`), indicator.title);
  const criteria: Omit<CfRubricCriterion, "position">[] = [];
  const criterion = (key: string, category: string, description: string) => {
    const own = part(`${name}/${key}`);
    criteria.push({
      ...own,
      category,
      description,
      CFItemURI,
      rubricId: rubric.identifier,
      CFRubricCriterionLevels: [],
    });
    return own.identifier;
  };
  const rubricCriterionId = criterion("progression", "Progression", indicator.statement);
  const levels = indicator.progression.map(({ level, name: quality, description }) => ({
    ...part(`${name}/progression/${level}`),
    description,
    quality,
    position: level,
    rubricCriterionId,
  }));
  for (const [i, text] of indicator.look_fors.entries()) criterion(`look-for/${i + 1}`, "Look for", text);
  for (const [i, text] of indicator.counterfeits.entries())
    criterion(`look-alike/${i + 1}`, "Looks like it, but isn't", text);
  return {
    ...rubric,
    title: indicator.title,
    description: indicator.statement,
    lastChangeDateTime,
    CFRubricCriteria: criteria.map((one, i) => ({
      ...one,
      position: i + 1,
      CFRubricCriterionLevels: i === 0 ? levels : [],
    })),
  };
}
