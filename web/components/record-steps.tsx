/** Strategies on the page of what they answer: those whose main trigger it is come first, the others after. */
import type { Strategy } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { T, useList } from "./record-parts.tsx";

export type Need = { indicator: string } | { condition: string };

/** Strategies that name the need: `main` where it is their main trigger, `other` where it adds. In corpus order. */
export function stepsFor(strategies: readonly Strategy[], need: Need): { main: Strategy[]; other: Strategy[] } {
  const answers = (trigger: Strategy["when"][number]) =>
    "indicator" in need
      ? "indicator" in trigger && trigger.indicator === need.indicator
      : "condition" in trigger && trigger.condition === need.condition;
  const main = strategies.filter((s) => s.when.some((t) => t.main && answers(t)));
  const other = strategies.filter((s) => s.when.some((t) => !t.main && answers(t)));
  return { main, other };
}

export function StepList({ strategies }: { strategies: readonly Strategy[] }) {
  return (
    <ol class="steps">
      {strategies.map((strategy) => (
        <Step key={strategy.id} strategy={strategy} />
      ))}
    </ol>
  );
}

function Step({ strategy }: { strategy: Strategy }) {
  const { say } = useCtx();
  const list = useList();
  const works = strategy.evidence.filter((e) => e.bearing === "works").length;
  return (
    <li>
      <div>
        <h3>
          <RecordLink kind="strategies" id={strategy.id} />
        </h3>
        <p class="note">
          {say("strategy.step.facts", {
            who: list(strategy.audience.map((a) => say(`label.who.${a}`))),
            weeks: strategy.effort.weeks,
            cost: say(`label.cost.${strategy.cost.band}`).toLowerCase(),
          })}{" "}
          {works > 0 ? say("strategy.step.tested", { n: works }) : say("strategy.step.untested")}
        </p>
        <p>
          {say("strategy.step.sign")} <T>{strategy.first_measure}</T>
        </p>
      </div>
    </li>
  );
}
