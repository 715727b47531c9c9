/**
 * The five doors: who comes in, three things to do now that exist here, four questions that people like them asked, and where
 * to read on. Words: home.door.NAME; the questions are those of journeys/twenty-questions.json, home.ask.N.
 */
import type { Condition, Indicator, Kind, Strategy } from "../../../corpus/index.ts";

export type DoorName = "teach" | "lead-a-school" | "lead-a-district" | "make-policy" | "research";

/** One thing to do now: a record, or a page of the site. */
export type Now = { kind: Kind; id: string } | { path: string };

export type Door = {
  name: DoorName;
  /** In words: home.door.NAME and then 1, 2, 3; longer with .more after it. */
  now: readonly [Now, Now, Now];
  /** Questions by their number, and the address that answers each. */
  asks: readonly (readonly [n: number, to: string])[];
  /** Strategies written first of all for them. */
  audience: Strategy["audience"][number];
  /** Conditions that they can change. */
  changes: Condition["who_can_change_it"][number] | null;
  /** Practices that are seen where they work. */
  seenAt: Indicator["seen_at"][number] | null;
  /** Other pages to work with: site.nav.NAME, and home.use.NAME says what for. */
  use?: readonly string[];
};

/** Claims with which a superintendent may begin: one for each kind of evidence. */
const FOR_A_BOARD = [
  "competency-systems-do-no-harm-to-scores",
  "life-skill-growth-predicts-later-success",
  "judge-new-models-after-the-first-year",
];

export const DOORS: readonly Door[] = [
  {
    name: "teach",
    now: [
      { kind: "strategies", id: "write-a-one-page-why" },
      { kind: "indicators", id: "purpose-shared-why" },
      { kind: "strategies", id: "run-one-six-week-cycle" },
    ],
    asks: [
      [1, "/indicators/change-depth"],
      [2, "/instruments/self-review"],
      [3, "/conditions/teacher-collaboration-time"],
      [4, "/frameworks/myways"],
    ],
    audience: "teacher-team",
    changes: null,
    seenAt: "classroom",
  },
  {
    name: "lead-a-school",
    now: [{ path: "/places" }, { kind: "instruments", id: "self-review" }, { kind: "instruments", id: "staff-pulse" }],
    asks: [
      [5, "/strategies/stop-a-third"],
      [6, "/instruments/family-and-community-survey"],
      [7, "/cases/cheshire-ct"],
      [8, "/conditions/barrier-removal-channel"],
    ],
    audience: "school-leader",
    changes: "school-leader",
    seenAt: "school",
  },
  {
    name: "lead-a-district",
    now: [
      { kind: "instruments", id: "district-conditions-inventory" },
      { kind: "strategies", id: "open-an-obstacle-log" },
      { path: "/places" },
    ],
    asks: [
      [9, "/indicators/measure-life-skills"],
      [10, `/our-case/page?claims=${FOR_A_BOARD.join(",")}`],
      [11, "/claims/performance-assessment-can-replace-most-tests"],
      [12, "/studies/kraft-2018-coaching"],
    ],
    audience: "district",
    changes: "district",
    seenAt: "district",
  },
  {
    name: "make-policy",
    now: [{ path: "/states" }, { path: "/conditions" }, { kind: "strategies", id: "turn-waivers-into-rules" }],
    asks: [
      [13, "/states"],
      [14, "/states#states"],
      [15, "/claims/mandates-without-shared-definition-are-fragile"],
      [16, "/claims/competency-pilots-lack-a-comparison"],
    ],
    audience: "state-policymaker",
    changes: "state-policymaker",
    seenAt: "state",
  },
  {
    name: "research",
    now: [{ path: "/map" }, { path: "/download" }, { path: "/gaps" }],
    asks: [
      [17, "/claims/coaching-improves-teaching"],
      [18, "/map"],
      [19, "/claims/self-reports-should-not-rank-schools"],
      [20, "/download"],
    ],
    audience: "researcher",
    changes: "researcher",
    seenAt: null,
    use: ["studies", "claims", "instruments", "frameworks", "methods", "cite", "api", "docs"],
  },
];
