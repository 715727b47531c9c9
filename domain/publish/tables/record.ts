/** What the tables of all kinds share: a record's body as a row, its id first, its address, last change and version last. */
import type { Bodies, Kind } from "../../../corpus/index.ts";
import { addressOf, type Commons } from "../../commons/commons.ts";
import { type Column, type Table, table } from "./column.ts";

export type Row<B> = {
  readonly body: B;
  readonly commons: Commons;
  readonly address: string;
  readonly changed: string | undefined;
  readonly version: string;
};

/** A column whose cell is a part of the record. */
export type Of<B> = Omit<Column<Row<B>>, "of"> & {
  readonly of: (body: B, commons: Commons) => ReturnType<Column<B>["of"]>;
};

export function recordTable<K extends Kind>(kind: K, about: string, columns: readonly Of<Bodies[K]>[]): Table {
  type R = Row<Bodies[K]>;
  const own: Column<R>[] = columns.map((column) => ({
    ...column,
    of: ({ body, commons }) => column.of(body, commons),
  }));
  return table<R>({
    name: kind,
    about,
    columns: [
      { name: "id", type: "id", means: "The record's id, unique in this table and stable.", of: ({ body }) => body.id },
      ...own,
      { name: "address", type: "address", means: "The record's page.", of: ({ address }) => address },
      {
        ...{ name: "last_change", type: "date", means: "The day on which the record last changed." },
        ...{ missing: "changed since the last release", of: ({ changed }) => changed },
      } as Column<R>,
      {
        ...{ name: "text_version", type: "text", of: ({ version }) => version },
        means: "The first 12 hexadecimal digits of the SHA-256 of the record's text: differs whenever the record does.",
      } as Column<R>,
    ],
    rows: (commons, site) =>
      commons.all(kind).map((body) => ({
        body,
        commons,
        address: site + addressOf(kind, body.id),
        changed: commons.lastChange(kind, body.id)?.date,
        version: commons.versionOf(kind, body.id),
      })),
  });
}

/** The same column in several tables. */
export const provenance = {
  name: "provenance",
  type: "text",
  means: "Where the record comes from; proposed = our own proposal.",
  of: (body: { provenance: string }) => body.provenance,
} as const;
