// /corrections?state=…&from=N — what people sent about the record, and what became of it; ?number=… leads to a receipt
import type { Commons } from "../../../domain/commons/commons.ts";
import { findNoteByNumber } from "../../../domain/commons/note.store.ts";
import { type Correction, correctionCounts, corrections } from "../../../domain/commons/note-answer.store.ts";
import { daysBetween, isClosed, type NoteState, noteStates } from "../../../domain/commons/note-answer.ts";
import { AboutLink, Answer, useDay, Written } from "../../components/note-parts.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { page, seeOther, useCtx } from "../../page.tsx";
import { addressOfReceipt } from "../commons/correct.tsx";
import { pagesOf, SECTIONS } from "../guide/shelf.ts";
import { publicPages } from "../publish/pages.ts";

/** Notes on one page. */
const AT_ONCE = 50;

export const correctionsPage = page("/corrections", async ({ commons, db, href, query }) => {
  const number = numberIn(query.get("number") ?? "");
  const sought = number === "" ? undefined : await findNoteByNumber(db, number);
  if (sought) return seeOther(href(addressOfReceipt(sought)));
  const state = noteStates.find((one) => one === query.get("state"));
  const skip = Math.min(1_000_000, Math.max(0, Math.floor(Number(query.get("from")) || 0)));
  const [counts, some] = await Promise.all([correctionCounts(db), corrections(db, { state, limit: AT_ONCE, skip })]);
  return <Corrections counts={counts} state={state} skip={skip} some={await listed(commons, some)} lost={number} />;
});

/** A receipt's number as people keep it: alone, or at the end of its address. "" where it holds what no number does. */
function numberIn(typed: string): string {
  const last = typed.trim().split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "";
  return /^[\w-]{1,80}$/.test(last) ? last : "";
}

/** A note as it is listed. `about` null = the page it names is none of ours, and nobody has released its words. */
type Listed = Omit<Correction, "about"> & { about: string | null };

/** A sender may write anything into the address of the page. Until a steward has read it only pages that are there are named. */
async function listed(commons: Commons, some: readonly Correction[]): Promise<Listed[]> {
  const { routes } = await import("../../routes.ts"); // which itself names this route
  const known = new Set(["/places", "/search", "/correct", ...publicPages(routes, commons).map(({ path }) => path)]);
  for (const { address } of SECTIONS.flatMap(pagesOf)) known.add(address);
  return some.map((one) => {
    const [path = ""] = one.about.split(/[?#]/, 1);
    const named = known.has(path) ? path : null;
    return { ...one, about: one.body === null ? named : one.about };
  });
}

type Shown = {
  counts: Record<NoteState, number>;
  state: NoteState | undefined;
  skip: number;
  some: readonly Listed[];
  /** A number that no note has, as somebody looked for it; "" where nobody did. */
  lost: string;
};

function Corrections({ counts, state, skip, some, lost }: Shown) {
  const { askedHere, href, say } = useCtx();
  const all = noteStates.reduce((sum, one) => sum + counts[one], 0);
  const n = state ? counts[state] : all;
  const to = (from: number) =>
    href(`/corrections?${new URLSearchParams({ ...(state && { state }), from: `${from}` })}`);
  return (
    <Page
      title={say("corrections.title")}
      description={say("corrections.lead")}
      trail={[{ label: say("corrections.title") }]}
    >
      <PageHead title={say("corrections.title")} lead={say("corrections.lead")}>
        <p class="note">{say("corrections.private")}</p>
      </PageHead>
      <Sec id="list" title={say("corrections.counted", { n: all, open: counts.received + counts.looking })}>
        {all > 0 && <Filter counts={counts} all={all} state={state} />}
        {n === 0 && <p>{say(all === 0 ? "corrections.none" : "corrections.none_so")}</p>}
        {n > 0 && some.length === 0 && <p>{say("corrections.past_end", { n })}</p>}
        <ul class="corrections">
          {some.map((one, i) => (
            <Row key={i} one={one} />
          ))}
        </ul>
        {n > AT_ONCE && (
          <p class="row">
            {skip > 0 && <a href={to(Math.max(0, skip - AT_ONCE))}>{say("corrections.newer")}</a>}
            {skip + some.length < n && some.length > 0 && <a href={to(skip + AT_ONCE)}>{say("corrections.older")}</a>}
          </p>
        )}
      </Sec>
      <Sec id="do" title={say("corrections.do")}>
        <ul class="ways three">
          <li>
            <a href={href("/correct")}>{say("corrections.send")}</a>
            <p>{say("corrections.send_how")}</p>
          </li>
          {askedHere && (
            <li>
              <a href={href("/corrections/review")}>{say("corrections.review.title")}</a>
              <p>{say("corrections.review.why_here")}</p>
            </li>
          )}
        </ul>
      </Sec>
      <Find lost={lost} />
    </Page>
  );
}

function Find({ lost }: { lost: string }) {
  const { href, say } = useCtx();
  return (
    <Sec id="find" title={say("corrections.find.title")}>
      {lost !== "" && (
        <p {...refused} id="number-wrong">
          {say("corrections.find.none", { number: lost })}
        </p>
      )}
      <form method="get" action={`${href("/corrections")}#find`} class="decide">
        <div class="field">
          <label for="number">{say("corrections.find.label")}</label>
          <p class="note" id="number-hint">
            {say("corrections.find.hint")}
          </p>
          <input
            id="number"
            name="number"
            type="text"
            autocomplete="off"
            maxLength={300}
            value={lost}
            aria-invalid={lost === "" ? undefined : "true"}
            aria-describedby={lost === "" ? "number-hint" : "number-wrong number-hint"}
          />
        </div>
        <button type="submit" class="quiet">
          {say("corrections.find.go")}
        </button>
      </form>
    </Sec>
  );
}

function Filter({ counts, all, state }: { counts: Shown["counts"]; all: number; state: NoteState | undefined }) {
  const { href, say } = useCtx();
  return (
    <nav class="filter" aria-label={say("corrections.filter")}>
      <ul class="plain">
        <li>
          <a href={href("/corrections")} aria-current={state ? undefined : "true"}>
            {say("corrections.all", { n: all })}
          </a>
        </li>
        {noteStates
          .filter((one) => counts[one] > 0 || one === state)
          .map((one) => (
            <li key={one}>
              <a href={href(`/corrections?state=${one}`)} aria-current={state === one ? "true" : undefined}>
                {say(`corrections.count.${one}`, { n: counts[one] })}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Row({ one }: { one: Listed }) {
  const { now, say } = useCtx();
  const { about } = one;
  const day = useDay();
  const closed = isClosed(one.state) && one.answer !== null;
  const days = daysBetween(one.sent_at, closed && one.answer ? one.answer.at : now);
  return (
    <li>
      <p class="state">
        <b>{say(`corrections.state.${one.state}`)}</b>
        <span class="note">{say(closed ? "corrections.after" : "corrections.waiting", { days })}</span>
      </p>
      <div>
        <p>{about === null ? say("corrections.some_page") : <AboutLink about={about} />}</p>
        {one.body === null ? (
          <p class="note">{say("corrections.not_released", { date: day(one.sent_at) })}</p>
        ) : (
          <>
            <p class="note">{say("corrections.received_on", { date: day(one.sent_at) })}</p>
            <Written text={one.body} />
          </>
        )}
        <Answer answer={one.answer} />
      </div>
    </li>
  );
}
