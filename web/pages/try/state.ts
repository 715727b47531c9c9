/**
 * A try-out's state: all that a review of "our team" is, carried by the page's own form from step to step and stored nowhere on the
 * server. While people place it is sealed (AES-256-GCM) with a key that this process made at its start and keeps to itself: who reads
 * the page's source sees nothing of the others' answers. From looking on it is plain, for it is the team's. docs/decisions/tryout.md
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { About } from "../../../domain/collect/reading.ts";
import { readAbout, writeAbout } from "../../../domain/collect/reading.ts";
import { FEWEST, type Review, SEEN_MOST } from "../../../domain/collect/review.ts";
import { readReviewFile, writeReviewFile } from "../../../domain/collect/review-file.ts";

/** Most people in one try-out: their sentences travel in a form. */
export const TRY_PEOPLE = 40;

/** A review at no place. `seen` is never in a file. */
export type Tried = Omit<Review, "root" | "place" | "code">;

/** What came back from the browser. lost: it cannot be read; over: these placements were closed already, with others than these. */
export type Came = { tried: Tried } | { why: "lost" | "over" };

const PAD = 1024;
/**
 * A key, and the reviews whose placing was closed while it was in use, with the hash of what was closed: a closed one cannot be opened
 * again for one person more. They are forgotten together, so that no number of closings opens a closed one.
 */
type Generation = { key: Buffer; closed: Map<string, string> };
const newGeneration = (): Generation => ({ key: randomBytes(32), closed: new Map() });
let generations: readonly Generation[] = [newGeneration()]; // the newest first, and the one before
export const CLOSED_MOST = 10_000;

const newest = () => generations[0] as Generation;

const sentences = z.array(z.string().max(4 * SEEN_MOST)).max(TRY_PEOPLE);
const placing = z.strictObject({
  id: z.string(),
  about: z.string(),
  version: z.string(),
  people: z.int().min(1).max(TRY_PEOPLE).nullable(),
  counts: z.array(z.int().min(0)).max(5),
  seen: sentences,
  openedOn: z.string(),
});
/** Plain: the file as anybody may take it along, and what was seen beside it. */
const looking = z.strictObject({ file: z.string(), seen: sentences, phase: z.enum(["looking", "agreed"]) });

export function writeState(tried: Tried): string {
  return tried.phase === "placing" ? seal(tried) : plain(tried);
}

function seal({ id, about, version, people, counts, seen, openedOn }: Tried): string {
  const text = JSON.stringify({ id, about: writeAbout(about), version, people, counts: counts ?? [], seen, openedOn });
  const bytes = Buffer.from(text);
  const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / PAD) * PAD, " "); // so that its length does not tell a sentence's
  bytes.copy(padded);
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", newest().key, iv);
  const body = Buffer.concat([cipher.update(padded), cipher.final()]);
  return `s.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

function plain({ seen, phase, ...tried }: Tried): string {
  return `p.${Buffer.from(JSON.stringify({ file: writeReviewFile(tried), seen, phase })).toString("base64url")}`;
}

/** @param about  what this page is about: the state of another is lost here */
export function readState(text: string, about: About, today: string): Came {
  const body = Buffer.from(text.slice(2), "base64url");
  const tried = text.startsWith("s.") ? unsealed(body) : text.startsWith("p.") ? unfolded(body, today) : null;
  if (tried === null || writeAbout(tried.about) !== writeAbout(about)) return { why: "lost" };
  const before = tried.phase === "placing" ? closedAs(tried.id) : undefined;
  return before !== undefined && before !== hashOf(tried) ? { why: "over" } : { tried };
}

function closedAs(id: string): string | undefined {
  return generations.flatMap(({ closed }) => closed.get(id) ?? [])[0];
}

function unsealed(bytes: Buffer): Tried | null {
  for (const { key } of generations) {
    const tried = unsealedWith(key, bytes);
    if (tried) return tried;
  }
  return null;
}

function unsealedWith(key: Buffer, bytes: Buffer): Tried | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    const json = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    const { about, ...rest } = placing.parse(JSON.parse(json));
    const what = readAbout(about);
    if (what === null) return null;
    const placed = rest.counts.reduce((a, b) => a + b, 0);
    return { ...rest, about: what, placed, phase: "placing", way: "laptop", ...EMPTY };
  } catch {
    return null; // another process' key, or not what we wrote
  }
}

function unfolded(bytes: Buffer, today: string): Tried | null {
  try {
    const { file, seen, phase } = looking.parse(JSON.parse(bytes.toString("utf8")));
    const read = readReviewFile(file, { today });
    if ("mistakes" in read || (phase === "agreed") !== (read.review.agreedOn !== null)) return null;
    return { ...read.review, seen, phase, way: "laptop" };
  } catch {
    return null;
  }
}

const EMPTY = {
  looks: { lookFors: [], lookAlikes: [] },
  notes: {},
  agreed: null,
  agreedOn: null,
} as const;

/** A try-out at its beginning. */
export function begun(about: About, version: string, people: number | null, openedOn: string): Tried {
  const id = `try-${randomBytes(15).toString("base64url")}`;
  const none = { counts: [], seen: [], placed: 0 };
  return { id, about, version, people, openedOn, phase: "placing", way: "laptop", ...none, ...EMPTY };
}

/** The placing is over: the team sees what was seen, and from FEWEST people on the spread. Fewer people's counts are gone. */
export function closedPlacing(tried: Tried): Tried {
  if (newest().closed.size >= CLOSED_MOST) generations = [newGeneration(), newest()];
  if (closedAs(tried.id) === undefined) newest().closed.set(tried.id, hashOf(tried));
  return { ...tried, phase: "looking", counts: tried.placed >= FEWEST ? tried.counts : null };
}

const hashOf = ({ counts, seen }: Tried) =>
  createHash("sha256")
    .update(JSON.stringify([counts, seen]))
    .digest("base64");
