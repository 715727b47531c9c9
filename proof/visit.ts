/** Asking the site for its pages as a browser would, and finding them. */
import { Agent, get } from "node:http";
import { gunzipSync } from "node:zlib";
import { kinds } from "../corpus/index.ts";

export type Answer = { status: number; ms: number; bytes: number; html: string };
export type Ask = (address: string) => Promise<Answer>;

/** One request at a time on one connection, with its time to the last byte, in ms, and its size on the wire, in bytes. */
export function asker(url: string): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (address) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      get(url + address, { agent, headers: { "accept-encoding": "gzip" } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => {
          const ms = performance.now() - start;
          const body = Buffer.concat(chunks);
          const status = answer.statusCode ?? 0;
          const packed = answer.headers["content-encoding"] === "gzip";
          const text = /^text\/html/.test(answer.headers["content-type"] ?? "");
          resolve({ status, ms, bytes: body.length, html: text ? (packed ? gunzipSync(body) : body).toString() : "" });
        });
      }).on("error", reject);
    });
}

export type Found = {
  /** Pages, each once; of those with a question, one for each page. */
  pages: Set<string>;
  /** Files that pages link to: data, pictures, downloads. */
  files: Set<string>;
  /** Links that answer otherwise than with 200. */
  broken: string[];
  stylesheet: string;
  scripts: Set<string>;
  /** Of each page, when it was asked for the first time. */
  first: Map<string, Answer>;
};

/** The addresses within reach of the first pages, at most `most` of each route. */
export async function allPages(ask: Ask, most: number): Promise<Found> {
  const found: Found = {
    pages: new Set(["/", "/es"]),
    files: new Set(),
    broken: [],
    stylesheet: "",
    scripts: new Set(),
    first: new Map(),
  };
  const seen = new Set<string>();
  const ofRoute = new Map<string, number>();
  for (const address of found.pages) {
    const answer = await ask(address);
    if (answer.status !== 200) {
      found.pages.delete(address);
      found.broken.push(address);
      continue;
    }
    found.first.set(address, answer);
    found.stylesheet ||= answer.html.match(/<link rel="stylesheet" href="([^"]+)"/)?.[1] ?? "";
    for (const [, script = ""] of answer.html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) found.scripts.add(script);
    for (const [, href = ""] of answer.html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)/g)) {
      const to = href.replaceAll("&amp;", "&");
      const [page = "", question] = to.split("?");
      const one = question === undefined ? page : `${page}?`;
      if (seen.size === seen.add(one).size) continue;
      const route = routeOf(one);
      const before = ofRoute.get(route) ?? 0;
      if (before >= most) continue;
      ofRoute.set(route, before + 1);
      if (isFile(page)) found.files.add(to);
      else found.pages.add(to);
    }
  }
  return found;
}

export const isFile = (address: string): boolean => /\.[a-z]{2,5}$/.test(address.split("?")[0] ?? "");

/** Pages and files of a root that stand where a place would. */
const OF_ROOT = /^(together|heatmap\b)/;

/** "/es/claims/x" is of the route "/es/claims/:id"; "/at/nyc/01M448/know?about=…" of "/at/:root/:place/know?". */
export function routeOf(address: string): string {
  const [path = "", question] = address.split("?");
  const es = /^\/es(?=\/|$)/.test(path) ? "/es" : "";
  const parts = path.slice(es.length).split("/").slice(1);
  const [room = ""] = parts;
  const ending = (parts.at(-1) ?? "").match(/(\.[a-z]+)+$/)?.[0] ?? "";
  const names: readonly string[] =
    room === "at"
      ? [":root", OF_ROOT.test(parts[2] ?? "") ? "" : ":place", "", ":name"]
      : (kinds as readonly string[]).includes(room) || room === "groups" || room === "import"
        ? [":id"]
        : ["methods", "docs", "charts"].includes(room)
          ? [":name", ":name"]
          : room === "map"
            ? [":kind", ":id", ":outcome"]
            : room === "try"
              ? ["", ":id"]
              : [];
  const named = parts.map((part, i) => (i > 0 && names[i - 1] ? names[i - 1] : part));
  if (ending && parts.length > 1 && names[parts.length - 2]) named[parts.length - 1] += ending;
  return `${es}/${named.join("/")}${question === undefined ? "" : "?"}`;
}
