/** The form: four texts to choose from (law 2), a reason, a signature. A mistake is said at the top and beside its field; nothing typed is lost. */
import type { ComponentChildren } from "preact";
import type { Condition, Indicator } from "../../../corpus/index.ts";
import type { Problem } from "../../../db/problem.ts";
import {
  type About,
  REASON_MOST,
  type Reading,
  type ReadingForm,
  type ReadingMistake,
  SIGNED_MOST,
  standsOf,
  writeAbout,
} from "../../../domain/collect/reading.ts";
import type { Place } from "../../../domain/people/place.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { T, Texts } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { useCtx } from "../../page.tsx";
import { addressAt } from "./at.ts";
import { Said, useAnswer } from "./said.tsx";

export function KnowForm(props: {
  place: Place;
  about: About;
  form: ReadingForm;
  mistakes: readonly ReadingMistake[];
  before: readonly Reading[];
  problem: Problem | undefined; // why it could not be stored, though nothing in it is wrong
}) {
  const { commons, href, lang, say } = useCtx();
  const { about, before, form, mistakes, place, problem } = props;
  const indicator = about.kind === "indicator" ? commons.get("indicators", about.id) : undefined;
  const condition = about.kind === "condition" ? commons.get("conditions", about.id) : undefined;
  const record = indicator ?? condition;
  return (
    <section class="sec" aria-labelledby="question">
      <h2 id="question">{say(indicator ? "decide.ask.level" : "decide.ask.status")}</h2>
      {mistakes.length > 0 && <Mistakes mistakes={mistakes} />}
      {problem && (
        <div {...refused}>
          <p>
            <b>{say("decide.ask.not_stored")}</b> <T>{`${problem.what} ${problem.remedy}`}</T>
          </p>
        </div>
      )}
      <p>{lang === "es" ? record?.es.statement : record?.statement}</p>
      <div class="split">
        <form method="post" action={href(addressAt(place, "know"))} class="flow">
          <input type="hidden" name="about" value={writeAbout(about)} />
          <input type="hidden" name="sent" value={form.sent} />
          {indicator && <Levels indicator={indicator} form={form} mistakes={mistakes} />}
          {condition && <Statuses condition={condition} form={form} mistakes={mistakes} />}
          <Field
            name="reason"
            label={say("decide.ask.reason")}
            hint={say("decide.ask.reason.hint")}
            mistakes={mistakes}
          >
            <textarea id="reason" name="reason" rows={4} {...describe("reason", mistakes)}>
              {form.reason}
            </textarea>
          </Field>
          <Field
            name="saidBy"
            label={say("decide.ask.saidBy")}
            hint={say("decide.ask.saidBy.hint")}
            mistakes={mistakes}
          >
            <input id="saidBy" name="saidBy" value={form.saidBy} {...describe("saidBy", mistakes)} />
          </Field>
          <p class="note">{say("decide.ask.public")}</p>
          <p class="row">
            <button type="submit">{say("decide.ask.store")}</button>
            <a class="button quiet" href={href(addressAt(place, "know"))}>
              {say("decide.ask.other")}
            </a>
          </p>
        </form>
        <aside class="side" aria-label={say("decide.ask.help")}>
          <Help indicator={indicator} condition={condition} />
          <Before before={before} />
        </aside>
      </div>
    </section>
  );
}

type Part = { form: ReadingForm; mistakes: readonly ReadingMistake[] };

/** The progression's four texts. The level is what the chosen text says, and no score. */
function Levels({ indicator, form, mistakes }: Part & { indicator: Indicator }) {
  const { say } = useCtx();
  return (
    <fieldset class="choices" id="answer" {...describe("answer", mistakes)}>
      <legend>{say("decide.ask.nearest")}</legend>
      <Wrong name="answer" mistakes={mistakes} />
      {indicator.progression.map(({ level, description }) => (
        <label key={level}>
          <input type="radio" name="answer" value={level} checked={form.answer === String(level)} />
          <span>
            <b>{say("decide.level", { level, name: say(`decide.level.${level}`) })}</b>
            <br />
            <T>{description}</T>
          </span>
        </label>
      ))}
      <NotKnown form={form} />
    </fieldset>
  );
}

function Statuses({ condition, form, mistakes }: Part & { condition: Condition }) {
  const { say } = useCtx();
  return (
    <fieldset class="choices" id="answer" {...describe("answer", mistakes)}>
      <legend>{say("decide.ask.how")}</legend>
      <p class="note">
        <b>{say("decide.ask.test")}</b> <T>{condition.test}</T>
      </p>
      <Wrong name="answer" mistakes={mistakes} />
      {(["present", "partly", "absent"] as const).map((status) => (
        <label key={status}>
          <input type="radio" name="answer" value={status} checked={form.answer === status} />
          <span>{say(`decide.status.${status}`)}</span>
        </label>
      ))}
      <NotKnown form={form} />
    </fieldset>
  );
}

/** Takes back what was said before. It is neither low nor absent. */
function NotKnown({ form }: { form: ReadingForm }) {
  const { say } = useCtx();
  return (
    <label class="aside">
      <input type="radio" name="answer" value="not-known" checked={form.answer === "not-known"} />
      <span>{say("decide.ask.not-known")}</span>
    </label>
  );
}

type Name = ReadingMistake["field"];

function Field(props: {
  name: Name;
  label: string;
  hint: string;
  mistakes: readonly ReadingMistake[];
  children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      <p class="note" id={`${props.name}-hint`}>
        {props.hint}
      </p>
      <Wrong name={props.name} mistakes={props.mistakes} />
      {props.children}
    </div>
  );
}

/** The attributes that tie a field to its hint and its mistake. */
function describe(name: Name, mistakes: readonly ReadingMistake[]) {
  const wrong = mistakes.some((m) => m.field === name);
  const hint = name === "answer" ? [] : [`${name}-hint`];
  const ids = wrong ? [...hint, `${name}-wrong`] : hint;
  return {
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(wrong && name !== "answer" ? { "aria-invalid": "true" as const } : {}),
  };
}

function useSentence(): (mistake: ReadingMistake) => string {
  const { say } = useCtx();
  return ({ field, how }) =>
    say(`decide.wrong.${field}.${how}`, { most: field === "reason" ? REASON_MOST : SIGNED_MOST });
}

/** The sentence beside a field. */
function Wrong({ name, mistakes }: { name: Name; mistakes: readonly ReadingMistake[] }) {
  const sentence = useSentence();
  const mistake = mistakes.find((m) => m.field === name);
  return mistake ? (
    <p class="wrong" id={`${name}-wrong`}>
      {sentence(mistake)}
    </p>
  ) : null;
}

/** The same sentences at the top, each a way to its field. */
function Mistakes({ mistakes }: { mistakes: readonly ReadingMistake[] }) {
  const { say } = useCtx();
  const sentence = useSentence();
  return (
    <div {...refused}>
      <p>
        <strong>{say("decide.wrong", { n: mistakes.length })}</strong>
      </p>
      <ul>
        {mistakes.map((mistake) => (
          <li key={mistake.field}>
            {mistake.field === "sent" ? sentence(mistake) : <a href={`#${mistake.field}`}>{sentence(mistake)}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What to look for, and what only looks like it; for a condition, who can change it. */
function Help({ indicator, condition }: { indicator: Indicator | undefined; condition: Condition | undefined }) {
  const { say } = useCtx();
  if (indicator) {
    return (
      <>
        <h3>{say("decide.ask.look-fors")}</h3>
        <Texts items={indicator.look_fors} />
        <h3>{say("decide.ask.counterfeits")}</h3>
        <Texts items={indicator.counterfeits} />
        <p>
          <RecordLink kind="indicators" id={indicator.id}>
            {say("decide.ask.whole")}
          </RecordLink>
        </p>
      </>
    );
  }
  if (!condition) return null;
  return (
    <>
      <h3>{say("decide.ask.when_absent")}</h3>
      <p>
        <T>{condition.when_absent}</T>
      </p>
      <p>
        <RecordLink kind="conditions" id={condition.id}>
          {say("decide.ask.whole")}
        </RecordLink>
      </p>
    </>
  );
}

/** All that was said before, newest first, and which of it stands. */
function Before({ before }: { before: readonly Reading[] }) {
  const { say } = useCtx();
  const answer = useAnswer();
  const stands = standsOf(before);
  if (before.length === 0) return null;
  return (
    <>
      <h3>{say("decide.before")}</h3>
      <ul>
        {before.map((reading) => (
          <li key={reading.id}>
            <b>{answer(reading)}</b>, <Said reading={reading} />
            {reading === stands && before.length > 1 && (
              <> {say(reading.review === null ? "decide.before.stands" : "review.stands")}</>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
