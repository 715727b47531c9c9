/** From a page's elements, or a stored file, to bytes with headers. */
import { hash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip, gzipSync } from "node:zlib";
import type { Context } from "hono";
import type { JSX } from "preact";
import type { Asset } from "./look/assets.ts";
import { type Ctx, type Data, rendered } from "./page.tsx";
import type { Lang } from "./words/index.ts";

const compress = promisify(gzip);
const unpack = promisify(gunzip);
const tagOf = (body: Uint8Array | string) => `"${hash("sha256", body, "base64url").slice(0, 22)}"`;

/** A page as it is sent: gzipped, with the hash of its text as entity tag. */
export type Packed = { gzipped: Uint8Array<ArrayBuffer>; tag: string };

/** @param level  of gzip: 5 for a page that is stored, 1 for one that is made for few readers */
export async function pack(view: JSX.Element, ctx: Ctx, level: 1 | 5 = 5): Promise<Packed> {
  const bytes = Buffer.from(`<!doctype html>${rendered(view, ctx)}`);
  return { gzipped: new Uint8Array(await compress(bytes, { level })), tag: `W/${tagOf(bytes)}` };
}

/** Is this what `pack` made? A stored page that was damaged is not. */
export async function isWhole({ gzipped, tag }: Packed): Promise<boolean> {
  try {
    return `W/${tagOf(await unpack(gzipped))}` === tag;
  } catch {
    return false;
  }
}

/** Sends a page. One that the reader has already costs 304 and no bytes. */
export async function sendPage(c: Context, status: number, lang: Lang, { gzipped, tag }: Packed): Promise<Response> {
  c.header("Content-Type", "text/html; charset=utf-8");
  c.header("Content-Language", lang);
  c.header("Vary", "Accept-Encoding");
  c.header("Cache-Control", "no-cache");
  if (status === 200) {
    c.header("ETag", tag);
    if (c.req.header("if-none-match")?.includes(tag)) return c.body(null, 304);
  }
  if (!acceptsGzip(c)) return c.body(new Uint8Array(await unpack(gzipped)), status as 200);
  c.header("Content-Encoding", "gzip");
  return c.body(gzipped, status as 200);
}

/** Sends data made on request, with an entity tag; text is compressed. */
export async function sendData(c: Context, { type, body, name }: Data): Promise<Response> {
  const tag = `W/${tagOf(body)}`;
  c.header("Content-Type", type);
  c.header("Cache-Control", "no-cache");
  c.header("ETag", tag);
  if (name !== undefined) c.header("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  if (c.req.header("if-none-match")?.includes(tag)) return c.body(null, 304);
  const packable = /^text\/|json|xml|svg|yaml/.test(type);
  if (packable) c.header("Vary", "Accept-Encoding");
  if (!packable || !acceptsGzip(c)) return c.body(typeof body === "string" ? body : new Uint8Array(body));
  c.header("Content-Encoding", "gzip");
  return c.body(new Uint8Array(await compress(body, { level: 5 })));
}

const packedAssets = new Map<string, Uint8Array>();

/** A stored file. Its address carries its hash, so that browsers may keep it for a year. */
export function sendAsset(c: Context, asset: Asset): Response {
  const tag = tagOf(asset.body);
  c.header("Content-Type", asset.type);
  c.header("ETag", tag);
  c.header("Cache-Control", "public, max-age=31536000, immutable");
  if (c.req.header("if-none-match")?.includes(tag)) return c.body(null, 304);
  const packable = !asset.type.startsWith("font/"); // woff2 is compressed already
  if (packable) c.header("Vary", "Accept-Encoding");
  if (!packable || !acceptsGzip(c)) return c.body(new Uint8Array(asset.body));
  let packed = packedAssets.get(asset.path);
  if (!packed) {
    packed = new Uint8Array(gzipSync(asset.body, { level: 9 }));
    packedAssets.set(asset.path, packed);
  }
  c.header("Content-Encoding", "gzip");
  return c.body(new Uint8Array(packed));
}

function acceptsGzip(c: Context): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.header("accept-encoding") ?? "");
}
