/** The commons: every record of the corpus in memory, with who names whom. Pure; commons.store.ts keeps it in the database. */
import {
  type Bodies,
  type CorpusRecord,
  type Finding,
  hashOf,
  type Kind,
  kinds,
  nearest,
  type Reference,
  type Relation,
  referencesOf,
  relationNames,
  type Study,
} from "../../corpus/index.ts";

/** When a record was last changed and what was said of it: its line in corpus/changes.yaml. */
export type LastChange = { readonly date: string; readonly what: string }; // date: YYYY-MM-DD

export type Commons = {
  /** A record's body, or undefined where there is none of that kind and id. */
  get<K extends Kind>(kind: K, id: string): Bodies[K] | undefined;
  /** All bodies of a kind, by id. */
  all<K extends Kind>(kind: K): readonly Bodies[K][];
  /** The references that a record makes, in its own order. */
  referencesFrom(kind: Kind, id: string): readonly Reference[];
  /** The references that other records make to it: main triggers first, then by relation, kind and id of who names it. */
  referencesTo(kind: Kind, id: string): readonly Reference[];
  /** null = changed since the last stamp. */
  lastChange(kind: Kind, id: string): LastChange | null;
  /** A record's version: the first 12 hexadecimal digits of its hash. Empty where there is no such record. */
  versionOf(kind: Kind, id: string): string;
  /** The version of the whole: differs whenever any record does. 12 hexadecimal digits. */
  readonly version: string;
  /** The newest of all last changes, YYYY-MM-DD; null where nothing is stamped. */
  readonly changedOn: string | null;
  /** The id of that kind nearest to a mistyped one. */
  nearestId(kind: Kind, id: string): string | undefined;
  /** How many records of each kind there are. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** The sum of counts. */
  readonly size: number;
};

export type CommonsRecord = CorpusRecord & {
  readonly hash: string; // SHA-256 of the record's text, hexadecimal
  readonly lastChange: LastChange | null;
};

/** Indexes records; 1,020 of them with some 4,500 references in about 15 ms. References to records that are not there are left out of referencesTo. */
export function commonsOf(records: readonly CommonsRecord[]): Commons {
  const byKind = new Map<Kind, Map<string, CommonsRecord>>(kinds.map((kind) => [kind, new Map()]));
  for (const record of [...records].sort((a, b) => compare(a.id, b.id)))
    byKind.get(record.kind)?.set(record.id, record);

  const from = new Map<string, Reference[]>();
  const to = new Map<string, Reference[]>();
  for (const kind of kinds) {
    for (const record of byKind.get(kind)?.values() ?? []) {
      const references = referencesOf(record);
      from.set(addressOf(kind, record.id), references);
      for (const reference of references) {
        const key = addressOf(reference.to.kind, reference.to.id);
        const list = to.get(key);
        if (list) list.push(reference);
        else to.set(key, [reference]);
      }
    }
  }
  for (const list of to.values()) list.sort((a, b) => rank[a.relation] - rank[b.relation]); // stable: kind and id stay

  const all = new Map<Kind, unknown>(kinds.map((k) => [k, Array.from(byKind.get(k)?.values() ?? [], (r) => r.body)]));
  const counts = Object.fromEntries(kinds.map((kind) => [kind, byKind.get(kind)?.size ?? 0])) as Record<Kind, number>;
  return {
    get: <K extends Kind>(kind: K, id: string) => byKind.get(kind)?.get(id)?.body as Bodies[K] | undefined,
    all: <K extends Kind>(kind: K) => all.get(kind) as readonly Bodies[K][],
    referencesFrom: (kind, id) => from.get(addressOf(kind, id)) ?? [],
    referencesTo: (kind, id) => to.get(addressOf(kind, id)) ?? [],
    lastChange: (kind, id) => byKind.get(kind)?.get(id)?.lastChange ?? null,
    versionOf: (kind, id) => byKind.get(kind)?.get(id)?.hash.slice(0, 12) ?? "",
    version: versionOfAll(byKind),
    changedOn:
      records
        .flatMap(({ lastChange }) => lastChange?.date ?? [])
        .sort()
        .at(-1) ?? null,
    nearestId: (kind, id) => nearest(id, byKind.get(kind)?.keys() ?? []),
    counts,
    size: records.length,
  };
}

/** The finding that a claim or a gap names, with its study; undefined where either is not there. */
export function findingNamed(
  commons: Commons,
  named: { study: string; finding: string },
): { study: Study; finding: Finding } | undefined {
  const study = commons.get("studies", named.study);
  const finding = study?.findings.find(({ id }) => id === named.finding);
  return study && finding && { study, finding };
}

function versionOfAll(byKind: ReadonlyMap<Kind, ReadonlyMap<string, CommonsRecord>>): string {
  const lines = [...byKind.values()].flatMap((byId) => [...byId.values()].map((r) => `${r.kind}/${r.id} ${r.hash}`));
  return hashOf(lines.join("\n")).slice(0, 12);
}

const rank = Object.fromEntries(Object.keys(relationNames).map((word, i) => [word, i])) as Record<Relation, number>;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** '/indicators/purpose-shared-why': where a record's page is, in English. */
export function addressOf(kind: Kind, id: string): string {
  return `/${kind}/${id}`;
}

/** A record's name for lists and links, and the language that the text is really in. */
export type Title = { readonly text: string; readonly lang: "en" | "es" };

/** Title, statement, name or site; Spanish where it is wanted and the record has it; the id where there is no such record. */
export function titleOf(commons: Commons, kind: Kind, id: string, lang: "en" | "es"): Title {
  const body = commons.get(kind, id);
  if (body === undefined) return { text: id, lang: "en" };
  if (lang === "es" && "es" in body) return { text: body.es.title, lang: "es" };
  if ("site" in body) return { text: body.site, lang: "en" };
  if ("name" in body) return { text: body.name, lang: "en" };
  return { text: "title" in body ? body.title : body.statement, lang: "en" };
}
