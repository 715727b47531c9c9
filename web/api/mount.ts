/** Puts the API on the site: /api/v1/… and /ims/case/v1p1/… . It is loaded when it is first asked for. */

import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { Db } from "../../db/connect.ts";
import type { Commons } from "../../domain/commons/commons.ts";

/** Call it after the door's middleware, so that its checks hold here too, and before the page for what is not found. */
export function mountApi(
  site: Hono<{ Bindings: HttpBindings }>,
  { db, commons, address, log }: { db: Db; commons: Commons; address: () => string; log: (line: string) => void },
): void {
  const given = { db, commons, address, version: () => commons.version };
  let made: Promise<{ fetch(request: Request): Response | Promise<Response> }> | undefined;
  const app = () => {
    made ??= import("./app.ts").then(({ apiApp }) => apiApp(given, log));
    return made;
  };
  site.all("/api/*", async (c, next) => (c.req.path === "/api" ? next() : (await app()).fetch(c.req.raw)));
}
