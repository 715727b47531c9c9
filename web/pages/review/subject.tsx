/** What is reviewed, as the record says it: the statement, and the texts one chooses between. */
import type { Answer } from "../../../domain/collect/review.ts";
import { T } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { asSentence, howToTell } from "../commons/condition-text.ts";
import type { Subject } from "./at.ts";
import { useAnswerName } from "./words.ts";

export function Statement({ subject }: { subject: Subject }) {
  const { lang } = useCtx();
  const record = subject.indicator ?? subject.condition;
  return <p class="lead">{lang === "es" ? record.es.statement : record.statement}</p>;
}

/** One answer to choose: of an indicator a level's whole text, of a condition what this answer looks like; '' where the record has none. */
export function textOf({ indicator, condition }: Subject, answer: string): string {
  if (indicator) return indicator.progression.find(({ level }) => String(level) === answer)?.description ?? "";
  const at = (["present", "partly", "absent"] as const).indexOf(answer as "present");
  return asSentence(howToTell(condition.test).answers[at]?.[1] ?? "");
}

/** The four levels side by side, or how to tell whether a condition is there. */
export function Texts4({ subject }: { subject: Subject }) {
  const name = useAnswerName();
  const { indicator, condition } = subject;
  if (condition) return <T as="p">{condition.test}</T>;
  return (
    <ol class="progression">
      {indicator.progression.map(({ level, description }) => (
        <li key={level}>
          <h3>
            <span class="n">{level}</span> {name(String(level) as Answer)}
          </h3>
          <T as="p">{description}</T>
        </li>
      ))}
    </ol>
  );
}
