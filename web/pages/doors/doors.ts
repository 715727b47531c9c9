/** The four doors: who comes in, three things to do now that exist here, and where to read on. Words: home.door.NAME. */
import type { Condition, Indicator, Kind, Strategy } from "../../../corpus/index.ts";

export type DoorName = "teach" | "lead-a-school" | "lead-a-district" | "make-policy";

/** One thing to do now: a record, or a page of the site. */
export type Now = { kind: Kind; id: string } | { path: string };

export type Door = {
  name: DoorName;
  /** In words: home.door.NAME and then 1, 2, 3; longer with .more after it. */
  now: readonly [Now, Now, Now];
  /** Strategies written first of all for them. */
  audience: Strategy["audience"][number];
  /** Conditions that they can change. */
  changes: Condition["who_can_change_it"][number] | null;
  /** Practices that are seen where they work. */
  seenAt: Indicator["seen_at"][number];
};

export const DOORS: readonly Door[] = [
  {
    name: "teach",
    now: [
      { kind: "strategies", id: "write-a-one-page-why" },
      { kind: "indicators", id: "purpose-shared-why" },
      { kind: "strategies", id: "run-one-six-week-cycle" },
    ],
    audience: "teacher-team",
    changes: null,
    seenAt: "classroom",
  },
  {
    name: "lead-a-school",
    now: [{ path: "/places" }, { kind: "instruments", id: "self-review" }, { kind: "instruments", id: "staff-pulse" }],
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
    audience: "district",
    changes: "district",
    seenAt: "district",
  },
  {
    name: "make-policy",
    now: [{ path: "/states" }, { path: "/conditions" }, { kind: "strategies", id: "turn-waivers-into-rules" }],
    audience: "state-policymaker",
    changes: "state-policymaker",
    seenAt: "state",
  },
];
