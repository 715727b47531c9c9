/**
 * The argument in six sentences (Calkins 2018, source `calkins-2018-weakest-link`), and under each the records of the corpus
 * that speak for it, or say that nobody knows. The sentences are in web/words/{en,es}/home.json as "home.story.1" … "home.story.6".
 */
import type { Kind } from "../../corpus/index.ts";

export type Basis = { kind: Kind; id: string };

export const STORY: readonly { key: string; basis: readonly Basis[] }[] = [
  { key: "home.story.1", basis: [{ kind: "claims", id: "judge-new-models-after-the-first-year" }] },
  {
    key: "home.story.2",
    basis: [
      { kind: "claims", id: "life-skill-growth-predicts-later-success" },
      { kind: "claims", id: "life-skill-effects-of-personalization-unknown" },
    ],
  },
  {
    key: "home.story.3",
    basis: [
      { kind: "frameworks", id: "next-gen-evidence" },
      { kind: "claims", id: "implementation-quality-drives-results" },
    ],
  },
  {
    key: "home.story.4",
    basis: [
      { kind: "studies", id: "crpe-2018-crossroads" },
      { kind: "claims", id: "classroom-change-stalls-without-system-change" },
    ],
  },
  {
    key: "home.story.5",
    basis: [
      { kind: "claims", id: "undefined-approach-becomes-uneven" },
      { kind: "claims", id: "adult-learning-that-mirrors-student-learning-is-untested" },
    ],
  },
  {
    key: "home.story.6",
    basis: [
      { kind: "claims", id: "platforms-spread-ahead-of-evidence" },
      { kind: "claims", id: "competency-pilots-lack-a-comparison" },
    ],
  },
];

/** Three claims of the record that surprise, for the first page. */
export const KNOWN: readonly string[] = [
  "coaching-improves-teaching",
  "portraits-seldom-reach-classrooms",
  "adult-learning-that-mirrors-student-learning-is-untested",
];
