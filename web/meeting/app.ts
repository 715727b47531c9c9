/** The phones' port: `/r/CODE`, GET and POST, and nothing else. No file, no cookie, nothing of the main site. */
import { randomBytes, randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { type ComponentChildren, h } from "preact";
import type { Db } from "../../db/connect.ts";
import { Problem } from "../../db/problem.ts";
import { isPlaced, place, reviewByCode } from "../../domain/collect/review.store.ts";
import { isSent, type Review, readCode, readPlacement } from "../../domain/collect/review.ts";
import type { Commons } from "../../domain/commons/commons.ts";
import { placeById } from "../../domain/people/place.store.ts";
import { decodeForm, readBounded, sameOrigin } from "../door.ts";
import { type Lang, wordsIn } from "../words/index.ts";
import { type CodeGuard, codeGuard } from "./code-guard.ts";
import { plainAddress } from "./network.ts";
import { addressOf, type Form, html, inlineParts, Placing, Sent, Told, type View } from "./page.tsx";

export type MeetingApp = Hono<{ Bindings: HttpBindings }>;
type C = Context<{ Bindings: HttpBindings }>;

/** The largest form, in bytes: a sentence of 200 letters, each of them up to twelve bytes on the wire, and room to be told that it is too long. */
const FORM_BYTES = 8 * 1024;

/** What everything else is answered, whatever was asked. */
export const NOTHING = "Nothing is here.\n";

export async function createMeeting({
  db,
  commons,
  guard = codeGuard(() => performance.now()),
  log = (line) => process.stderr.write(`${line}\n`),
}: {
  db: Db;
  commons: Commons;
  guard?: CodeGuard;
  log?: (line: string) => void;
}): Promise<MeetingApp> {
  const parts = await inlineParts();
  const app: MeetingApp = new Hono();
  app.get("/r/:code", (c) => answer(c, (review) => showReview(c, review)));
  app.post("/r/:code", (c) => answer(c, (review) => takeIn(c, review)));
  app.notFound((c) => c.text(NOTHING, 404, { connection: "close" }));
  app.onError((error, c) => {
    const id = randomBytes(4).toString("hex");
    log(`${new Date().toISOString()} error ${id} meeting ${c.req.method}\n${withoutData(error)}`);
    return told(c, 500, "failed");
  });
  return app;

  /** What the code leads to; a code that is wrong, closed or no code at all leads nowhere, in the same words. */
  async function answer(c: C, go: (review: Review) => Promise<Response>): Promise<Response> {
    const code = readCode(c.req.param("code") ?? "");
    if (code === null) return told(c, 404, "nowhere");
    const from = plainAddress(c.env?.incoming?.socket.remoteAddress ?? ""); // never what a header says
    const asked = await guard.ask(from, code, () => reviewByCode(db, code));
    if ("refused" in asked) {
      c.header("Retry-After", String(asked.refused));
      return told(c, 429, "refused", asked.refused);
    }
    return asked.found === null ? told(c, 404, "nowhere") : go(asked.found);
  }

  /** Each placement has an address of its own, so that loading it again, or going back to it, shows whether it was taken in. */
  async function showReview(c: C, review: Review): Promise<Response> {
    if (review.phase !== "placing") return told(c, 200, "over");
    const view = viewOf(c);
    if (view.number === "") return seeOther(c, { ...view, number: randomUUID() });
    if (!(await isPlaced(db, review, view.number)))
      return showForm(c, review, 200, { sent: view.number, answer: "", seen: "" });
    const { say } = wordsIn(view.lang);
    return send(c, 200, say("meeting.thanks"), h(Sent, { ...view, review, say }));
  }

  async function takeIn(c: C, review: Review): Promise<Response> {
    if (!sameOrigin(c.req.raw.headers, c.req.header("host") ?? "")) return told(c, 403, "elsewhere");
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? ""))
      return told(c, 415, "unread");
    const body = await readBounded(c.req.raw, FORM_BYTES);
    if (!body) return told(c, 413, "too_big");
    const text = decodeForm(body);
    if (text === null) return told(c, 400, "unread");
    const fields = new URLSearchParams(text);
    const sent = fields.get("sent") ?? "";
    const form = {
      sent: isSent(sent) ? sent : randomUUID(),
      answer: fields.get("answer") ?? "",
      seen: fields.get("seen") ?? "",
    };
    const placed = { ...viewOf(c), number: form.sent };
    // A form that comes again, by the browser's Back, must not show what was typed.
    if (await isPlaced(db, review, sent)) return seeOther(c, placed);
    if (review.phase !== "placing") return told(c, 409, "late");
    const read = readPlacement(review.about, { ...form, sent });
    if ("mistakes" in read) return showForm(c, review, 422, form, { mistakes: read.mistakes });
    try {
      return (await place(db, review, read.placement)) === "closed" ? told(c, 409, "late") : seeOther(c, placed);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return showForm(c, review, 409, form, { problem });
    }
  }

  function seeOther(c: C, view: View): Response {
    return c.body(null, 303, { location: addressOf(view), ...headers() });
  }

  async function showForm(
    c: C,
    review: Review,
    status: 200 | 409 | 422,
    form: Form,
    { mistakes = [], problem }: Partial<Pick<Parameters<typeof Placing>[0], "mistakes" | "problem">> = {},
  ) {
    const view = { ...viewOf(c), number: form.sent };
    const { say } = wordsIn(view.lang);
    const name = (await placeById(db, review.root, review.place))?.name ?? review.place;
    const { kind, id } = review.about;
    const record = {
      indicator: kind === "indicator" ? commons.get("indicators", id) : undefined,
      condition: kind === "condition" ? commons.get("conditions", id) : undefined,
    };
    const title = say(status === 422 ? "meeting.title_wrong" : "meeting.title", { place: name });
    return send(
      c,
      status,
      title,
      h(Placing, { ...view, review, place: name, ...record, form, mistakes, problem, say }),
    );
  }

  function told(c: C, status: 200 | 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500, what: string, seconds = 0) {
    const { say } = wordsIn(viewOf(c).lang);
    const title = say(`meeting.${what}`);
    return send(c, status, title, h(Told, { title, children: say(`meeting.${what}.how`, { seconds }) }));
  }

  function send(c: C, status: number, title: string, body: ComponentChildren): Response {
    const view = viewOf(c);
    for (const [name, value] of Object.entries(headers())) c.header(name, value);
    c.header("Content-Language", view.lang);
    if (status >= 400 && status !== 422) c.header("Connection", "close");
    return c.html(html(parts, view, title, body, "Innodopt"), status as 200);
  }

  function headers() {
    return {
      "Cache-Control": "no-store",
      "Content-Security-Policy": parts.policy,
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
      "Referrer-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
    };
  }
}

function viewOf(c: C): View {
  const named = c.req.query("lang");
  const number = c.req.query("n") ?? "";
  return {
    path: new URL(c.req.url).pathname,
    number: isSent(number) ? number : "",
    lang: named === "en" || named === "es" ? named : preferred(c.req.header("accept-language") ?? ""),
  };
}

/** The first of our languages that the browser names; English where it names none. */
function preferred(header: string): Lang {
  const ranked = header
    .split(",")
    .map((part) => {
      const [tag = "", q = "q=1"] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return { lang: tag.slice(0, 2), q: Number(q.replace("q=", "")) || 0 };
    })
    .sort((a, b) => b.q - a.q);
  return ranked.some(({ q }) => q > 0) && ranked.find(({ lang }) => lang === "en" || lang === "es")?.lang === "es"
    ? "es"
    : "en";
}

/** Where an error arose, without its message: PostgreSQL's can hold what somebody typed. */
function withoutData(error: Error): string {
  const code = "code" in error ? ` ${error.code}` : "";
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...at].join("\n");
}
