/** One operation of the API: what it is for, what it takes, what it answers, and the function of the domain it calls. */
import { z } from "@hono/zod-openapi";
import type { Db } from "../../db/connect.ts";
import type { Commons } from "../../domain/commons/commons.ts";
import type { SchemaName } from "./schemas.ts";

/** What every operation may use. `version` is the corpus version, `address` where this installation is found. */
export type Given = { db: Db; commons: Commons; address: () => string; version: () => string };

/** What is sent: a body of the stated schema; where it is one page of many, the addresses of the others. */
export type Answer = { body: unknown; links?: Readonly<Record<string, string>> };

export type Operation = {
  id: string;
  path: string;
  tag: "corpus" | "places";
  summary: string;
  description: string;
  params: z.ZodObject;
  query: z.ZodObject;
  answer: SchemaName;
  /** An address that answers on any installation (corpus) or that shows the form (places). */
  example: string;
  load: (given: Given, asked: { params: never; query: never; url: URL }) => Answer | Promise<Answer>;
};

type Asked<P extends z.ZodObject, Q extends z.ZodObject> = { params: z.output<P>; query: z.output<Q>; url: URL };

export function operation<P extends z.ZodObject = typeof none, Q extends z.ZodObject = typeof none>(
  o: Omit<Operation, "params" | "query" | "load"> & {
    params?: P;
    query?: Q;
    load: (given: Given, asked: Asked<P, Q>) => Answer | Promise<Answer>;
  },
): Operation {
  return { params: none, query: none, ...o, load: o.load as Operation["load"] };
}

const none = z.strictObject({});

/** At most this many in one answer. */
export const MOST = 500;

/** A whole number in an address. What the document says of it is said by hand: what coerces takes null too, which no address holds. */
const whole = (minimum: number, maximum: number, usual: number, what: string) => {
  const message = `is a whole number from ${minimum} to ${maximum}.`;
  return z.coerce
    .number(message)
    .int(message)
    .min(minimum, message)
    .max(maximum, message)
    .default(usual)
    .openapi({ type: "integer", minimum, maximum, default: usual, description: what });
};

export const paging = {
  limit: whole(1, MOST, 50, `How many in one answer, 1 to ${MOST}.`),
  offset: whole(0, 1_000_000, 0, "How many to leave out first."),
};

/** One page of a list, with how many there are in all and the address of the next. */
export function paged<T>(
  items: readonly T[],
  { limit, offset }: { limit: number; offset: number },
  { address, url }: { address: string; url: URL },
): Answer & { body: { total: number; limit: number; offset: number; next: string | null; items: T[] } } {
  const at = (to: number) => {
    const query = new URLSearchParams(url.search);
    query.set("limit", String(limit));
    query.set("offset", String(to));
    return `${address}${url.pathname}?${query}`;
  };
  const links: Record<string, string> = { first: at(0) };
  if (offset > 0) links.prev = at(Math.max(0, offset - limit));
  if (offset + limit < items.length) links.next = at(offset + limit);
  const page = items.slice(offset, offset + limit);
  return { body: { total: items.length, limit, offset, next: links.next ?? null, items: page }, links };
}

/** `<…>; rel="next", <…>; rel="first"` (RFC 8288). */
export function linkHeader(links: Readonly<Record<string, string>>): string {
  return Object.entries(links)
    .map(([rel, to]) => `<${to}>; rel="${rel}"`)
    .join(", ");
}
