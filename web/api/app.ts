/** The API as a Hono application and as an OpenAPI 3.1 document, both made of the same list of operations. */
import { randomBytes } from "node:crypto";
import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { z } from "zod";
import { nearest } from "../../corpus/index.ts";
import { sendData } from "../respond.ts";
import { corpusOperations, licence, programVersion, V1 } from "./corpus-operations.ts";
import { type Given, linkHeader, type Operation } from "./operation.ts";
import { placeOperations } from "./place-operations.ts";
import { ApiProblem, problems, sendProblem } from "./problem.ts";
import { componentSchemas } from "./schemas.ts";

export const operations: readonly Operation[] = [...corpusOperations, ...placeOperations];

/** @param log  where an unexpected error goes, with the id that the asker sees */
export function apiApp(given: Given, log: (line: string) => void): OpenAPIHono {
  const app = new OpenAPIHono();
  for (const operation of operations) {
    app.openapi(
      routeOf(operation),
      (async (c: Context) => {
        if (operation.tag === "corpus") openToAll(c);
        const valid = (target: string) => (c.req as { valid(t: string): unknown }).valid(target) as never;
        const url = new URL(c.req.url);
        const { body, links } = await operation.load(given, { params: valid("param"), query: valid("query"), url });
        if (links) c.header("Link", linkHeader(links));
        return sendData(c, { type: "application/json", body: JSON.stringify(body) });
      }) as never,
      (result, c) => {
        if (result.success) return;
        if (operation.tag === "corpus") openToAll(c);
        return sendProblem(c, wrongParameter(c, result.error, operation), given.address());
      },
    );
  }
  app.get(`${V1}/openapi.json`, (c) => {
    openToAll(c);
    return sendData(c, { type: "application/json", body: JSON.stringify(documentOf(given.address())) });
  });
  app.all("/api/*", (c) => {
    const { method, path } = c.req;
    const known = [...operations.map((operation) => operation.path), `${V1}/openapi.json`, "/api"];
    const isRead = method === "GET" || method === "HEAD";
    const problem = isRead ? problems.noOperation({ path, known }) : problems.readOnly({ method, path });
    return sendProblem(c, problem, given.address());
  });
  app.onError((error, c) => {
    if (error instanceof ApiProblem) return sendProblem(c, error, given.address());
    const id = randomBytes(4).toString("hex");
    log(`${new Date().toISOString()} error ${id} ${c.req.method} ${c.req.path}\n${error.stack ?? error.message}`);
    return sendProblem(c, problems.fault({ path: c.req.path, id }), given.address());
  });
  return app;
}

/** Another site's script may read this: it is the public record. Places are never opened so (docs/decisions/api.md). */
function openToAll(c: Context): void {
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Access-Control-Expose-Headers", "ETag, Link");
}

function routeOf(o: Operation) {
  const json = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });
  const problem = (description: string) => ({ description, content: { "application/problem+json": json("Problem") } });
  const takes = [...Object.keys(o.params.shape), ...Object.keys(o.query.shape)].length > 0;
  return createRoute({
    method: "get",
    path: o.path,
    operationId: o.id,
    tags: [o.tag],
    summary: o.summary,
    description: o.description,
    request: { params: o.params, query: o.query },
    responses: {
      200: { description: o.summary, content: { "application/json": json(o.answer) } },
      304: { description: "As the `ETag` that was sent in `If-None-Match`." },
      ...(takes ? { 400: problem("A parameter is not understood; `where` is its name.") } : {}),
      ...(Object.keys(o.params.shape).length > 0
        ? { 404: problem("There is nothing of this name; `near` is the nearest there is.") }
        : {}),
    },
  });
}

/** The first mistake in a request, with the parameter's name and the nearest word where it takes a word. */
function wrongParameter(c: Context, error: z.core.$ZodError, operation: Operation): ApiProblem {
  const issue = error.issues[0] as z.core.$ZodIssue;
  if (issue.code === "unrecognized_keys") {
    const names = Object.keys(operation.query.shape);
    const name = issue.keys[0] ?? "";
    const remedy = names.length > 0 ? `It takes ${names.join(", ")}.` : "It takes none.";
    const near = nearest(name, names);
    return problems.parameter({
      name,
      what: "This operation takes no such parameter.",
      remedy: near ? `Did you mean "${near}"? ${remedy}` : remedy,
      near,
    });
  }
  const name = String(issue.path[0] ?? "");
  const near = issue.code === "invalid_value" ? nearest(c.req.query(name) ?? "", issue.values.map(String)) : undefined;
  const remedy = near ? `Did you mean "${near}"?` : "Correct it, or leave it out.";
  return problems.parameter({ name, what: `${name} ${issue.message}`, remedy, near });
}

type OpenApi = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;
const kept = new Map<string, OpenApi>();

/** The OpenAPI document of an installation. */
export function documentOf(address: string): OpenApi {
  let made = kept.get(address);
  if (!made) {
    const app = apiApp({ address: () => address } as Given, () => {});
    const document = app.getOpenAPI31Document({
      openapi: "3.1.0",
      info: {
        title: "Innodopt",
        version: programVersion,
        description: [
          "Read only; no key; no cookies. Names of ours are camelCase, parameters are lower case with underscores, and inside",
          "`record` names are those of the YAML files. `null` = not reported or not known, never zero. Every number stands with",
          "its n, its interval and its source, where they were published.",
        ].join(" "),
        license: { name: licence.name, url: licence.url },
      },
      servers: [{ url: address }],
      tags: [
        { name: "corpus", description: "The record: open to every site and program." },
        {
          name: "places",
          description: "The places of this installation: to programs on this computer, not to other sites.",
        },
      ],
    });
    made = { ...document, components: { schemas: componentSchemas() } } as OpenApi;
    kept.clear();
    kept.set(address, made);
  }
  return made;
}
