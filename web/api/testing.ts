/** For tests: the whole site on the real corpus, and a check of answers against what the OpenAPI document says of them. */
import { createRequire } from "node:module";
import { readChanges, readCorpus } from "../../corpus/index.ts";
import type { Db } from "../../db/connect.ts";
import { type Commons, commonsOf } from "../../domain/commons/commons.ts";
import { createSite } from "../server.ts";

const changes = readChanges("corpus");
export const commons: Commons = commonsOf(
  readCorpus("corpus").records.map((record) => {
    const stamp = changes.get(`${record.kind}/${record.id}`);
    return { ...record, lastChange: stamp ? { date: stamp.date, what: stamp.what } : null };
  }),
);

export const ADDRESS = "http://localhost";

/** @param db  left out where only the record is asked about */
export function siteOn(db?: Db) {
  const logged: string[] = [];
  const site = createSite({ db: db as Db, commons, address: () => ADDRESS, log: (line) => logged.push(line) });
  const ask = (path: string, init?: RequestInit) => site.request(ADDRESS + path, init);
  return { ask, logged };
}

export type OpenApiDocument = {
  openapi: string;
  paths: Record<string, { get: { operationId: string; responses: Record<string, { content?: Content }> } }>;
  components: { schemas: Record<string, object> };
};
type Content = Record<string, { schema: { $ref: string } }>;

// Ajv comes with the validator of OpenAPI documents; it knows nothing of zod, from which the shapes are made.
const Ajv = createRequire(createRequire(import.meta.url).resolve("@seriousme/openapi-schema-validator"))(
  "ajv/dist/2020.js",
).default;

/** Says what is wrong with a body, by the shape that the document gives to an operation's answer; null = nothing. */
export function checker(
  document: OpenApiDocument,
): (operation: string, status: number, body: unknown) => string | null {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema({ $id: "https://x/", components: document.components });
  const compiled = new Map<string, { (body: unknown): boolean; errors?: unknown }>();
  const stated = new Map(Object.values(document.paths).map(({ get }) => [get.operationId, get.responses] as const));
  return (operation, status, body) => {
    const content = stated.get(operation)?.[status]?.content;
    const ref = Object.values(content ?? {})[0]?.schema.$ref;
    if (ref === undefined) return `the document states no ${status} for ${operation}`;
    const check = compiled.get(ref) ?? ajv.compile({ $ref: `https://x/${ref}` });
    compiled.set(ref, check);
    return check(body) ? null : JSON.stringify(check.errors);
  };
}
