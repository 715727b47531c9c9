// /corrections/review — for whoever looks after the record, at this computer only: every note, what waits longest first
import { type ReviewedNote, reviewedNotes } from "../../../domain/commons/note-answer.store.ts";
import { daysBetween, isClosed } from "../../../domain/commons/note-answer.ts";
import { AboutLink, Contact, Written } from "../../components/note-parts.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { type Ctx, NotFound, page, useCtx } from "../../page.tsx";

/** Closed notes listed; the command lists all. */
const CLOSED_SHOWN = 100;

export const reviewPage = page("/corrections/review", async (ctx) => {
  stewardsOnly(ctx);
  return <Review all={await reviewedNotes(ctx.db)} />;
});

/** There are no accounts: whoever asks at this computer is the steward; for everybody else the page is not there. */
export function stewardsOnly({ askedHere }: Pick<Ctx, "askedHere">): void {
  if (!askedHere) throw new NotFound();
}

/** A note's review page, of the place it belongs to. */
export function reviewAddress(note: { root_id: string; id: string }): string {
  return `/corrections/review/${note.id}${note.root_id === "" ? "" : `?of=${encodeURIComponent(note.root_id)}`}`;
}

function Review({ all }: { all: readonly ReviewedNote[] }) {
  const { href, say } = useCtx();
  const open = all.filter((note) => !isClosed(note.state));
  const closed = all.filter((note) => isClosed(note.state)).reverse();
  return (
    <Page
      title={say("corrections.review.title")}
      trail={[{ label: say("corrections.title"), href: "/corrections" }, { label: say("corrections.review.title") }]}
    >
      <PageHead title={say("corrections.review.title")} lead={say("corrections.review.lead")}>
        <p class="note">{say("corrections.review.here")}</p>
        <p>
          <a href={href("/corrections")}>{say("corrections.review.public")}</a>
        </p>
      </PageHead>
      <Sec id="open" title={say("corrections.review.open", { n: open.length })}>
        {open.length === 0 && <p>{say("corrections.review.none")}</p>}
        <List notes={open} />
      </Sec>
      {closed.length > 0 && (
        <Sec id="closed" title={say("corrections.review.closed", { n: closed.length })}>
          {closed.length > CLOSED_SHOWN && (
            <p class="note">{say("corrections.review.newest", { n: CLOSED_SHOWN, all: closed.length })}</p>
          )}
          <List notes={closed.slice(0, CLOSED_SHOWN)} />
        </Sec>
      )}
    </Page>
  );
}

function List({ notes }: { notes: readonly ReviewedNote[] }) {
  const { href, now, say } = useCtx();
  return (
    <ul class="corrections">
      {notes.map((note) => (
        <li key={note.root_id + note.id}>
          <p class="state">
            <b>{say(`corrections.state.${note.state}`)}</b>
            <span class="note">{say("corrections.review.age", { days: daysBetween(note.created_at, now) })}</span>
            <a href={href(reviewAddress(note))}>{say("corrections.review.read")}</a>
          </p>
          <div>
            <p>
              <AboutLink about={note.about} />
            </p>
            <Written text={note.body} />
            <Contact contact={note.contact} />
          </div>
        </li>
      ))}
    </ul>
  );
}
