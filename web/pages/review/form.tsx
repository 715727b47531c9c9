/** Parts of the forms: mistakes at the top and beside the field, one field with its label and hint. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../../../db/problem.ts";
import { T } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { useCtx } from "../../page.tsx";

/** The sentence beside a field; `field` is the id of what to correct. */
export type Wrong = { field: string; sentence: string };

/** What is wrong, each a way to its field; then why nothing could be stored, if that is so. */
export function Troubles({ wrong, problem }: { wrong: readonly Wrong[]; problem?: Problem | undefined }) {
  const { say } = useCtx();
  return (
    <>
      {wrong.length > 0 && (
        <div {...refused}>
          <p>
            <strong>{say("review.wrong", { n: wrong.length })}</strong>
          </p>
          <ul>
            {wrong.map(({ field, sentence }) => (
              <li key={field + sentence}>
                <a href={`#${field}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {problem && (
        <div {...refused}>
          <p>
            <b>{say("review.not_stored")}</b> <T>{`${problem.what} ${problem.remedy}`}</T>
          </p>
        </div>
      )}
    </>
  );
}

/** The sentences of one field. */
export function Beside({ id, wrong }: { id: string; wrong: readonly Wrong[] }) {
  const own = wrong.filter(({ field }) => field === id);
  if (own.length === 0) return null;
  return (
    <p class="wrong" id={`${id}-wrong`}>
      {own.map(({ sentence }) => sentence).join(" ")}
    </p>
  );
}

/** The attributes that tie a field to its hint and its mistake. `group`: a fieldset, which has no state of its own. */
export function described(id: string, wrong: readonly Wrong[], hint = false, group = false) {
  const isWrong = wrong.some(({ field }) => field === id);
  const ids = [...(hint ? [`${id}-hint`] : []), ...(isWrong ? [`${id}-wrong`] : [])];
  return {
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(isWrong && !group ? { "aria-invalid": "true" as const } : {}),
  };
}

type FieldProps = {
  name: string;
  label: ComponentChildren;
  value: string;
  wrong: readonly Wrong[];
  hint?: ComponentChildren;
  /** Lines of a text; one line where it is left out. */
  rows?: number;
  /** One person's own words: no spelling service of the browser gets them. */
  own?: boolean;
};

export function Field({ name, label, value, wrong, hint, rows, own }: FieldProps) {
  const ties = described(name, wrong, hint !== undefined);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="note" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Beside id={name} wrong={wrong} />
      {rows ? (
        <textarea id={name} name={name} rows={rows} autocomplete="off" spellcheck={own ? false : undefined} {...ties}>
          {value}
        </textarea>
      ) : (
        <input id={name} name={name} value={value} autocomplete="off" {...ties} />
      )}
    </div>
  );
}
