/** A corpus of one record of each kind (two claims, two strategies), whole, and small enough to break one thing at a time. */
import type { Bodies, Kind } from "../kinds.ts";
import { parseRecord, type ReadRecord } from "../read.ts";

type Draft = { [K in Kind]: Record<string, Bodies[K]> };

const both = (en: string, es: string) => ({ en, es });

/** Fresh bodies on each call: a test may change any of them. */
export function small(): Draft {
  return {
    indicators: {
      why: {
        id: "why",
        title: "A shared why",
        element: "purpose",
        seen_at: ["school"],
        statement: "Everybody can say why.",
        rationale: "Without it people comply.",
        progression: [1, 2, 3, 4].map((level) => ({ level, name: `Level ${level}`, description: "What is seen." })),
        look_fors: ["Teachers answer alike"],
        counterfeits: ["A poster"],
        measures: ["survey#q-1"],
        aligned: ["frame:A.1"],
        evidence: ["shared-why-helps", "why-is-untested"],
        sources: ["doe-2020"],
        es: { title: "Un para qué compartido", statement: "Todos pueden decir para qué." },
        provenance: "proposed",
        version: "0.1.0",
        status: "draft",
      },
    },
    conditions: {
      "seat-time": {
        id: "seat-time",
        title: "Credit without hours",
        kind: "policy",
        level: "state",
        statement: "Credit can be given for learning shown.",
        test: "Read the code.",
        who_can_change_it: ["state-policymaker"],
        when_absent: "Time decides.",
        levers: ["Ask for a waiver."],
        evidence: ["shared-why-helps"],
        examples: [{ site: "Somewhere", source: "doe-2020", note: "It was done." }],
        es: { title: "Crédito sin horas", statement: "Se da crédito por lo aprendido." },
        provenance: "proposed",
      },
    },
    claims: {
      "shared-why-helps": {
        id: "shared-why-helps",
        kind: "finding",
        statement: "Schools with a shared why keep going.",
        about: ["indicator:why", "condition:seat-time"],
        support: [{ study: "doe-study", finding: "stays", stance: "supports" }],
        certainty: "low",
        certainty_reason: "One abstract.",
        certainty_once_read: "moderate",
        provisional: true,
        would_change_our_mind: "A trial in 20 schools.",
      },
      "why-is-untested": {
        id: "why-is-untested",
        kind: "gap",
        statement: "Nobody has tested it.",
        about: ["indicator:why"],
        nearest: [{ study: "doe-study", finding: "stays" }],
        why_it_matters: "It is advised everywhere.",
        how_to_fill: "A trial in 20 schools.",
        would_change_our_mind: "Such a trial.",
      },
    },
    strategies: {
      "write-it": {
        id: "write-it",
        title: "Write the why together",
        audience: ["school-leader"],
        when: [
          { indicator: "why", at_most: 2, main: true },
          { condition: "seat-time", is: ["absent"] },
        ],
        on_tuesday: "Ask three teachers why.",
        steps: ["Ask.", "Write."],
        first_measure: "Eight of ten give the same reason.",
        stop: "Stop the slogan contest.",
        watch_out: ["A poster."],
        effort: { people: "one team", weeks: 4 },
        cost: { band: "none", hours: 10, money: null, per: "school", basis: "Two meetings." },
        resources: ["guide"],
        evidence: [{ claim: "shared-why-helps", bearing: "why", note: "they keep going" }],
        es: { title: "Escribir juntos el para qué", on_tuesday: "Pregunte a tres docentes para qué." },
        provenance: "proposed",
      },
      "ask-for-it": {
        id: "ask-for-it",
        title: "Ask the state for a waiver",
        audience: ["district"],
        when: [{ condition: "seat-time", is: ["absent", "partly"], main: true }],
        on_tuesday: "Read the code.",
        steps: ["Read.", "Ask."],
        first_measure: "The waiver is granted.",
        stop: "Stop counting minutes.",
        watch_out: ["Asking too late."],
        effort: { people: "one lead", weeks: 8 },
        cost: { band: "low", hours: null, money: "a lawyer's hour", per: "district", basis: "A guess." },
        resources: [],
        evidence: [],
        es: { title: "Pedir una exención al estado", on_tuesday: "Lea la ley." },
        provenance: "proposed",
      },
    },
    studies: {
      "doe-study": {
        id: "doe-study",
        source: "doe-2020",
        title: "Staying power",
        design: "correlational",
        essa_tier: null,
        essa_reason: "No comparison.",
        setting: { country: "US", states: ["ND"], grades: "K-12", site_type: "district", years: null },
        sample: { schools: 12, students: null, teachers: null, districts: null, interviews: 40 },
        dimension: "change",
        read: "abstract",
        findings: [
          {
            id: "stays",
            outcome: "staying power",
            dimension: "change",
            direction: "positive",
            statement: "Schools with a shared why kept going.",
            effect: { metric: "r", value: 0.3, ci: [0.1, 0.5], ci_level: 0.95 },
            verified: true,
            verified_at: "https://example.org/abstract",
          },
        ],
        limitations: ["Small."],
        tags: ["purpose"],
      },
    },
    cases: {
      north: {
        id: "north",
        site: "North District",
        state: "ND",
        site_type: "district",
        years: "2015-2020",
        story: "word ".repeat(130).trim(),
        indicators: [{ id: "why", level: 2, why: "Half could say it." }],
        conditions: [{ id: "seat-time", status: "present", why: "A waiver stood." }],
        outcomes: [{ dimension: "change", statement: "It went on.", source: "doe-2020", locator: "p. 2" }],
        sources: ["doe-2020"],
        verified_at: ["https://example.org/north"],
        provenance: "Our reading.",
      },
    },
    states: {
      "us-nd": {
        id: "us-nd",
        name: "North Dakota",
        conditions: [
          {
            condition: "seat-time",
            status: "present",
            what: "A law allows it.",
            source: "doe-2020",
            as_of: 2020,
            read: "full-text",
          },
        ],
        asked_for: [],
        note: "1 of 1 known.",
        looked_up: "2026-11",
        version: "0.1.0",
        status: "draft",
      },
    },
    instruments: {
      survey: {
        id: "survey",
        title: "A survey",
        kind: "survey",
        respondent: "teacher",
        minutes: 1,
        languages: ["en", "es"],
        scales: { agree4: [{ value: 1, label: both("No", "No") }] },
        constructs: [
          { id: "purpose", title: both("Purpose", "Propósito"), definition: "Why.", indicators: ["why"], items: 1 },
        ],
        items: [
          {
            id: "q-1",
            construct: "purpose",
            indicator: "why",
            text: both("I can say why we change.", "Puedo decir para qué cambiamos."),
            scale: "agree4",
            reverse: false,
            competency: "frame:A",
          },
        ],
        use: { score: "construct", single_item: "spread", level: "never" },
        scoring: "Mean.",
        cadence: "Once a year.",
        provenance: "new",
        sources: ["doe-2020"],
        notes: "None.",
        version: "0.1.0",
        status: "draft",
      },
    },
    frameworks: {
      frame: {
        id: "frame",
        title: "A framework",
        publisher: "Somebody",
        source: "doe-2020",
        kind: "change",
        verified: true,
        verified_at: "https://example.org/frame",
        verified_note: "Read.",
        about: "Change.",
        items: [
          { code: "A", title: "First", description: "The first." },
          { code: "A.1", parent: "A", title: "Second", description: "The second." },
        ],
        associations: [{ from: "A.1", type: "isRelatedTo", to: "frame:A", note: "Its parent." }],
      },
    },
    resources: {
      guide: {
        id: "guide",
        title: "A guide",
        publisher: "Somebody",
        url: "https://example.org/guide",
        kind: "toolkit",
        audience: ["school-leader"],
        use: "Read it.",
        indicators: ["why"],
        license: "unknown",
        verified_at: "https://example.org/guide",
      },
    },
    sources: { "doe-2020": { id: "doe-2020", type: "report", title: "A report", issued: { "date-parts": [[2020]] } } },
  };
}

/** As readCorpus would give it: each body is read by its schema. Throws where one does not fit. */
export function recordsOf(draft: Draft): ReadRecord[] {
  return (Object.keys(draft) as Kind[]).flatMap((kind) =>
    Object.entries(draft[kind]).map(([id, body], i) => {
      const inSources = kind === "sources";
      const file = inSources ? "sources.json" : `${kind}/${id}.yaml`;
      // JSON is YAML, so the text of a record may be either.
      const answer = parseRecord({
        kind,
        id,
        file,
        at: inSources ? `[${i}]` : "",
        hash: "",
        text: JSON.stringify(body),
      });
      if ("problems" in answer) throw new Error(JSON.stringify(answer.problems));
      return answer.record;
    }),
  );
}
