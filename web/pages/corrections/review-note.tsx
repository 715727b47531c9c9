// /corrections/review/:id?of=ROOT — read one note, say what became of it, let its text be read or not
import { Problem } from "../../../db/problem.ts";
import { findNote, type StoredNote } from "../../../domain/commons/note.store.ts";
import { answersTo, type StoredAnswer, storeAnswer } from "../../../domain/commons/note-answer.store.ts";
import { answerFrom, newAnswerId } from "../../../domain/commons/note-answer.ts";
import { AboutLink, Answer, Contact, useDay, Written } from "../../components/note-parts.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, NotFound, page, seeOther, useCtx } from "../../page.tsx";
import { AnswerForm, type Draft, type Mistakes, mistakesOf } from "./answer-form.tsx";
import { reviewAddress, stewardsOnly } from "./review.tsx";

const path = "/corrections/review/:id";

export const reviewNotePage = page(path, async (ctx) => {
  const { note, said } = await load(ctx);
  return <ReviewNote note={note} said={said} draft={draftFor(said)} mistakes={{}} />;
});

export const reviewNoteAction = action(path, async (ctx) => {
  const { note, said } = await load(ctx);
  const sent = (name: string) => ctx.form.get(name) ?? "";
  const draft: Draft = {
    id: sent("id"),
    after: sent("after"),
    state: sent("state"),
    answer: sent("answer"),
    said_by: sent("said_by"),
    released: ctx.form.has("released"),
  };
  try {
    await storeAnswer(ctx.db, note, answerFrom(draft), draft.after || null);
    return seeOther(ctx.href(reviewAddress(note)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const anew = ["answer-id", "answer-differs", "answer-moved"].includes(error.code); // what is typed stays, with a new number
    const kept = anew ? { ...draft, id: newAnswerId(), after: said[0]?.id ?? "" } : draft;
    const view = <ReviewNote note={note} said={said} draft={kept} mistakes={mistakesOf(error, draft)} />;
    return { status: error.code.startsWith("answer-") ? 422 : 409, view };
  }
});

async function load(ctx: Ctx<typeof path>): Promise<{ note: StoredNote; said: StoredAnswer[] }> {
  stewardsOnly(ctx);
  const note = await findNote(ctx.db, ctx.query.get("of") ?? "", ctx.params.id);
  if (!note) throw new NotFound();
  return { note, said: await answersTo(ctx.db, note) };
}

/** What stands, to be changed; nothing is written of a note that nobody has answered. */
function draftFor([newest]: readonly StoredAnswer[]): Draft {
  return {
    id: newAnswerId(),
    after: newest?.id ?? "",
    state: newest?.state ?? "",
    answer: newest?.answer ?? "",
    said_by: "",
    released: newest?.released ?? false,
  };
}

function ReviewNote(props: { note: StoredNote; said: readonly StoredAnswer[]; draft: Draft; mistakes: Mistakes }) {
  const { note, said } = props;
  const { say } = useCtx();
  const day = useDay();
  const title = say("corrections.review.one", { date: day(note.created_at) });
  return (
    <Page
      title={Object.keys(props.mistakes).length > 0 ? say("corrections.review.not_stored", { title }) : title}
      trail={[
        { label: say("corrections.title"), href: "/corrections" },
        { label: say("corrections.review.title"), href: "/corrections/review" },
        { label: title },
      ]}
    >
      <PageHead title={title}>
        <p class="correct-about">
          <b>{say("notes.about")}</b> <AboutLink about={note.about} />
        </p>
      </PageHead>
      <Sec id="text" title={say("corrections.review.text")}>
        <Written text={note.body} />
        <Contact contact={note.contact} />
        <p class="note">{say("corrections.review.number", { id: note.id })}</p>
      </Sec>
      <Sec id="said" title={say("corrections.review.said", { n: said.length })}>
        {said.length === 0 && <p>{say("corrections.state_about.received")}</p>}
        <ol class="corrections">
          {said.map((one) => (
            <li key={one.id}>
              <p class="state">
                <b>{say(`corrections.state.${one.state}`)}</b>
                <span class="note">
                  {say(one.released ? "corrections.review.is_released" : "corrections.review.not_released")}
                </span>
              </p>
              <Answer answer={{ text: one.answer, said_by: one.said_by, at: one.at }} />
            </li>
          ))}
        </ol>
      </Sec>
      <Sec id="say" title={say("corrections.review.answer")}>
        <AnswerForm
          to={reviewAddress(note)}
          before={said[0]?.state ?? "received"}
          draft={props.draft}
          mistakes={props.mistakes}
          place={note.root_id !== ""}
        />
      </Sec>
    </Page>
  );
}
