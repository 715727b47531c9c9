/** The phones' page: one private placement, then a count, then the talk. It carries its style and script itself. */
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Condition, Indicator } from "../../corpus/index.ts";
import type { Problem } from "../../db/problem.ts";
import { FEWEST, type PlacementMistake, type Review, SEEN_MOST } from "../../domain/collect/review.ts";
import { clientScript } from "../client-scripts.ts";
import { refused } from "../components/refused.ts";
import { asSentence, howToTell } from "../pages/commons/condition-text.ts";
import { type Lang, type Say, wordsIn } from "../words/index.ts";

/** What every view needs. `path`: the address without its question; `number`: the placement's, '' where there is none yet. */
export type View = { lang: Lang; path: string; number: string };

/** Where one placement is asked for, and later said to be stored. Nothing of the answer stands in it. */
export function addressOf({ lang, path, number }: View): string {
  return `${path}?${number === "" ? "" : `n=${number}&`}lang=${lang}`;
}

export type Subject = {
  review: Review;
  place: string;
  indicator: Indicator | undefined;
  condition: Condition | undefined;
};
export type Form = { sent: string; answer: string; seen: string };

/** The style and the script of every page, and what its security policy allows: these two and forms to us, nothing else. */
export async function inlineParts(): Promise<{ style: string; script: string; policy: string }> {
  const css = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
  const { transform } = await import("esbuild");
  const tokens = css("../look/tokens.css").replace(/@font-face \{[^}]*\}/g, ""); // no font is served here
  const style = (await transform(tokens + css("phone.css"), { loader: "css", minify: true })).code;
  const script = String((await clientScript("phone.js"))?.body);
  const allow = (text: string) => `'sha256-${hash("sha256", text, "base64")}'`;
  const policy = `default-src 'none'; script-src ${allow(script)}; style-src ${allow(style)}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  return { style, script, policy };
}
export type Parts = Awaited<ReturnType<typeof inlineParts>>;

export function html(parts: Parts, view: View, title: string, body: ComponentChildren, head: ComponentChildren = null) {
  const { say } = wordsIn(view.lang);
  const other = view.lang === "en" ? "es" : "en";
  return `<!doctype html>${renderToString(
    <html lang={view.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: parts.style }} />
      </head>
      <body>
        <div class="ask">
          <header>
            <span>{head}</span>
            <a href={addressOf({ ...view, lang: other })} lang={other} hreflang={other}>
              {say("meeting.other_language")}
            </a>
          </header>
          <main>{body}</main>
        </div>
        <script dangerouslySetInnerHTML={{ __html: parts.script }} />
      </body>
    </html>,
  )}`;
}

/** A heading and a sentence: the placing is over, the code leads nowhere, too many wrong codes … */
export function Told({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h1>{title}</h1>
      <p>{children}</p>
    </>
  );
}

export function Placing(
  props: View &
    Subject & { form: Form; mistakes: readonly PlacementMistake[]; problem?: Problem | undefined; say: Say },
) {
  const { lang, place, indicator, condition, form, mistakes, problem, say } = props;
  const record = indicator ?? condition;
  return (
    <>
      {mistakes.length > 0 && <Mistakes mistakes={mistakes} say={say} />}
      {problem && (
        <div {...refused}>
          <p>
            <b>{say("meeting.not_stored")}</b> <En lang={lang}>{`${problem.what} ${problem.remedy}`}</En>
          </p>
        </div>
      )}
      <p class="note">{say("meeting.kicker", { place })}</p>
      <h1>{record && lang === "es" ? record.es.title : (record?.title ?? props.review.about.id)}</h1>
      {record && <p>{lang === "es" ? record.es.statement : record.statement}</p>}
      <p class="note">{say("meeting.promise", { fewest: FEWEST })}</p>
      <p class="notice">{say("meeting.open_network")}</p>
      <form method="post" action={addressOf(props)} class="private" data-anew autocomplete="off">
        <input type="hidden" name="sent" value={form.sent} />
        <fieldset class="choices" id="answer" {...described("answer", mistakes)}>
          <legend>{say(props.review.about.kind === "indicator" ? "meeting.ask.level" : "meeting.ask.status")}</legend>
          <Wrong name="answer" mistakes={mistakes} say={say} />
          {props.review.about.kind === "indicator" ? (
            <Levels {...{ lang, indicator, form, say }} />
          ) : (
            <Statuses {...{ lang, condition, form, say }} />
          )}
        </fieldset>
        <div class="field">
          <label for="seen">{say(props.review.about.kind === "indicator" ? "meeting.seen" : "meeting.shown")}</label>
          <p class="note" id="seen-hint">
            {say("meeting.seen.hint", { most: SEEN_MOST })}
          </p>
          <Wrong name="seen" mistakes={mistakes} say={say} />
          <textarea id="seen" name="seen" rows={4} spellcheck={false} {...described("seen", mistakes, "seen-hint")}>
            {form.seen}
          </textarea>
        </div>
        <button type="submit" class="next">
          {say("meeting.send")}
        </button>
        <p class="note">{say("meeting.unseen")}</p>
      </form>
    </>
  );
}

type Choose = { lang: Lang; form: Form; say: Say };

/** The progression's whole texts: the highest that is true in all its words. */
function Levels({ lang, indicator, form, say }: Choose & { indicator: Indicator | undefined }) {
  const text = (level: number) => indicator?.progression.find((one) => one.level === level)?.description;
  return (
    <>
      {lang === "es" && indicator && <p class="note">{say("meeting.in_english")}</p>}
      {[1, 2, 3, 4].map((level) => (
        <Choice key={level} value={String(level)} form={form}>
          <b>{say("meeting.level", { level, name: say(`decide.level.${level}`) })}</b>
          <En lang={lang}>{text(level)}</En>
        </Choice>
      ))}
      <Choice value="cannot-tell" form={form}>
        {say("meeting.cannot_tell")}
      </Choice>
    </>
  );
}

/** The test's own words for each answer, where it has them. */
function Statuses({ lang, condition, form, say }: Choose & { condition: Condition | undefined }) {
  const { look, answers } = howToTell(condition?.test ?? "");
  return (
    <>
      {lang === "es" && condition && <p class="note">{say("meeting.in_english")}</p>}
      {look !== "" && (
        <p class="note">
          <En lang={lang}>{look}</En>
        </p>
      )}
      {(["present", "partly", "absent"] as const).map((status, i) => (
        <Choice key={status} value={status} form={form}>
          <b>{say(`label.status.${status}`)}</b>
          <En lang={lang}>{asSentence(answers[i]?.[1] ?? "")}</En>
        </Choice>
      ))}
      <Choice value="not-known" form={form}>
        {say("meeting.not_known")}
      </Choice>
    </>
  );
}

function Choice({ value, form, children }: { value: string; form: Form; children: ComponentChildren }) {
  return (
    <label>
      <input type="radio" name="answer" value={value} checked={form.answer === value} />
      <span>{children}</span>
    </label>
  );
}

/** It was sent: how many have, and nothing of what. */
export function Sent({ path, lang, number, review, say }: View & { review: Review; say: Say }) {
  const { placed, people } = review;
  return (
    <>
      <h1>{say("meeting.thanks")}</h1>
      <p>{say("meeting.thanks.how")}</p>
      <div id="waiting" role="status">
        <p class="count">
          {people === null ? say("meeting.count", { placed }) : say("meeting.count_of", { placed, people })}
        </p>
      </div>
      <p>
        <a class="button quiet wide" href={addressOf({ lang, path, number })}>
          {say("meeting.look_again")}
        </a>
      </p>
      <p class="other">
        <a href={addressOf({ lang, path, number: "" })}>{say("meeting.next_person")}</a>
      </p>
    </>
  );
}

function Mistakes({ mistakes, say }: { mistakes: readonly PlacementMistake[]; say: Say }) {
  return (
    <div {...refused}>
      <p>
        <b>{say("meeting.mistakes")}</b>
      </p>
      <ul>
        {mistakes.map(({ field, how }) => (
          <li key={field}>
            <a href={field === "seen" ? "#seen" : "#answer"}>{sentence(field, how, say)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Wrong({ name, mistakes, say }: { name: string; mistakes: readonly PlacementMistake[]; say: Say }) {
  const mistake = mistakes.find(({ field }) => field === name);
  if (!mistake) return null;
  return (
    <p class="wrong" id={`${name}-wrong`}>
      {sentence(mistake.field, mistake.how, say)}
    </p>
  );
}

function sentence(field: string, how: string, say: Say): string {
  return say(`meeting.wrong.${field}-${how}`, { most: SEEN_MOST });
}

function described(name: string, mistakes: readonly PlacementMistake[], hint?: string) {
  if (!mistakes.some(({ field }) => field === name)) return hint ? { "aria-describedby": hint } : {};
  const by = [`${name}-wrong`, hint].filter(Boolean).join(" ");
  return { "aria-invalid": "true" as const, "aria-describedby": by };
}

/** Text that is there in English alone. */
function En({ lang, children }: { lang: Lang; children: ComponentChildren }) {
  return <span lang={lang === "en" ? undefined : "en"}>{children}</span>;
}
