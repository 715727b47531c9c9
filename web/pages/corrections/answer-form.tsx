/** The form with which a steward answers a note. A mistake comes back beside its field, with everything typed. */
import type { Problem } from "../../../db/problem.ts";
import { ANSWER_LIMITS, type NoteState, statesAfter } from "../../../domain/commons/note-answer.ts";
import { T } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { useCtx } from "../../page.tsx";

/** What stands in the form, as typed. `after`: the id of the newest answer that was read, "" for none. */
export type Draft = { id: string; after: string; state: string; answer: string; said_by: string; released: boolean };

type Field = "state" | "answer" | "said_by";
const FIELDS: readonly Field[] = ["state", "answer", "said_by"];
type Mistake = { key: string; length?: number; limit?: number; problem?: Problem };
export type Mistakes = Partial<Record<Field | "form", Mistake>>;

export function mistakesOf(problem: Problem, draft: Draft): Mistakes {
  const textual = (field: "answer" | "said_by", empty: string): Mistakes => {
    const length = draft[field].trim().length;
    const limit = ANSWER_LIMITS[field];
    return { [field]: { key: length === 0 ? empty : length > limit ? "long" : "signs", length, limit, problem } };
  };
  if (problem.code === "answer-state") return { state: { key: "state" } };
  if (problem.code === "answer-order") return { state: { key: "order" } };
  if (problem.code === "answer-answer") return textual("answer", "answer");
  if (problem.code === "answer-by") return textual("said_by", "by");
  if (problem.code === "answer-moved") return { form: { key: "moved" } };
  if (problem.code === "answer-id" || problem.code === "answer-differs") return { form: { key: "number" } };
  return { form: { key: "not_stored", problem } };
}

type Props = { to: string; before: NoteState; draft: Draft; mistakes: Mistakes; place: boolean };

export function AnswerForm({ to, before, draft, mistakes, place }: Props) {
  const { href, say } = useCtx();
  const wrong = FIELDS.filter((field) => mistakes[field]);
  const said = ({ key, length = 0, limit = 0 }: Mistake) => say(`corrections.wrong.${key}`, { length, limit });
  const Wrong = ({ field }: { field: Field }) => {
    const mistake = mistakes[field];
    return mistake ? (
      <p class="wrong" id={`${field}-wrong`}>
        {said(mistake)}
      </p>
    ) : null;
  };
  const described = (field: Field) => (mistakes[field] ? `${field}-wrong ${field}-hint` : `${field}-hint`);
  const invalid = (field: Field) => (mistakes[field] ? ("true" as const) : undefined);
  return (
    <>
      {(mistakes.form || wrong.length > 0) && (
        <div {...refused}>
          {mistakes.form && (
            <p>
              <strong>{said(mistakes.form)}</strong>{" "}
              {mistakes.form.problem && <T>{`${mistakes.form.problem.what} ${mistakes.form.problem.remedy}`}</T>}
            </p>
          )}
          {wrong.length > 0 && (
            <>
              <p>
                <strong>{say("corrections.wrong.title")}</strong>
              </p>
              <ul>
                {wrong.map((field) => (
                  <li key={field}>
                    <a href={`#${field}`}>{said(mistakes[field] as Mistake)}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <form class="decide" method="post" action={href(to)}>
        <input type="hidden" name="id" value={draft.id} />
        <input type="hidden" name="after" value={draft.after} />
        <fieldset class="choices" id="state" tabIndex={-1} aria-describedby={mistakes.state && "state-wrong"}>
          <legend>{say("corrections.form.state")}</legend>
          <Wrong field="state" />
          {statesAfter(before).map((state) => (
            <label key={state}>
              <input type="radio" name="state" value={state} checked={draft.state === state} />
              <span>
                <b>{say(`corrections.state.${state}`)}:</b> {say(`corrections.form.state.${state}`)}
              </span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="answer">{say("corrections.form.answer")}</label>
          <p class="note" id="answer-hint">
            {say("corrections.form.answer_hint")}
          </p>
          <Wrong field="answer" />
          <textarea
            id="answer"
            name="answer"
            rows={6}
            aria-invalid={invalid("answer")}
            aria-describedby={described("answer")}
          >
            {draft.answer}
          </textarea>
        </div>
        <div class="field">
          <label for="said_by">{say("corrections.form.by")}</label>
          <p class="note" id="said_by-hint">
            {say("corrections.form.by_hint")}
          </p>
          <Wrong field="said_by" />
          <input
            id="said_by"
            name="said_by"
            type="text"
            autocomplete="name"
            value={draft.said_by}
            aria-invalid={invalid("said_by")}
            aria-describedby={described("said_by")}
          />
        </div>
        {place ? (
          <p class="note">{say("corrections.form.place")}</p>
        ) : (
          <div class="choices">
            <label>
              <input
                type="checkbox"
                name="released"
                value="yes"
                checked={draft.released}
                aria-describedby="released-hint"
              />
              <span>{say("corrections.form.release")}</span>
            </label>
            <p class="note" id="released-hint">
              {say("corrections.form.release_hint")}
            </p>
          </div>
        )}
        <p class="row">
          <button type="submit">{say("corrections.form.send")}</button>
          <a href={href("/corrections/review")}>{say("corrections.form.back")}</a>
        </p>
      </form>
    </>
  );
}
