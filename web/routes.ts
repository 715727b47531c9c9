/** The table of contents: every page and every form of the site, each served as it is and under /es. */
import { versionAt } from "../domain/measure/version.store.ts";
import { apiRoutes } from "./api/reference.tsx";
import { kept, keptWhile, type Route } from "./page.tsx";
import { correctRoutes, recordFileRoutes, recordRoutes } from "./pages/commons/routes.ts";
import { correctionsRoutes } from "./pages/corrections/routes.ts";
import { knowAction, knowPage } from "./pages/decide/know.tsx";
import { nextStepsPage } from "./pages/decide/next-steps.tsx";
import { doorPages } from "./pages/doors/door.tsx";
import { groupsNewRoutes } from "./pages/groups/routes.ts";
import { guideRoutes } from "./pages/guide/routes.ts";
import { homePage } from "./pages/home.tsx";
import { importingRoutes } from "./pages/importing/routes.ts";
import { besidePage } from "./pages/measure/beside.tsx";
import { besideFileRoutes } from "./pages/measure/beside-files.ts";
import { groupPage, groupsPage } from "./pages/measure/cohort.tsx";
import { heatmapFileRoutes } from "./pages/measure/heatmap-files.ts";
import { heatmapPage } from "./pages/measure/heatmap-numbers.tsx";
import { placesPage } from "./pages/measure/places.tsx";
import { profilePage, rootPage } from "./pages/measure/profile.tsx";
import { questionsPage } from "./pages/measure/questions.tsx";
import { methodPage, methodsPage } from "./pages/methods.tsx";
import { ourCaseRoutes } from "./pages/our-case/routes.ts";
import { overviewRoutes } from "./pages/overview/routes.ts";
import { paperRoutes } from "./pages/paper/routes.ts";
import { placesNewRoutes } from "./pages/places-new/routes.ts";
import { publishRoutes } from "./pages/publish/routes.ts";
import { reviewRoutes } from "./pages/review/routes.ts";
import { searchRoutes } from "./pages/search/routes.ts";
import { startRoutes } from "./pages/start/routes.ts";
import { takeRoutes } from "./pages/take/routes.ts";
import { tryRoutes } from "./pages/try/routes.ts";
import { usualFiles, usualPage } from "./pages/usual/routes.ts";

export const routes: readonly Route[] = [
  ...publishRoutes, // cite, download, feed, sitemap, and files beside records' pages, which their :id would take
  ...kept([
    homePage, // search, the story, its evidence, the five doors
    ...doorPages, // /teach /lead-a-school /lead-a-district /make-policy /research: three things to do now
    ...recordRoutes, // a list and a page for each of the eleven kinds of record
    methodsPage, // how every number is computed
    methodPage, // /methods/:name
  ]),
  ...recordFileRoutes, // /claims/:id/findings.csv
  placesPage, // every district, by name
  ...placesNewRoutes, // /places/new: add one; /at/:root/:place/remove while nothing rests on it
  groupsPage, // /groups: networks, initiatives, cohorts and studies
  ...groupsNewRoutes, // /groups/new: make one; /groups/:id/join, leave, remove (before /groups/:id)
  groupPage, // /groups/:id: its places with dates, and their public measures
  ...besideFileRoutes, // /at/:root/together.csv
  ...heatmapFileRoutes, // /at/:root/heatmap.csv and the same under it; before the page whose :place would take it
  ...keptWhile(
    ({ db, params }) => versionAt(db, params.root ?? ""),
    [
      besidePage, // /at/:root/together: any measure beside any outcome (before /at/:root/:place)
      rootPage, // /at/:root: its schools by name, what goes together over all of them
      profilePage, // /at/:root/:place: what is known of a school, from whom, how surely
      heatmapPage, // /at/:root/:place/heatmap: the numbers of a district's schools as a plain table
      questionsPage, // /at/:root/:place/questions: how the answers to single questions spread there
      usualPage, // /at/:root/:place/measures/:measure: is this number usual?
      nextStepsPage, // /at/:root/:place/next-steps: what to do next there, and why in this order
    ],
  ),
  ...usualFiles, // …/distribution.csv, .json
  ...takeRoutes, // /at/:root/:place/profile.csv, reviews.csv, as JSON, and what their columns mean
  ...tryRoutes, // /try: a self-review for "our team", stored nowhere; …/reviews/bring: its file comes into a place
  ...reviewRoutes, // /at/:root/:place/reviews: a team reads one indicator together and agrees
  ...startRoutes, // /start: begin as a teacher, principal, district leader or policymaker; the made-up district comes and goes
  ...searchRoutes, // /search: find anything, typed as it comes
  ...overviewRoutes, // /map, /gaps, state briefs: the evidence at a glance, and its charts as files
  ...paperRoutes, // /instruments/:id/paper: instruments on paper, in two languages, large
  ...ourCaseRoutes, // /our-case: one page for a board
  ...apiRoutes, // /api: the API as a page; the API itself is mounted by web/api/mount.ts
  ...correctionsRoutes, // /corrections: what people sent, and what became of it
  ...guideRoutes, // /docs, and /look while developing
  knowPage, // /at/:root/:place/know: say what you know of an indicator or condition there
  knowAction,
  ...importingRoutes, // /import: a published file, from choosing it to undoing it
  ...correctRoutes, // /correct: tell the keepers of the record what is wrong
];
