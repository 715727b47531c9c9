/**
 * A commons that notes what is read from it, so that a page made from it can be kept for as long as what it read stays the same.
 * A read is a short text: "claims/x" (a record), "claims" (all of a kind), and with a letter before it: see `READS`.
 */
import { hashOf, type Kind, kinds } from "../../corpus/index.ts";
import { addressOf, type Commons } from "./commons.ts";

/** First letters of reads: references from and to a record, its last change, the ids of a kind, how many it has; and of the whole. */
const READS = { from: ">", to: "<", change: "@", ids: "~", count: "#", whole: "*" } as const;

type Note = (read: string) => void;

/** What stands behind a watched commons. */
const behind = new WeakMap<Commons, { source: Commons; note: Note }>();

/** @param note  told each read, as often as it happens */
export function watched(source: Commons, note: Note): Commons {
  const made = noting(source, note);
  behind.set(made, { source, note });
  return made;
}

/**
 * Work that many pages need, done once for each commons: `export const evidenceMap = once((commons) => …)`. A page that asks for it
 * has read what the work read. The work must be finished when it returns: it may give back nothing that reads on.
 */
export function once<T>(work: (commons: Commons) => T): (commons: Commons) => T {
  const done = new WeakMap<Commons, { value: T; reads: ReadonlySet<string> }>();
  return (commons) => {
    const { source, note } = behind.get(commons) ?? { source: commons, note: () => {} };
    let found = done.get(source);
    if (!found) {
      const reads = new Set<string>();
      let open = true;
      const add = (read: string) => {
        if (!open) throw new Error(`once: "${read}" is read after the work was finished.`);
        reads.add(read);
      };
      found = { value: work(watched(source, add)), reads };
      open = false;
      done.set(source, found);
    }
    for (const read of found.reads) note(read);
    return found.value;
  };
}

function noting(commons: Commons, note: Note): Commons {
  const counts = {} as Record<Kind, number>;
  for (const kind of kinds) {
    const get = () => {
      note(READS.count + kind);
      return commons.counts[kind];
    };
    Object.defineProperty(counts, kind, { enumerable: true, get });
  }
  const of = (kind: Kind, id: string) => addressOf(kind, id).slice(1);
  return {
    get(kind, id) {
      note(of(kind, id));
      return commons.get(kind, id);
    },
    all(kind) {
      note(kind);
      return commons.all(kind);
    },
    versionOf(kind, id) {
      note(of(kind, id));
      return commons.versionOf(kind, id);
    },
    referencesFrom(kind, id) {
      note(READS.from + of(kind, id));
      return commons.referencesFrom(kind, id);
    },
    referencesTo(kind, id) {
      note(READS.to + of(kind, id));
      return commons.referencesTo(kind, id);
    },
    lastChange(kind, id) {
      note(READS.change + of(kind, id));
      return commons.lastChange(kind, id);
    },
    nearestId(kind, id) {
      note(READS.ids + kind);
      return commons.nearestId(kind, id);
    },
    counts,
    get size() {
      note(`${READS.whole}size`);
      return commons.size;
    },
    get version() {
      note(`${READS.whole}version`);
      return commons.version;
    },
    get changedOn() {
      note(`${READS.whole}changedOn`);
      return commons.changedOn;
    },
  };
}

/** A short text that differs whenever what that read answers has changed. Worked out once for each commons. */
export function nowOf(commons: Commons, read: string): string {
  let values = known.get(commons);
  if (!values) {
    values = new Map();
    known.set(commons, values);
  }
  let value = values.get(read);
  if (value === undefined) {
    value = answerTo(commons, read);
    values.set(read, value);
  }
  return value;
}

const known = new WeakMap<Commons, Map<string, string>>();

function answerTo(commons: Commons, read: string): string {
  const letter = Object.values(READS).find((one) => read.startsWith(one)) ?? "";
  const [kind, id] = read.slice(letter.length).split("/") as [Kind, string?];
  switch (letter) {
    case READS.from:
      return hashed(commons.referencesFrom(kind, id ?? ""));
    case READS.to:
      return hashed(commons.referencesTo(kind, id ?? ""));
    case READS.change:
      return hashed(commons.lastChange(kind, id ?? ""));
    case READS.ids:
      return hashed(commons.all(kind).map((body) => body.id));
    case READS.count:
      return String(commons.counts[kind]);
    case READS.whole:
      return String(commons[read.slice(1) as "size" | "version" | "changedOn"]);
    default:
      if (id !== undefined) return commons.versionOf(kind, id);
      return hashed(commons.all(kind).map((body) => [body.id, commons.versionOf(kind, body.id)]));
  }
}

function hashed(value: unknown): string {
  return hashOf(JSON.stringify(value));
}
