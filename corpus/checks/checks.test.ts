/** Each rule answers a record that breaks it, and says nothing about one that does not. */
import { expect, test } from "vitest";
import { problemLine } from "../problem.ts";
import { recordsOf, small } from "../test/small.ts";
import { checkRecords } from "./index.ts";

type Draft = ReturnType<typeof small>;

/** What is said of the small corpus after one change. */
function said(change: (draft: Draft) => void): string[] {
  const draft = small();
  change(draft);
  return checkRecords(recordsOf(draft)).map(problemLine);
}

/** A record of the draft that is certainly there. */
function the<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("the small corpus has no such record");
  return thing;
}
const finding = (draft: Draft) => {
  const claim = the(draft.claims["shared-why-helps"]);
  if (claim.kind !== "finding") throw new Error("not a finding");
  return claim;
};
const step = (draft: Draft) => the(draft.strategies["write-it"]);
const study = (draft: Draft) => the(draft.studies["doe-study"]);
const survey = (draft: Draft) => the(draft.instruments.survey);
const why = (draft: Draft) => the(draft.indicators.why);
const seatTime = (draft: Draft) => the(draft.conditions["seat-time"]);

test("a whole corpus has no problems", () => {
  expect(said(() => {})).toEqual([]);
});

test("an id that is not there is named with the nearest one", () => {
  expect(
    said((d) => {
      study(d).source = "deo-2020";
    }),
  ).toEqual(['studies/doe-study.yaml: source: source "deo-2020" is not in sources.json. Did you mean "doe-2020"?']);
  expect(
    said((d) => {
      step(d).resources = ["giude"];
    }),
  ).toEqual(['strategies/write-it.yaml: resources[0]: resource "giude" is not in resources/. Did you mean "guide"?']);
});

test("a finding, an item or a code that its record does not have is named with the nearest one", () => {
  expect(
    said((d) => {
      the(finding(d).support[0]).finding = "stay";
    }),
  ).toContain('claims/shared-why-helps.yaml: support[0]: study "doe-study": it has no "stay". Did you mean "stays"?');
  expect(
    said((d) => {
      why(d).measures = ["survey#q-2"];
    }),
  ).toEqual(['indicators/why.yaml: measures[0]: instrument "survey": it has no "q-2". Did you mean "q-1"?']);
  expect(
    said((d) => {
      why(d).measures = ["survey"];
    })[0],
  ).toContain("no part of it is named");
  expect(
    said((d) => {
      why(d).aligned = ["frame:A1"];
    }),
  ).toEqual(['indicators/why.yaml: aligned[0]: framework "frame": it has no "A1". Did you mean "A"?']);
});

test("a claim names each target that names it, and the other way round", () => {
  expect(
    said((d) => {
      why(d).evidence = ["why-is-untested"];
    }),
  ).toEqual([
    'claims/shared-why-helps.yaml: about[0]: "indicator:why" does not name this claim: add "shared-why-helps" to its evidence.',
  ]);
  expect(
    said((d) => {
      finding(d).about = ["indicator:why"];
    }),
  ).toEqual([
    'conditions/seat-time.yaml: evidence[0]: "shared-why-helps" is not about it: add "condition:seat-time" to that claim\'s about.',
  ]);
});

test("a need that no strategy has as main trigger says why, and only such a need", () => {
  expect(said((d) => delete d.strategies["ask-for-it"])).toEqual([
    "conditions/seat-time.yaml: no_strategy: is missing: no strategy has this as its main trigger, so say why.",
  ]);
  expect(
    said((d) => {
      seatTime(d).no_strategy = "Law.";
    }),
  ).toEqual(["conditions/seat-time.yaml: no_strategy: should go: a strategy has this as its main trigger now."]);
});

test("a strategy has exactly one main trigger, first, and at most three triggers", () => {
  const trigger = { condition: "seat-time", is: ["absent" as const] };
  expect(
    said((d) => {
      step(d).when.reverse();
    }),
  ).toEqual(["strategies/write-it.yaml: when: the main trigger should stand first."]);
  expect(
    said((d) => {
      step(d).when = [
        { indicator: "why", at_most: 2, main: true },
        { ...trigger, main: true },
      ];
    }),
  ).toEqual(["strategies/write-it.yaml: when: has 2 triggers with main: true; exactly one is the main one."]);
  expect(
    said((d) => {
      step(d).when.push(trigger, trigger);
    }).sort(),
  ).toEqual([
    "strategies/write-it.yaml: when: has 4 triggers; a step answers at most three needs.",
    'strategies/write-it.yaml: when[2]: "seat-time" is a trigger twice.',
    'strategies/write-it.yaml: when[3]: "seat-time" is a trigger twice.',
  ]);
});

test("a gap is never a test that works", () => {
  const evidence = [{ claim: "why-is-untested", bearing: "works" as const, note: "no" }];
  expect(
    said((d) => {
      step(d).evidence = evidence;
    }),
  ).toEqual([
    'strategies/write-it.yaml: evidence[0].bearing: "works" cannot rest on "why-is-untested", a gap: say why or warns.',
  ]);
});

test.each([
  ["abstract", "low", "moderate"],
  ["publisher-summary", "moderate", "high"],
] as const)("what was read in a %s makes a claim %s at most", (read, most, more) => {
  const at = (certainty: typeof most | typeof more) =>
    said((d) => {
      study(d).read = read;
      finding(d).certainty = certainty;
      delete finding(d).certainty_once_read;
    });
  expect(at(most)).toEqual([]);
  expect(at(more)).toEqual([
    `claims/shared-why-helps.yaml: certainty: "${more}" is more than its reading allows (${read}): "${most}" at most.`,
  ]);
});

test("one supporting study read in its tables lifts the ceiling, and then the claim is not provisional", () => {
  const lifted = (provisional: boolean) =>
    said((d) => {
      the(study(d).findings[0]).read = "tables";
      finding(d).certainty = "high";
      delete finding(d).certainty_once_read;
      if (!provisional) delete finding(d).provisional;
    });
  expect(lifted(false)).toEqual([]);
  expect(lifted(true)).toEqual([
    "claims/shared-why-helps.yaml: provisional: should go: a supporting study was read in full or in its tables (tables).",
  ]);
});

test("a study that contradicts or qualifies lifts no ceiling", () => {
  const lines = said((d) => {
    the(finding(d).support[0]).stance = "qualifies";
    the(study(d).findings[0]).read = "full-text";
  });
  expect(lines[0]).toContain(
    '"low" is more than its reading allows (no verified finding supports it): "very-low" at most.',
  );
});

test("a claim that no study was read in full for says that it is provisional", () => {
  expect(
    said((d) => {
      delete finding(d).provisional;
    })[0],
  ).toContain("provisional: should be true");
});

test("a finding that is not verified carries nothing: the claim is very-low at most", () => {
  const lines = said((d) => {
    study(d).read = "second-hand";
    the(study(d).findings[0]).verified = false;
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('(no verified finding supports it): "very-low" at most.');
});

test("certainty_once_read is more than the certainty now", () => {
  expect(
    said((d) => {
      finding(d).certainty_once_read = "low";
    })[0],
  ).toContain('certainty_once_read: "low" is no more');
});

test("second hand is not verified, and what was read is", () => {
  const hand = said((d) => {
    study(d).read = "second-hand";
  });
  expect(hand).toEqual(["studies/doe-study.yaml: findings[0].verified: should be false: it was read at second hand."]);
  const eye = said((d) => {
    the(study(d).findings[0]).verified = false;
  });
  expect(eye.at(-1)).toBe(
    'studies/doe-study.yaml: findings[0].verified: should be true, or its read second-hand: it is "abstract".',
  );
});

test("a progression has the levels 1 to 4 in order", () => {
  expect(
    said((d) => {
      why(d).progression.reverse();
    }),
  ).toEqual(["indicators/why.yaml: progression: has the levels 4, 3, 2, 1; it should have 1, 2, 3, 4 in order."]);
});

test("an interval holds its value and says its level", () => {
  expect(
    said((d) => {
      the(study(d).findings[0]).effect = { metric: "r", value: 0.6, ci: [0.1, 0.5] };
    }),
  ).toEqual([
    "studies/doe-study.yaml: findings[0].effect.ci: 0.1 to 0.5 does not hold the value 0.6.",
    "studies/doe-study.yaml: findings[0].effect.ci_level: is missing beside ci, e.g. 0.95.",
  ]);
});

test("ids inside a record stand once", () => {
  expect(
    said((d) => {
      study(d).findings.push(the(study(d).findings[0]));
    }),
  ).toEqual(['studies/doe-study.yaml: findings[1].id: "stays" stands there twice.']);
  expect(
    said((d) => {
      why(d).evidence.push("why-is-untested");
    }),
  ).toEqual(['indicators/why.yaml: evidence[2]: "why-is-untested" stands there twice.']);
});

test("a framework's items are a tree of its own codes", () => {
  const items = (d: Draft) => the(d.frameworks.frame).items;
  expect(
    said((d) => {
      the(items(d)[1]).parent = "B";
    }),
  ).toEqual(['frameworks/frame.yaml: items[1].parent: "B" is not one of its codes. Did you mean "A"?']);
  expect(
    said((d) => {
      the(items(d)[1]).parent = "A.1";
    }),
  ).toEqual(["frameworks/frame.yaml: items[1].parent: is the item itself."]);
  expect(
    said((d) => {
      the(the(d.frameworks.frame).associations[0]).from = "A.2";
    }),
  ).toEqual(['frameworks/frame.yaml: associations[0].from: "A.2" is not one of its codes. Did you mean "A.1"?']);
});

test("an instrument's items name its own constructs and scales, and its counts count", () => {
  expect(
    said((d) => {
      the(survey(d).items[0]).construct = "purpse";
    }),
  ).toEqual([
    'instruments/survey.yaml: items[0].construct: "purpse" is not one of its constructs. Did you mean "purpose"?',
    "instruments/survey.yaml: constructs[0].items: says 1, but 0 items name it.",
  ]);
  expect(
    said((d) => {
      the(survey(d).items[0]).scale = "agree5";
    }),
  ).toEqual(['instruments/survey.yaml: items[0].scale: "agree5" is not one of its scales. Did you mean "agree4"?']);
});

test("a state's status has a sentence, a source, a date and a depth of reading", () => {
  const line = (d: Draft) => the(the(d.states["us-nd"]).conditions[0]);
  expect(
    said((d) => {
      delete line(d).as_of;
    }),
  ).toEqual(['states/us-nd.yaml: conditions[0]: "seat-time" is present without as_of.']);
  expect(
    said((d) => {
      Object.assign(line(d), { status: "not-known", what: undefined, source: undefined });
    }),
  ).toEqual([]);
});

test("every state lists the same conditions", () => {
  const lines = said((d) => {
    d.states["us-sd"] = {
      ...the(d.states["us-nd"]),
      id: "us-sd",
      conditions: [{ condition: "why", status: "not-known" }],
    };
  });
  expect(lines).toContain(
    "states/us-sd.yaml: conditions: does not list seat-time, which other states do: add not-known where nobody has looked.",
  );
});

test("a state's note does not count what its lines count", () => {
  expect(
    said((d) => {
      the(d.states["us-nd"]).note = "6 of 9 conditions known. Rules change.";
    }),
  ).toEqual([
    'states/us-nd.yaml: note: says "6 of 9 conditions", which its own lines say too: leave it out, it is counted on the page.',
  ]);
});

test("a case's story has 120 to 250 words, and its own sources hold those of its outcomes", () => {
  const north = (d: Draft) => the(d.cases.north);
  expect(
    said((d) => {
      north(d).story = "Short.";
    }),
  ).toEqual(["cases/north.yaml: story: has 1 words; it should have 120 to 250."]);
  const lines = said((d) => {
    d.sources["roe-2021"] = { ...the(d.sources["doe-2020"]), id: "roe-2021" };
    north(d).sources = ["roe-2021"];
  });
  expect(lines).toEqual([
    'cases/north.yaml: outcomes[0].source: "doe-2020" is not among the case\'s own sources: add it there.',
  ]);
});

test("Spanish is not the English again", () => {
  expect(
    said((d) => {
      why(d).es.statement = why(d).statement;
    }),
  ).toEqual(["indicators/why.yaml: es.statement: is the English text; write it in Spanish."]);
  expect(
    said((d) => {
      the(survey(d).items[0]).text.es = the(survey(d).items[0]).text.en;
    }),
  ).toEqual(["instruments/survey.yaml: items[0].text.es: is the English text; write it in Spanish."]);
});
