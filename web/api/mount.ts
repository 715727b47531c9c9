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
  type App = { fetch(request: Request): Response | Promise<Response> };
  const later = (load: () => Promise<App>) => {
    let made: Promise<App> | undefined;
    return (request: Request) => {
      made ??= load();
      return made.then((app) => app.fetch(request));
    };
  };
  const api = later(async () => (await import("./app.ts")).apiApp(given, log));
  const cases = later(async () => (await import("./case.ts")).caseApp(given));
  site.all("/api/*", (c, next) => (c.req.path === "/api" ? next() : api(c.req.raw)));
  site.all("/ims/*", (c) => cases(c.req.raw));
}
