/** Who names whom: every reference from one record to another, read once here for the checks, the index and the pages. */
import type { Bodies, CorpusRecord, Kind } from "./kinds.ts";

/** What a reference means; relationNames says it in both directions. */
export type Relation = keyof typeof relationNames;

/** Each relation as read from the record that names, and from the record that is named. */
export const relationNames = {
  "main-trigger": ["answers", "main trigger of"],
  trigger: ["also answers", "also a trigger of"],
  works: ["tested by", "a test of"],
  why: ["needed because of", "a reason for"],
  warns: ["warned by", "a warning for"],
  evidence: ["evidence", "evidence for"],
  about: ["about", "claims about it"],
  supports: ["supported by", "supports"],
  qualifies: ["qualified by", "qualifies"],
  contradicts: ["contradicted by", "contradicts"],
  nearest: ["nearest evidence", "nearest evidence to the gap"],
  "measured-by": ["measured by", "measures"],
  "asks-about": ["asks about", "asked about in"],
  mirrors: ["mirrors", "mirrored by"],
  "codebook-of": ["coded with", "codebook for"],
  "aligned-with": ["aligned with", "aligned from"],
  related: ["related to", "related from"],
  resource: ["tools", "used by"],
  "helps-with": ["helps with", "tools"],
  "condition-status": ["status of", "status by state"],
  "seen-level": ["level seen", "seen in cases"],
  "seen-status": ["status seen", "seen in cases"],
  "in-state": ["in", "in this state"],
  "example-in": ["example from", "example for"],
  cites: ["sources", "cited by"],
} as const satisfies Record<string, readonly [from: string, to: string]>;

export type Target = { readonly kind: Kind; readonly id: string };

export type Reference = {
  readonly relation: Relation;
  readonly from: Target;
  readonly to: Target;
  readonly part?: string; // of the target: a finding's id, an item's id, a framework's code
  readonly ownPart?: string; // of the record that names: an item's id, a framework's code
  readonly note?: string; // what stands beside it: a note, a level, a status
  readonly path: string; // where it stands, e.g. 'when[0].indicator'
};

type Draft = Omit<Reference, "from" | "to" | "part" | "ownPart" | "note"> & {
  to: Target;
  part?: string | undefined;
  ownPart?: string | undefined;
  note?: string | undefined;
};

/** Every reference that a record makes, in the order in which it makes them. */
export function referencesOf(record: CorpusRecord): Reference[] {
  const from = { kind: record.kind, id: record.id };
  const seeds = readers[record.kind] as (body: Bodies[Kind]) => Iterable<Draft>;
  return Array.from(seeds(record.body), ({ part, ownPart, note, ...draft }) => ({
    ...draft,
    from,
    ...(part === undefined ? {} : { part }),
    ...(ownPart === undefined ? {} : { ownPart }),
    ...(note === undefined ? {} : { note }),
  }));
}

function* each(relation: Relation, kind: Kind, ids: readonly string[] | undefined, path: string): Generator<Draft> {
  for (const [i, id] of (ids ?? []).entries()) yield { relation, to: { kind, id }, path: `${path}[${i}]` };
}

/** 'instrument#item' or 'framework:code'. */
function split(text: string, sign: "#" | ":"): { id: string; part: string } {
  const at = text.indexOf(sign);
  return at < 0 ? { id: text, part: "" } : { id: text.slice(0, at), part: text.slice(at + 1) };
}

function cite(id: string | undefined, path: string): Draft[] {
  return id === undefined ? [] : [{ relation: "cites", to: { kind: "sources", id }, path }];
}

const stateOf = (code: string): Target => ({ kind: "states", id: `us-${code.toLowerCase()}` });

const readers: { readonly [K in Kind]: (body: Bodies[K]) => Iterable<Draft> } = {
  *indicators(r) {
    yield* each("evidence", "claims", r.evidence, "evidence");
    for (const [i, measure] of r.measures.entries()) {
      const { id, part } = split(measure, "#");
      yield { relation: "measured-by", to: { kind: "instruments", id }, part, path: `measures[${i}]` };
    }
    for (const [i, aligned] of r.aligned.entries()) {
      const { id, part } = split(aligned, ":");
      yield { relation: "aligned-with", to: { kind: "frameworks", id }, part, path: `aligned[${i}]` };
    }
    yield* each("cites", "sources", r.sources, "sources");
  },
  *conditions(r) {
    yield* each("evidence", "claims", r.evidence, "evidence");
    for (const [i, e] of r.examples.entries()) {
      const to = { kind: "sources", id: e.source } as const;
      yield { relation: "example-in", to, note: e.site, path: `examples[${i}].source` };
    }
  },
  *claims(r) {
    for (const [i, about] of r.about.entries()) {
      const { id, part } = split(about, ":");
      yield {
        relation: "about",
        to: { kind: id === "indicator" ? "indicators" : "conditions", id: part },
        path: `about[${i}]`,
      };
    }
    for (const [i, s] of (r.kind === "finding" ? r.support : []).entries()) {
      const to = { kind: "studies", id: s.study } as const;
      yield { relation: s.stance, to, part: s.finding, note: s.note, path: `support[${i}]` };
    }
    for (const [i, s] of (r.kind === "gap" ? r.nearest : []).entries()) {
      const to = { kind: "studies", id: s.study } as const;
      yield { relation: "nearest", to, part: s.finding, note: s.note, path: `nearest[${i}]` };
    }
  },
  *strategies(r) {
    for (const [i, t] of r.when.entries()) {
      const relation = t.main ? "main-trigger" : "trigger";
      if ("indicator" in t) {
        const to = { kind: "indicators", id: t.indicator } as const;
        yield { relation, to, note: `at most ${t.at_most}`, path: `when[${i}].indicator` };
      } else {
        const to = { kind: "conditions", id: t.condition } as const;
        yield { relation, to, note: t.is.join(" or "), path: `when[${i}].condition` };
      }
    }
    for (const [i, e] of r.evidence.entries()) {
      yield { relation: e.bearing, to: { kind: "claims", id: e.claim }, note: e.note, path: `evidence[${i}].claim` };
    }
    yield* each("resource", "resources", r.resources, "resources");
  },
  *studies(r) {
    yield* cite(r.source, "source");
    for (const [i, code] of r.setting.states.entries()) {
      yield { relation: "in-state", to: stateOf(code), path: `setting.states[${i}]` };
    }
  },
  *cases(r) {
    yield { relation: "in-state", to: stateOf(r.state), path: "state" };
    for (const [i, x] of r.indicators.entries()) {
      const to = { kind: "indicators", id: x.id } as const;
      yield { relation: "seen-level", to, note: String(x.level), path: `indicators[${i}].id` };
    }
    for (const [i, x] of r.conditions.entries()) {
      const to = { kind: "conditions", id: x.id } as const;
      yield { relation: "seen-status", to, note: x.status, path: `conditions[${i}].id` };
    }
    for (const [i, x] of r.outcomes.entries()) yield* cite(x.source, `outcomes[${i}].source`);
    yield* each("cites", "sources", r.sources, "sources");
  },
  *states(r) {
    for (const [i, line] of r.conditions.entries()) {
      const to = { kind: "conditions", id: line.condition } as const;
      yield { relation: "condition-status", to, note: line.status, path: `conditions[${i}].condition` };
      yield* cite(line.source, `conditions[${i}].source`);
      yield* cite(line.also, `conditions[${i}].also`);
      yield* cite(line.earlier?.source, `conditions[${i}].earlier.source`);
    }
  },
  *instruments(r) {
    const ask = (kind: Kind, id: string | undefined, ownPart: string | undefined, path: string): Draft[] =>
      id === undefined || id === "any" ? [] : [{ relation: "asks-about", to: { kind, id }, ownPart, path }];
    for (const [i, c] of r.constructs.entries()) {
      for (const [j, id] of c.indicators.entries())
        yield* ask("indicators", id, undefined, `constructs[${i}].indicators[${j}]`);
    }
    for (const [i, item] of r.items.entries()) {
      yield* ask("indicators", item.indicator, item.id, `items[${i}].indicator`);
      yield* ask("conditions", item.condition, item.id, `items[${i}].condition`);
      if (item.mirrors !== undefined) {
        const { id, part } = split(item.mirrors, "#");
        yield {
          relation: "mirrors",
          to: { kind: "instruments", id },
          part,
          ownPart: item.id,
          path: `items[${i}].mirrors`,
        };
      }
      if (item.competency !== undefined) {
        const { id, part } = split(item.competency, ":");
        const to = { kind: "frameworks", id } as const;
        yield { relation: "aligned-with", to, part, ownPart: item.id, path: `items[${i}].competency` };
      }
    }
    for (const [i, c] of (r.codebook ?? []).entries())
      yield* ask("indicators", c.indicator, c.code, `codebook[${i}].indicator`);
    if (r.coding?.codebook !== undefined) {
      yield { relation: "codebook-of", to: { kind: "instruments", id: r.coding.codebook }, path: "coding.codebook" };
    }
    yield* each("evidence", "claims", r.evidence, "evidence");
    yield* each("cites", "sources", r.sources, "sources");
  },
  *frameworks(r) {
    yield* cite(r.source, "source");
    for (const [i, item] of r.items.entries()) yield* cite(item.source, `items[${i}].source`);
    for (const [i, a] of r.associations.entries()) {
      const { id, part } = split(a.to, ":");
      const to = { kind: "frameworks", id } as const;
      yield { relation: "related", to, part, ownPart: a.from, note: a.type, path: `associations[${i}].to` };
    }
  },
  *resources(r) {
    yield* each("helps-with", "indicators", r.indicators, "indicators");
  },
  *sources() {},
};
