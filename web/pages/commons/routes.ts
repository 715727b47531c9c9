/** A list and a page for each of the eleven kinds of record, and "Correct this". */
import type { PageRoute, Route } from "../../page.tsx";
import { casePage, casesPage } from "./cases.tsx";
import { claimFindings } from "./claim-findings.ts";
import { claimPage, claimsPage } from "./claims.tsx";
import { conditionPage, conditionsPage } from "./conditions.tsx";
import { correctAction, correctPage, receiptPage } from "./correct.tsx";
import { frameworkPage, frameworksPage } from "./frameworks.tsx";
import { indicatorPage, indicatorsPage } from "./indicators.tsx";
import { instrumentPage, instrumentsPage } from "./instruments.tsx";
import { resourcePage, resourcesPage } from "./resources.tsx";
import { sourcePage, sourcesPage } from "./sources.tsx";
import { statePage, statesPage } from "./states.tsx";
import { strategiesPage, strategyPage } from "./strategies.tsx";
import { studiesPage, studyPage } from "./studies.tsx";

export const recordRoutes: readonly PageRoute[] = [
  ...[indicatorsPage, indicatorPage],
  ...[conditionsPage, conditionPage],
  ...[claimsPage, claimPage],
  ...[strategiesPage, strategyPage],
  ...[studiesPage, studyPage],
  ...[casesPage, casePage],
  ...[statesPage, statePage],
  ...[instrumentsPage, instrumentPage],
  ...[frameworksPage, frameworkPage],
  ...[resourcesPage, resourcePage],
  ...[sourcesPage, sourcePage],
];

/** Files of a record that belong to its page alone. */
export const recordFileRoutes: readonly Route[] = [claimFindings];

/** What users write first. */
export const correctRoutes: readonly Route[] = [correctPage, correctAction, receiptPage];
