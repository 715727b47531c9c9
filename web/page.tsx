/**
 * A page is a path and a function that loads like a sentence, then is HTML.
 *
 *   export const indicatorPage = page("/indicators/:id", async ({ commons, params, say }) => <Page title={…}>…</Page>);
 *
 * Every path is served twice: as it is (English) and under /es (Spanish). Errors: throw `new NotFound()` for an address
 * that names nothing; a `Problem` is shown as its sentence; anything else becomes the 500 page with an id.
 */
import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Db } from "../db/connect.ts";
import type { Commons } from "../domain/commons/commons.ts";
import type { Received, UploadLimits } from "./upload.ts";
import type { Lang, Say, Tell } from "./words/index.ts";

/** The names in a path: `Params<"/at/:root/:place">` is `{ root: string; place: string }`. */
export type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & Params<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

/** What a page may use. `path` is the address without /es and without the query; `href` puts /es back where it belongs. */
export type Ctx<P extends string = string> = {
  db: Db;
  commons: Commons;
  params: string extends P ? Record<string, string> : Params<P>;
  query: URLSearchParams;
  path: string;
  lang: Lang;
  say: Say;
  tell: Tell;
  href: (path: string) => string;
  now: Date;
  /** Where this installation is found, without a slash at the end: INNODOPT_URL, else http://localhost:PORT. */
  site: string;
  /** The request names this computer, came through no proxy that says so, and nobody else is led here (door.ts): whoever asks is the steward. */
  askedHere: boolean;
  /** Where phones in the room reach this computer (`npm start -- --meeting`), e.g. "http://192.168.1.20:8081"; null = they cannot. */
  meeting: Meeting | null;
  /** The page is about a place under a made-up root (domain/people/sample.ts): whoever draws a document of their own says so too. */
  madeUp: boolean;
  /** Loads the made-up district; null where this program cannot. */
  loadSample: (() => Promise<void>) | null;
  /** At how many places here somebody has said how an indicator or condition stands. Counted at most a minute ago. */
  placesUsing: (kind: "indicators" | "conditions", id: string) => number;
};

/** A second port on the local network, for the phones of a self-review (meeting.ts). */
export type Meeting = { addresses: readonly string[] };

/** A form that was sent: its fields as typed, at most FORM_BYTES in all. */
export type FormCtx<P extends string = string> = Ctx<P> & { form: URLSearchParams };

/** A form with files that was sent (upload.ts). Where it was refused there are no files; `keep` saves the folder from removal afterwards. */
export type UploadCtx<P extends string = string> = FormCtx<P> & Pick<Received, "files" | "refused" | "folder" | "keep">;

/** A whole page, a page with another status than 200 (`{ status: 422, view }`), or a Response (`seeOther`). */
export type View = JSX.Element | Response | { status: 200 | 201 | 404 | 409 | 413 | 422 | 507; view: JSX.Element };

export type PageRoute = {
  method: "GET" | "POST";
  path: string;
  load: (ctx: FormCtx) => View | Promise<View>;
  /** See `kept`. */
  kept?: boolean;
  /** See `keptWhile`. */
  version?: (ctx: FormCtx) => Promise<string>;
  /** See `forgotten`. */
  forgotten?: boolean;
  /** See `upload`. */
  upload?: UploadLimits;
};

/** Not a page but data, at one address: see `data`. */
export type DataRoute = { method: "GET"; path: string; data: (ctx: Ctx) => Data | Promise<Data> };

export type Route = PageRoute | DataRoute;

export function page<P extends string>(path: P, load: (ctx: Ctx<P>) => View | Promise<View>): PageRoute {
  return { method: "GET", path, load: load as unknown as PageRoute["load"] };
}

export function action<P extends string>(path: P, load: (ctx: FormCtx<P>) => View | Promise<View>): PageRoute {
  return { method: "POST", path, load: load as unknown as PageRoute["load"] };
}

/**
 * A form with files (`enctype="multipart/form-data"`), streamed into a private folder that is removed after the handler:
 * `upload("/import", { most: 200e6 }, ({ form, files, refused }) => …)`. What is longer than `most` bytes comes as `refused: "size"`.
 * `may` is asked before anything is read: whoever may not import sends no file to this disk.
 */
export function upload<P extends string>(
  path: P,
  limits: UploadLimits,
  load: (ctx: UploadCtx<P>) => View | Promise<View>,
): PageRoute {
  return { method: "POST", path, load: load as unknown as PageRoute["load"], upload: limits };
}

/** A file that is made when it is asked for: JSON, CSV, SVG, XML, a zip. `name` = it is offered for saving under that name. */
export type Data = { type: string; body: string | Uint8Array; name?: string };

/**
 * A file at one address (never under /es): `data("/feed.atom", (ctx) => ({ type: "application/atom+xml", body }))`. It gets
 * an entity tag and, if it is text, compression. Its language, where it has one, is a question: `?lang=es` sets `ctx.lang`.
 */
export function data<P extends string>(path: P, load: (ctx: Ctx<P>) => Data | Promise<Data>): DataRoute {
  return { method: "GET", path, data: load as unknown as DataRoute["data"] };
}

/**
 * Pages that are made of the record alone, and so are rendered once for each address and language while the program runs.
 * They may not read the database or the clock. An address with a question (`?`) is rendered each time.
 */
export function kept(routes: readonly PageRoute[]): PageRoute[] {
  return routes.map((route) => ({ ...route, kept: true }));
}

/**
 * Pages about what is stored: rendered once for each address (its question, `?`, included) and language, and again when the
 * version of the data differs. They may not read the clock, nor make a number of their own as a form does.
 *
 * @param version  a short text that differs whenever anything the pages show has changed
 */
export function keptWhile(version: (ctx: Ctx) => Promise<string>, routes: readonly PageRoute[]): PageRoute[] {
  return routes.map((route) => ({ ...route, version }));
}

/** Pages that a browser may not keep (`Cache-Control: no-store`): on a laptop that is passed round, Back shows nobody else's answer. */
export function forgotten(routes: readonly PageRoute[]): PageRoute[] {
  return routes.map((route) => ({ ...route, forgotten: true }));
}

/** After a form was stored: send the reader to a page, so that reloading does not send it again. */
export function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { location: address } });
}

/** The address names nothing. The 404 page offers the nearest addresses. */
export class NotFound extends Error {
  override name = "NotFound";
}

let rendering: Ctx | null = null;

/**
 * A page, or a part of one, as HTML: `useCtx` gives its components this context. Rendering does not wait, so one variable holds
 * it; a context of Preact's own would keep each component that asks until the page is done, a third of the time of a long page.
 */
export function rendered(view: JSX.Element, ctx: Ctx): string {
  const before = rendering;
  rendering = ctx;
  try {
    return renderToString(view);
  } finally {
    rendering = before;
  }
}

/** The page's context, for components: `const { say, href } = useCtx()`. */
export function useCtx(): Ctx {
  if (!rendering) throw new Error("useCtx: this component was rendered outside a page.");
  return rendering;
}
