/** What the team writes down. Only the answer, the reasons and the signature are needed to agree; nothing is needed for a draft. */
import type { Problem } from "../../../db/problem.ts";
import { LEVEL_ANSWERS, type NoteName, type Notes, STATUS_ANSWERS } from "../../../domain/collect/review.ts";
import { T } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { type ReviewPage, reviewAddress } from "./at.ts";
import { Beside, described, Field, Troubles, type Wrong } from "./form.tsx";
import { textOf } from "./subject.tsx";
import { useAnswerName, useItem } from "./words.ts";

/** As typed: `also` is the other level where two views remained. */
export type AgreeTyped = { answer: string; also: string; notes: Notes };

type Props = { at: ReviewPage; typed: AgreeTyped; wrong: readonly Wrong[]; problem: Problem | undefined; from: string };

/** @param from  which kept draft the form was made from, so that nobody writes over another one without being told */
export function AgreeForm({ at, typed, wrong, problem, from }: Props) {
  const { href, say } = useCtx();
  return (
    <form method="post" action={href(reviewAddress(at.review, "agree"))} class="flow agree-form">
      <Troubles wrong={wrong} problem={problem} />
      <input type="hidden" name="from" value={from} />
      <AgreeFields subject={at.subject} instrument={at.instrument} typed={typed} wrong={wrong} />
      <p class="note">{say("review.agree.open")}</p>
      <p class="row">
        <button type="submit" name="do" value="agree">
          {say("review.agree.do")}
        </button>
        <button type="submit" name="do" value="draft" class="quiet">
          {say("review.on.keep")}
        </button>
      </p>
    </form>
  );
}

type FieldsProps = Pick<ReviewPage, "subject" | "instrument"> & Pick<Props, "typed" | "wrong">;

/** The answer and all that the team writes down. The try-out (../try/) asks with it too. */
export function AgreeFields({ subject, instrument, typed, wrong }: FieldsProps) {
  const { say } = useCtx();
  const item = useItem(instrument);
  const { indicator } = subject;
  const field = (name: NoteName, label: string, rows?: number, hint?: string) => (
    <Field
      name={name}
      label={label}
      value={typed.notes[name] ?? ""}
      wrong={wrong}
      {...(rows ? { rows } : {})}
      {...(hint ? { hint } : {})}
    />
  );
  return (
    <>
      <Answers subject={subject} instrument={instrument} typed={typed} wrong={wrong} />
      {indicator ? (
        <>
          {field("reasons", item("sr-reasons"), 4)}
          {field("minority", item("sr-minority"), 2)}
          {field("missing", item("sr-missing"), 2)}
        </>
      ) : (
        <>
          {field("reasons", say("review.ask.shown"), 4, say("review.ask.shown.hint"))}
          {field("minority", item("sr-minority"), 2)}
        </>
      )}
      <fieldset class="flow group">
        <legend>{item("sr-next")}</legend>
        {field("step", say("review.note.step"), 2)}
        <div class="two-fields">
          {field("who", say("review.note.who"))}
          {field("when", say("review.note.when"))}
        </div>
      </fieldset>
      <fieldset class="flow group">
        <legend>{item("sr-obstacle")}</legend>
        {field("obstacle", say("review.note.obstacle"), 2)}
        {field("mover", say("review.note.mover"))}
      </fieldset>
      <fieldset class="flow group">
        <legend>{say("review.agree.who")}</legend>
        {field("present", say("review.note.present"), undefined, say("review.note.present.hint"))}
        {field("leads", say("review.note.leads"), undefined, say("review.note.leads.hint"))}
        {field("signed", say("review.note.signed"), undefined, say("review.note.signed.hint"))}
      </fieldset>
    </>
  );
}

function Answers({ subject, instrument, typed, wrong }: FieldsProps) {
  const { say } = useCtx();
  const item = useItem(instrument);
  const name = useAnswerName();
  const { indicator } = subject;
  const answers = indicator ? LEVEL_ANSWERS.slice(0, 4) : STATUS_ANSWERS;
  return (
    <>
      <fieldset class="choices" id="answer" {...described("answer", wrong, false, true)}>
        <legend>{indicator ? item("sr-agreed") : say("review.ask.agreed")}</legend>
        <p class="note">{say("review.agree.not_average")}</p>
        <Beside id="answer" wrong={wrong} />
        {answers.map((answer) => (
          <label key={answer}>
            <input type="radio" name="answer" value={answer} checked={typed.answer === answer} />
            <span>
              <b>{indicator ? `${answer} ${name(answer)}` : name(answer)}</b>
              {textOf(subject, answer) !== "" && (
                <>
                  <br />
                  <small>
                    <T>{textOf(subject, answer)}</T>
                  </small>
                </>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      {indicator && (
        <div class="field">
          <label for="also">{say("review.also")}</label>
          <p class="note" id="also-hint">
            {say("review.also.hint")}
          </p>
          <Beside id="also" wrong={wrong} />
          <select id="also" name="also" {...described("also", wrong, true)}>
            <option value="">{say("review.also.none")}</option>
            {LEVEL_ANSWERS.slice(0, 4).map((answer) => (
              <option key={answer} value={answer} selected={typed.also === answer}>
                {answer} {name(answer)}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
