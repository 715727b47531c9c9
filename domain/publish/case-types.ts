/** What CASE 1.1 calls things (1EdTech Competencies and Academic Standards Exchange), as far as we write it. */

export type LinkUri = { title: string; identifier: string; uri: string };
export type NodeUri = { title?: string; identifier: string; uri: string };

/** What everything has: a lower-case UUID, where it is found, when it was last changed (ISO 8601). */
type Entity = { identifier: string; uri: string; lastChangeDateTime: string };

export type CfDocument = Entity & {
  creator: string;
  title: string;
  publisher?: string;
  officialSourceURL?: string;
  description?: string;
  subject?: string[];
  subjectURI?: LinkUri[];
  language?: string;
  version?: string;
  adoptionStatus?: string;
  notes?: string;
  licenseURI?: LinkUri;
  frameworkType?: string;
  caseVersion: "1.1";
  CFPackageURI?: LinkUri; // not inside a package
};

export type CfItem = Entity & {
  fullStatement: string;
  abbreviatedStatement?: string;
  alternativeLabel?: string;
  humanCodingScheme?: string;
  listEnumeration?: string;
  CFItemType?: string;
  CFItemTypeURI?: LinkUri;
  conceptKeywords?: string[];
  conceptKeywordsURI?: LinkUri;
  notes?: string;
  language?: string;
  educationLevel?: string[];
  CFDocumentURI?: LinkUri; // not inside a package
};

export type CfAssociation = Entity & {
  associationType: string;
  originNodeURI: NodeUri;
  destinationNodeURI: NodeUri;
  sequenceNumber?: number;
  CFAssociationGroupingURI?: LinkUri;
  notes?: string;
  CFDocumentURI?: LinkUri; // not inside a package
};

/** A concept, subject, item type, licence or grouping. */
export type CfDefinition = Entity & {
  title: string;
  description: string;
  hierarchyCode?: string;
  typeCode?: string; // of an item type
  keywords?: string; // of a concept
  licenseText?: string;
};

export type CfRubricCriterionLevel = Entity & {
  description: string;
  quality: string;
  position: number;
  rubricCriterionId: string;
};
export type CfRubricCriterion = Entity & {
  category: string;
  description: string;
  CFItemURI: LinkUri;
  position: number;
  rubricId: string;
  CFRubricCriterionLevels: CfRubricCriterionLevel[];
};
export type CfRubric = Entity & { title: string; description: string; CFRubricCriteria: CfRubricCriterion[] };

export type CfDefinitions = {
  CFConcepts: CfDefinition[];
  CFSubjects: CfDefinition[];
  CFLicenses: CfDefinition[];
  CFItemTypes: CfDefinition[];
  CFAssociationGroupings: CfDefinition[];
};

export type CfPackage = {
  CFDocument: CfDocument;
  CFItems: CfItem[];
  CFAssociations: CfAssociation[];
  CFDefinitions: CfDefinitions;
  CFRubrics?: CfRubric[];
};
