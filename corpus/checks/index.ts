/** Every rule over the whole corpus, in one list. A rule is a function of the shelf; its name says what is true after it. */
import type { CorpusProblem } from "../problem.ts";
import type { ReadRecord } from "../read.ts";
import { claimsAndTargetsNameEachOther, everyNeedHasAStepOrSaysWhyNot } from "./both-ways.ts";
import { certaintyFollowsReading, secondHandIsNotVerified } from "./certainty.ts";
import {
  findingsHaveOneIdEach,
  frameworkItemsAreATree,
  instrumentsHoldTogether,
  intervalsHoldTheirValue,
  listsNameEachOnce,
  progressionsHaveFourLevels,
} from "./inside.ts";
import {
  casesListTheirSources,
  notesDoNotCount,
  statesListTheSameConditions,
  statusesHaveSources,
  storiesAreShort,
} from "./public-record.ts";
import { namedPartsExist, namedRecordsExist } from "./references.ts";
import { type Check, shelfOf } from "./shelf.ts";
import { spanishIsNotTheEnglishAgain } from "./spanish.ts";
import { gapsNeverWork, oneMainTriggerFirst } from "./strategies.ts";

export const checks: readonly Check[] = [
  namedRecordsExist,
  namedPartsExist,
  claimsAndTargetsNameEachOther,
  everyNeedHasAStepOrSaysWhyNot,
  oneMainTriggerFirst,
  gapsNeverWork,
  certaintyFollowsReading,
  secondHandIsNotVerified,
  progressionsHaveFourLevels,
  findingsHaveOneIdEach,
  intervalsHoldTheirValue,
  listsNameEachOnce,
  frameworkItemsAreATree,
  instrumentsHoldTogether,
  statusesHaveSources,
  statesListTheSameConditions,
  notesDoNotCount,
  storiesAreShort,
  casesListTheirSources,
  spanishIsNotTheEnglishAgain,
];

/** What is wrong between records that each fit their schema. */
export function checkRecords(records: readonly ReadRecord[]): CorpusProblem[] {
  const shelf = shelfOf(records);
  return checks.flatMap((check) => [...check(shelf)]);
}
