/** The reader's own weights, by a form that needs no script, and what they change, in words. */
import type { Move } from "../../../domain/decide/next-steps.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt, MOST, type StepsAt } from "./at.ts";
import { FACTORS, isUsual, WEIGHTS, whos } from "./choice.ts";

export function WeighForm({ at }: { at: StepsAt }) {
  const { href, say } = useCtx();
  return (
    <form method="get" action={`${href(addressAt(at.place, "next-steps"))}#steps`} class="weigh">
      <p>
        <label for="for">{say("decide.for")}</label>
        <select id="for" name="for">
          {whos.map((who) => (
            <option key={who} value={who} selected={who === at.choice.who}>
              {say(`decide.who.${who}`)}
            </option>
          ))}
        </select>
      </p>
      {FACTORS.map((factor) => (
        <p key={factor}>
          <label for={factor}>{say(`decide.weigh.${factor}`)}</label>
          <select id={factor} name={factor}>
            {WEIGHTS.map((weight) => (
              <option key={weight} value={weight} selected={weight === at.choice.weights[factor]}>
                {say(`decide.weight.${weight}`)}
              </option>
            ))}
          </select>
        </p>
      ))}
      <button type="submit" class="quiet">
        {say("decide.weigh.show")}
      </button>
    </form>
  );
}

/** Nothing while the usual weights are used. */
export function Changes({ at }: { at: StepsAt }) {
  const { href, say } = useCtx();
  if (isUsual(at.choice.weights) || at.steps.length === 0) return null;
  return (
    <div class="notice" role="status">
      <p>
        <b>{at.moves.length === 0 ? say("decide.moves.none") : say("decide.moves", { n: at.moves.length })}</b>{" "}
        <a href={href(`${addressAt(at.place, "next-steps")}?for=${at.choice.who}#steps`)}>{say("decide.moves.back")}</a>
      </p>
      {at.moves.length > 0 && (
        <ul>
          {at.moves.map((move) => (
            <li key={move.strategy.id}>
              <RecordLink kind="strategies" id={move.strategy.id} />: <Moved move={move} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Moved({ move: { from, to } }: { move: Move }) {
  const { say } = useCtx();
  if (from === null) return <>{say("decide.moved.in", { to: to ?? 0 })}</>;
  if (to === null) return <>{say("decide.moved.out", { from, most: MOST })}</>;
  return <>{say(to < from ? "decide.moved.up" : "decide.moved.down", { from, to })}</>;
}
