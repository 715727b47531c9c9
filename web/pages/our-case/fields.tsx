/** What the reader may add in their own words: district, why, what the board is asked for, two days. */
import { useCtx } from "../../page.tsx";
import { CASE_LIMITS, type Choice, DATE_FIELDS } from "./choice.ts";

export function Fields({ choice }: { choice: Choice }) {
  const { say } = useCtx();
  const long = (field: keyof typeof CASE_LIMITS) => choice.tooLong.some((one) => one.field === field);
  const hint = (field: keyof typeof CASE_LIMITS) => (
    <p class={long(field) ? "wrong" : "note"} id={`${field}-hint`}>
      {long(field)
        ? say("board.trouble.long", {
            field: say(`board.field.${field}`),
            length: choice.texts[field].length,
            limit: CASE_LIMITS[field],
          })
        : say(`board.hint.${field}`, { limit: CASE_LIMITS[field] })}
    </p>
  );
  return (
    <div class="decide">
      <div class="field">
        <label for="district">{say("board.field.district")}</label>
        {hint("district")}
        <input
          id="district"
          name="district"
          type="text"
          autocomplete="organization"
          value={choice.texts.district}
          aria-describedby="district-hint"
          aria-invalid={long("district") ? "true" : undefined}
        />
      </div>
      {(["why", "ask"] as const).map((field) => (
        <div class="field" key={field}>
          <label for={field}>{say(`board.field.${field}`)}</label>
          {hint(field)}
          <textarea
            id={field}
            name={field}
            rows={3}
            aria-describedby={`${field}-hint`}
            aria-invalid={long(field) ? "true" : undefined}
          >
            {choice.texts[field]}
          </textarea>
        </div>
      ))}
      {DATE_FIELDS.map((field) => (
        <div class="field" key={field}>
          <label for={field}>{say(`board.field.${field}`)}</label>
          <p class="note" id={`${field}-hint`}>
            {say(`board.hint.${field}`)}
          </p>
          <input id={field} name={field} type="date" value={choice.dates[field]} aria-describedby={`${field}-hint`} />
        </div>
      ))}
    </div>
  );
}
