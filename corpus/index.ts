/** The corpus as data: what is known, one record per file. Depends on nothing of ours. */
export { changesFile, checkStamps, readChanges, type Stamp, stampAll, writeChanges } from "./changes.ts";
export { type CorpusAnswer, checkCorpus, fileOf, filesOf, problemsOf } from "./check.ts";
export { checkRecords } from "./checks/index.ts";
export { type Bodies, type CorpusRecord, isKind, type Kind, kinds, schemas, singular } from "./kinds.ts";
export { didYouMean, nearest } from "./nearest.ts";
export { type CorpusProblem, problemLine } from "./problem.ts";
export {
  corpusFolder,
  hashOf,
  parseRecord,
  type ReadRecord,
  type RecordText,
  readCorpus,
  recordTexts,
} from "./read.ts";
export { type Reference, type Relation, referencesOf, relationNames, type Target } from "./references.ts";
export type { Case } from "./schemas/case.ts";
export { type Certainty, type Claim, certainties, type FindingClaim, type GapClaim } from "./schemas/claim.ts";
export type { Condition } from "./schemas/condition.ts";
export type { Framework, FrameworkItem } from "./schemas/framework.ts";
export type { Indicator } from "./schemas/indicator.ts";
export type { Construct, Instrument, InstrumentItem } from "./schemas/instrument.ts";
export { audiences, depths, dimensions, elements, statuses } from "./schemas/parts.ts";
export type { Resource } from "./schemas/resource.ts";
export type { Source } from "./schemas/source.ts";
export type { State, StateLine } from "./schemas/state.ts";
export type { Strategy, Trigger } from "./schemas/strategy.ts";
export type { Depth, Finding, Study } from "./schemas/study.ts";
