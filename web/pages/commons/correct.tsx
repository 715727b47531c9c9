// /correct?about=ADDRESS — tell the keepers of the record what is wrong; /correct/:id — the receipt
import { Problem } from "../../../db/problem.ts";
import { findNote, storeNote } from "../../../domain/commons/note.store.ts";
import { NOTE_LIMITS, newNoteId, noteFrom } from "../../../domain/commons/note.ts";
import { answersTo, type StoredAnswer } from "../../../domain/commons/note-answer.store.ts";
import { aboutRoot } from "../../components/made-up.tsx";
import { AboutLink, Answer } from "../../components/note-parts.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { T } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { action, NotFound, page, seeOther, useCtx } from "../../page.tsx";

/** What stands in the form: as typed, so that nothing is lost when it comes back. */
type Draft = { id: string; about: string; body: string; contact: string };
/** Problems by field; `form` is about the whole. */
type Mistakes = Partial<Record<"body" | "contact" | "form", { key: string; length?: number; problem?: Problem }>>;

export const correctPage = page("/correct", async (ctx) => {
  const about = plain(ctx.query.get("about") ?? "");
  if (!isAddress(about)) return <Choose wrong={about !== ""} />;
  await aboutRoot(ctx, rootIn(about));
  return <Form draft={{ id: newNoteId(), about, body: "", contact: "" }} mistakes={{}} />;
});

export const correctAction = action("/correct", async (ctx) => {
  const { db, form, href } = ctx;
  const draft = {
    id: form.get("id") ?? newNoteId(),
    about: plain(form.get("about") ?? ""),
    body: form.get("body") ?? "",
    contact: form.get("contact") ?? "",
  };
  if (!isAddress(draft.about)) return { status: 422, view: <Choose wrong /> };
  await aboutRoot(ctx, rootIn(draft.about));
  try {
    const note = await storeNote(db, noteFrom(draft));
    return seeOther(href(addressOfReceipt(note)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const lost = error.code === "note-id" || error.code === "note-differs"; // only a new number can help: the text stays
    const status = error.code.startsWith("note-") ? 422 : 409;
    return {
      status,
      view: <Form draft={lost ? { ...draft, id: newNoteId() } : draft} mistakes={mistakesOf(error, draft)} />,
    };
  }
});

/** Where a note's receipt is. Pure. */
export function addressOfReceipt({ id, root_id }: { id: string; root_id: string }): string {
  return `/correct/${id}${root_id === "" ? "" : `?of=${encodeURIComponent(root_id)}`}`;
}

export const receiptPage = page("/correct/:id", async (ctx) => {
  const { db, params, query } = ctx;
  const note = await findNote(db, query.get("of") ?? "", params.id);
  if (!note) throw new NotFound();
  await aboutRoot(ctx, rootIn(note.about));
  const [newest] = await answersTo(db, note);
  return <Receipt id={note.id} about={note.about} answer={note.contact !== null} newest={newest} />;
});

/** Without /es: a record is the same in both languages. */
function plain(about: string): string {
  return about.replace(/^\/es(?=\/|$)/, "") || about.replace(/^\/es$/, "/");
}

/** An address of this site, without a host: what "Correct this" passes on. */
function isAddress(about: string): boolean {
  return /^\/[^\s\\]*$/.test(about) && !about.startsWith("//") && about.length <= NOTE_LIMITS.about;
}

/** "/at/maple/oak" → "maple"; '' where it is about no place. */
function rootIn(about: string): string {
  const [, root = ""] = /^\/at\/([^/?#]+)/.exec(about) ?? [];
  try {
    return decodeURIComponent(root);
  } catch {
    return "";
  }
}

function mistakesOf(problem: Problem, draft: Draft): Mistakes {
  if (problem.code === "note-body")
    return draft.body.trim() === ""
      ? { body: { key: "empty" } }
      : { body: { key: lengthKey(draft.body, "body"), length: draft.body.trim().length, problem } };
  if (problem.code === "note-contact")
    return { contact: { key: lengthKey(draft.contact, "contact"), length: draft.contact.trim().length, problem } };
  if (problem.code === "note-id") return { form: { key: "number" } };
  if (problem.code === "note-differs") return { form: { key: "differs" } };
  return { form: { key: "not_stored", problem } };
}

function lengthKey(text: string, field: "body" | "contact"): string {
  return text.trim().length > NOTE_LIMITS[field] ? "long" : "signs";
}

/** Without an address there is nothing to correct: say how to get one. */
function Choose({ wrong }: { wrong: boolean }) {
  const { href, say } = useCtx();
  return (
    <Page title={say("notes.title")} trail={[{ label: say("notes.title") }]}>
      <PageHead title={say("notes.title")} lead={say(wrong ? "notes.choose_wrong" : "notes.choose")} />
      <section class="sec" aria-labelledby="where">
        <h2 id="where">{say("notes.where")}</h2>
        <ul class="ways three">
          {(["indicators", "claims", "places"] as const).map((to) => (
            <li key={to}>
              <a href={href(`/${to}`)}>{say(`notes.to.${to}`)}</a>
              <p>{say(`notes.to_note.${to}`)}</p>
            </li>
          ))}
          <li>
            <a href={href("/correct?about=/")}>{say("notes.to.site")}</a>
            <p>{say("notes.to_note.site")}</p>
          </li>
          <li>
            <a href={href("/corrections#find")}>{say("corrections.find.title")}</a>
            <p>{say("notes.list_note")}</p>
          </li>
        </ul>
      </section>
    </Page>
  );
}

function Form({ draft, mistakes }: { draft: Draft; mistakes: Mistakes }) {
  const { href, say } = useCtx();
  const fields = (["body", "contact"] as const).filter((field) => mistakes[field]);
  const wrong = fields.length > 0 || mistakes.form;
  const text = (field: "body" | "contact") => {
    const mistake = mistakes[field];
    return mistake
      ? say(`notes.wrong.${mistake.key}`, { length: mistake.length ?? 0, limit: NOTE_LIMITS[field] })
      : undefined;
  };
  const title = wrong ? say("notes.title_wrong") : say("notes.title");
  return (
    <Page title={title} trail={[{ label: say("notes.title") }]}>
      <PageHead title={say("notes.title")} lead={say("notes.lead")}>
        <p class="correct-about">
          <b>{say("notes.about")}</b> <AboutLink about={draft.about} />
        </p>
      </PageHead>
      {wrong && (
        <div {...refused}>
          {mistakes.form && (
            <p>
              <strong>{say(`notes.wrong.${mistakes.form.key}`, { length: 0, limit: 0 })}</strong>{" "}
              {mistakes.form.problem && <T>{`${mistakes.form.problem.what} ${mistakes.form.problem.remedy}`}</T>}{" "}
              {say("notes.kept")}
            </p>
          )}
          {fields.length > 0 && (
            <>
              <p>
                <strong>{say("notes.wrong.title")}</strong> {say("notes.kept")}
              </p>
              <ul>
                {fields.map((field) => (
                  <li key={field}>
                    <a href={`#${field}`}>{text(field)}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <form class="decide correct" method="post" action={href("/correct")}>
        <input type="hidden" name="id" value={draft.id} />
        <input type="hidden" name="about" value={draft.about} />
        <div class="field">
          <label for="body">{say("notes.body")}</label>
          <p class="note" id="body-hint">
            {say("notes.body_hint")}
          </p>
          {mistakes.body && (
            <p class="wrong" id="body-wrong">
              {text("body")}
            </p>
          )}
          <textarea
            id="body"
            name="body"
            rows={7}
            aria-invalid={mistakes.body ? "true" : undefined}
            aria-describedby={mistakes.body ? "body-wrong body-hint" : "body-hint"}
          >
            {draft.body}
          </textarea>
        </div>
        <div class="field">
          <label for="contact">{say("notes.contact")}</label>
          <p class="note" id="contact-hint">
            {say("notes.contact_hint")}
          </p>
          {mistakes.contact && (
            <p class="wrong" id="contact-wrong">
              {text("contact")}
            </p>
          )}
          <input
            id="contact"
            name="contact"
            type="text"
            autocomplete="email"
            value={draft.contact}
            aria-invalid={mistakes.contact ? "true" : undefined}
            aria-describedby={mistakes.contact ? "contact-wrong contact-hint" : "contact-hint"}
          />
        </div>
        <p class="row">
          <button type="submit">{say("notes.send")}</button>
          <a href={href(draft.about)}>{say("notes.back")}</a>
        </p>
      </form>
    </Page>
  );
}

type ReceiptProps = { id: string; about: string; answer: boolean; newest: StoredAnswer | undefined };

/** What whoever has the number may know: not the text, so that a receipt that is passed on gives nobody away. */
function Receipt({ id, about, answer, newest }: ReceiptProps) {
  const { href, say } = useCtx();
  return (
    <Page
      title={say("notes.stored")}
      trail={[{ label: say("notes.title"), href: "/correct" }, { label: say("notes.stored") }]}
    >
      <PageHead title={say("notes.stored")} lead={say("notes.stored_lead")} />
      <section class="sec" aria-labelledby="receipt">
        <h2 id="receipt">{say("notes.receipt")}</h2>
        <div class="receipt">
          <p>{say("notes.number")}</p>
          <code>{id}</code>
          <p>
            {say("notes.about")} <AboutLink about={about} />
          </p>
        </div>
        <h3>{say("corrections.receipt.title")}</h3>
        <p>
          <b>{say(`corrections.state.${newest?.state ?? "received"}`)}.</b>{" "}
          {say(`corrections.state_about.${newest?.state ?? "received"}`)}
        </p>
        {newest && <Answer answer={{ text: newest.answer, said_by: newest.said_by, at: newest.at }} />}
        <h3>{say("notes.next")}</h3>
        <p>{say("notes.next_how")}</p>
        <p>{say(answer ? "notes.answer" : "notes.no_answer")}</p>
        <ul class="ways">
          <li>
            <a href={href(about)}>{say("notes.back")}</a>
            <p>{say("notes.back_note")}</p>
          </li>
          <li>
            <a href={href(`/correct?about=${encodeURIComponent(about)}`)}>{say("notes.another")}</a>
            <p>{say("notes.another_note")}</p>
          </li>
          <li>
            <a href={href("/corrections")}>{say("notes.list")}</a>
            <p>{say("notes.list_note")}</p>
          </li>
        </ul>
      </section>
    </Page>
  );
}
