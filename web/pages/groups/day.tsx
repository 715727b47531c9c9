/** A day of the calendar, asked with the browser's own field; where it has none, as YYYY-MM-DD. */
import { useCtx } from "../../page.tsx";
import { Beside, described, type Wrong } from "../review/form.tsx";

export function DayField({ name, value, wrong }: { name: "since" | "until"; value: string; wrong: readonly Wrong[] }) {
  const { say } = useCtx();
  return (
    <div class="field day">
      <label for={name}>{say(`groups.${name}`)}</label>
      <p class="note" id={`${name}-hint`}>
        {say(`groups.${name}.hint`)}
      </p>
      <Beside id={name} wrong={wrong} />
      <input id={name} name={name} type="date" value={value} {...described(name, wrong, true)} />
    </div>
  );
}
