/** The whole corpus in hand: what every check across records reads. */
import type { Bodies, Kind } from "../kinds.ts";
import { kinds } from "../kinds.ts";
import { didYouMean } from "../nearest.ts";
import type { CorpusProblem } from "../problem.ts";
import type { ReadRecord } from "../read.ts";
import { type Reference, referencesOf } from "../references.ts";

/** A record of one kind. */
export type RecordOf<K extends Kind> = Extract<ReadRecord, { kind: K }>;

export type Shelf = {
  all<K extends Kind>(kind: K): readonly RecordOf<K>[];
  get<K extends Kind>(kind: K, id: string): Bodies[K] | undefined;
  /** ` Did you mean "…"?` for an id that is not there. */
  meant(kind: Kind, id: string): string;
  /** Every reference of every record, with the record that makes it. */
  readonly references: readonly { readonly record: ReadRecord; readonly reference: Reference }[];
};

/** One rule over the whole corpus. */
export type Check = (shelf: Shelf) => Iterable<CorpusProblem>;

export function shelfOf(records: readonly ReadRecord[]): Shelf {
  const byKind = new Map<Kind, Map<string, ReadRecord>>(kinds.map((kind) => [kind, new Map()]));
  for (const record of records) byKind.get(record.kind)?.set(record.id, record);
  const of = (kind: Kind) => byKind.get(kind) ?? new Map<string, ReadRecord>();
  return {
    all: <K extends Kind>(kind: K) => [...of(kind).values()] as RecordOf<K>[],
    get: <K extends Kind>(kind: K, id: string) => of(kind).get(id)?.body as Bodies[K] | undefined,
    meant: (kind, id) => didYouMean(id, of(kind).keys()),
    references: records.flatMap((record) => referencesOf(record).map((reference) => ({ record, reference }))),
  };
}

/** A problem at a path of a record. */
export function at({ file, at: start }: ReadRecord, path: string, what: string): CorpusProblem {
  return { file, path: start === "" ? path : path === "" ? start : `${start}.${path}`, what };
}

/** The second and later items that say the same. */
export function* repeated(items: readonly string[]): Generator<[index: number, item: string]> {
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    if (seen.has(item)) yield [i, item];
    seen.add(item);
  }
}
