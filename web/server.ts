/** HTTP: what every request passes through, and the site's routes. Imported by tools/serve.ts only. */
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type HttpBindings, type ServerType, serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { h, type JSX } from "preact";
import { kinds } from "../corpus/kinds.ts";
import type { Db } from "../db/connect.ts";
import { Problem } from "../db/problem.ts";
import { placesByAbout } from "../domain/collect/reading.store.ts";
import { addressOf, type Commons } from "../domain/commons/commons.ts";
import { isMadeUp } from "../domain/people/sample.store.ts";
import { mountApi } from "./api/mount.ts";
import { refusalOf } from "./api/refused.ts";
import { clientScript } from "./client-scripts.ts";
import { inLanguage } from "./components/page.tsx";
import {
  addressIsPlain,
  askedHere,
  decodeForm,
  FORM_BYTES,
  hostIsOurs,
  leadsHere,
  readBounded,
  sameOrigin,
} from "./door.ts";
import { freshEnough } from "./fresh-enough.ts";
import { keptPages } from "./kept-pages.ts";
import { keptVersions } from "./kept-versions.ts";
import { assets } from "./look/assets.ts";
import { type DataRoute, type FormCtx, type Meeting, NotFound, type PageRoute, type Route } from "./page.tsx";
import { FailedPage, MissingPage, ProblemPage, RefusedPage, type RefusedWhy } from "./pages/errors/errors.tsx";
import { homePage } from "./pages/home.tsx";
import { type Packed, pack, sendAsset, sendData, sendPage } from "./respond.ts";
import type { PageStore } from "./stored-pages.ts";
import type { UploadLimits } from "./upload.ts";
import { LANGS, type Lang, wordsIn } from "./words/index.ts";

export type Site = Hono<{ Bindings: HttpBindings }>;
type C = Context<{ Bindings: HttpBindings }>;

/**
 * @param db       the application's connection (the app role)
 * @param commons  the whole corpus in memory, as `commonsFrom(db)` returns it
 * @param address  where the site is found, e.g. "https://innodopt.example.org": asked at each request, because a free port is
 *                 known only once it listens
 * @param store    where pages of the record are kept over a restart; they are kept in memory alone without it
 * @param review   may stewards' pages be shown to whoever asks at this computer; not where `address` is another one (door.ts)
 * @param meeting  where phones in the room are served, if they are
 * @param loadSample  loads the made-up district (tools/sample), if this program can
 * @param log      where an unexpected error goes, with the id that the reader sees; stderr by default
 */
export function createSite(options: {
  db: Db;
  commons: Commons;
  address?: () => string;
  store?: PageStore;
  review?: boolean;
  meeting?: Meeting;
  loadSample?: () => Promise<void>;
  now?: () => Date;
  log?: (line: string) => void;
}): Site {
  const { db, commons, now = () => new Date(), log = (line) => process.stderr.write(`${line}\n`) } = options;
  const { address: siteAddress = () => "http://localhost", store } = options;
  const reviewed = () => options.review ?? leadsHere(siteAddress());
  const site: Site = new Hono();

  const uses = freshEnough(() => placesByAbout(db), new Map<string, number>(), USES_FRESH, now, log);
  const kept = keptPages({ commons, site: siteAddress, uses: () => uses.now, ready: () => uses.first, store });

  const versions = keptVersions();

  const madeUp = new WeakSet<Request>(); // requests for places that nobody has

  const contextOf = (c: C, lang: Lang, params: Record<string, string>, form = new URLSearchParams()): FormCtx => {
    const url = new URL(c.req.url);
    const path = url.pathname.replace(/^\/es(?=\/|$)/, "") || "/";
    return {
      db,
      commons,
      params,
      query: url.searchParams,
      path,
      lang,
      href: (to) => (to.startsWith("/") ? inLanguage(lang, to) : to),
      ...wordsIn(lang),
      now: now(),
      site: siteAddress(),
      askedHere: reviewed() && askedHere(c.req.raw.headers, c.req.header("host") ?? url.host),
      meeting: options.meeting ?? null,
      madeUp: madeUp.has(c.req.raw),
      loadSample: options.loadSample ?? null,
      placesUsing: (kind, id) => uses.now.get(`${kind}/${id}`) ?? 0,
      form,
    };
  };
  const langOf = (c: C): Lang => (/^\/es(\/|$)/.test(new URL(c.req.url).pathname) ? "es" : "en");
  const show = async (c: C, status: number, view: JSX.Element) => {
    const ctx = contextOf(c, langOf(c), {});
    return sendPage(c, status, ctx.lang, await pack(view, ctx));
  };
  const refuse = (c: C, status: number, why: RefusedWhy) => show(c, status, h(RefusedPage, { why }));
  const turnAway = (c: C, status: 400 | 403 | 421, why: RefusedWhy) => {
    const what = wordsIn("en").say(`site.refused.${why}`);
    return refusalOf(c.req.path, { status, why, what, site: siteAddress() }) ?? refuse(c, status, why);
  };

  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"], // web/client, no others
        connectSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: "DENY",
      referrerPolicy: "same-origin",
      strictTransportSecurity: false, // served on the loopback address, without TLS
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    }),
  );

  site.use(async (c, next) => {
    if (!addressIsPlain(c.env?.incoming?.url ?? c.req.path)) return turnAway(c, 400, "address");
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    if (!hostIsOurs(host, siteAddress())) return turnAway(c, 421, "host");
    const safe = c.req.method === "GET" || c.req.method === "HEAD";
    if (!safe && !sameOrigin(c.req.raw.headers, host)) return turnAway(c, 403, "origin");
    return next();
  });

  site.get("/client/:file", async (c) => {
    const script = await clientScript(c.req.param("file"));
    return script ? sendData(c, script) : c.notFound();
  });
  for (const asset of assets) site.get(asset.path, (c) => sendAsset(c, asset));

  const home: PageRoute = { ...homePage, kept: true };
  mountAll(site, [home]);
  mountApi(site, { db, commons, address: siteAddress, log });
  let rest: Promise<Site> | undefined;
  site.all("*", async (c) => {
    rest ??= restOfSite();
    return (await rest).fetch(c.req.raw, c.env);
  });
  site.onError(failed([]));
  return site;

  /** Everything but the first page and the API: some 200 files, loaded when they are first needed, so that the first page need not wait. */
  async function restOfSite(): Promise<Site> {
    const { routes } = await import("./routes.ts");
    const app: Site = new Hono();
    for (const path of ["/at/:root/*", "/import/undo/:root/*"].flatMap((one) => [one, inLanguage("es", one)])) {
      app.use(path, async (c, next) => {
        if (await isMadeUp(db, c.req.param("root") ?? "")) madeUp.add(c.req.raw);
        return next();
      });
    }
    mountAll(
      app,
      routes.filter(({ path }) => path !== home.path),
    );
    const known = [
      ...addressesOf(routes),
      ...kinds.flatMap((kind) => commons.all(kind).map(({ id }) => addressOf(kind, id))),
    ];
    app.notFound((c) => {
      const path = new URL(c.req.url).pathname;
      if (path.length > 1 && path.endsWith("/")) return c.redirect(path.slice(0, -1) + new URL(c.req.url).search, 308);
      if (c.req.method !== "GET" && c.req.method !== "HEAD") return refuse(c, 405, "method");
      return show(c, 404, h(MissingPage, { known }));
    });
    app.onError(failed(known));
    return app;
  }

  function failed(known: readonly string[]) {
    return (error: Error, c: C) => {
      if (error instanceof NotFound) return show(c, 404, h(MissingPage, { known }));
      if (error instanceof Problem) return show(c, 422, h(ProblemPage, { problem: error }));
      const id = randomBytes(4).toString("hex");
      log(`${now().toISOString()} error ${id} ${c.req.method} ${c.req.path}\n${error.stack ?? error.message}`);
      return show(c, 500, h(FailedPage, { id }));
    };
  }

  function mountAll(app: Site, routes: readonly Route[]) {
    for (const route of routes) {
      if ("data" in route) mountData(app, route);
      else for (const lang of LANGS) mount(app, route, lang);
    }
  }

  function mountData(app: Site, { path, data }: DataRoute) {
    app.get(path, async (c) =>
      sendData(c, await data(contextOf(c, c.req.query("lang") === "es" ? "es" : "en", c.req.param()))),
    );
  }

  function mount(app: Site, route: PageRoute, lang: Lang) {
    const path = inLanguage(lang, route.path);
    if (route.kept) app.get(path, (c) => sendKept(c, route, lang));
    else if (route.version) app.get(path, keptWhileIn(lang, route, route.version));
    else
      app.on(route.method, path, async (c) => {
        const sent = await sendMade(c, route, lang);
        if (route.forgotten) sent.headers.set("Cache-Control", "no-store");
        return sent;
      });
  }

  async function sendUploaded(c: C, route: PageRoute, limits: UploadLimits, lang: Lang) {
    if (!/^multipart\/form-data\b/i.test(c.req.header("content-type") ?? "")) return refuse(c, 415, "kind");
    await limits.may?.(contextOf(c, lang, c.req.param()));
    const { receive } = await import("./upload.ts");
    const { form, done, ...received } = await receive(c.req.raw, limits);
    try {
      const made = await make(c, route, Object.assign(contextOf(c, lang, c.req.param(), form), received));
      return made instanceof Response ? made : sendPage(c, 200, lang, made);
    } finally {
      await done();
    }
  }

  async function sendMade(c: C, route: PageRoute, lang: Lang) {
    if (route.upload) return sendUploaded(c, route, route.upload, lang);
    let form = new URLSearchParams();
    if (route.method === "POST") {
      if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? ""))
        return refuse(c, 415, "kind");
      const body = await readBounded(c.req.raw, FORM_BYTES);
      if (!body) return refuse(c, 413, "size");
      const text = decodeForm(body);
      if (text === null) return refuse(c, 400, "encoding");
      form = new URLSearchParams(text);
    }
    const made = await make(c, route, contextOf(c, lang, c.req.param(), form));
    return made instanceof Response ? made : sendPage(c, 200, lang, made);
  }

  /** The page's bytes; or what is sent in its place: a redirect, a page with another status. */
  async function make(c: C, route: PageRoute, ctx: FormCtx): Promise<Packed | Response> {
    const view = await route.load(ctx);
    if (view instanceof Response) return view;
    if ("status" in view) return sendPage(c, view.status, ctx.lang, await pack(view.view, ctx));
    return pack(view, ctx, route.kept ? 5 : 1);
  }

  async function sendKept(c: C, route: PageRoute, lang: Lang) {
    await uses.first;
    const address = c.req.path;
    const plain = !/[?%]/.test(c.req.url); // one page has one address that is kept
    const before = plain && (kept.inMemory(address) ?? (await kept.stored(address, lang)));
    if (before) return sendPage(c, 200, lang, before);
    const { ctx, keep } = kept.watch(contextOf(c, lang, c.req.param()));
    const made = await make(c, route, ctx);
    if (made instanceof Response) return made;
    if (plain) keep(address, made);
    return sendPage(c, 200, lang, made);
  }

  function keptWhileIn(lang: Lang, route: PageRoute, versionOf: NonNullable<PageRoute["version"]>) {
    return async (c: C) => {
      const ctx = contextOf(c, lang, c.req.param());
      const address = `${lang}${ctx.path}?${ctx.query}`;
      const version = await versionOf(ctx); // before the page reads, so never newer than it
      const before = versions.find(address, version);
      if (before) return sendPage(c, 200, lang, before);
      const made = await make(c, route, ctx);
      if (made instanceof Response) return made;
      versions.keep(address, version, made);
      return sendPage(c, 200, lang, made);
    };
  }
}

/** How old the count of places may be, ms. */
const USES_FRESH = 60_000;

/** The addresses that have no part to fill in. */
function addressesOf(all: readonly Route[]): string[] {
  return all.filter((route) => route.method === "GET" && !route.path.includes(":")).map((route) => route.path);
}

/**
 * Listens on the loopback address only.
 * @param port  0 for any free port
 * @throws the system's error, `code` EADDRINUSE when the port is busy
 */
export async function listen(site: Site, port: number): Promise<{ port: number; close: () => Promise<void> }> {
  const server: ServerType = await new Promise((resolve, reject) => {
    const started = serve({ fetch: site.fetch, port, hostname: "127.0.0.1" }, () => resolve(started));
    started.once("error", reject);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}
