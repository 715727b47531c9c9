/** What goes together over all schools: the pairs that mappings name, the null as clearly as the other. */
import type { Summary } from "../../../domain/measure/summary.store.ts";
import { type Correlated, verdict } from "../../../domain/measure/together.ts";
import type { Place } from "../../../domain/people/place.ts";
import { Correct } from "../../components/correct.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { inWords } from "./write.ts";

export function Together({ summary, place }: { summary: Summary; place: Place }) {
  const { href, say } = useCtx();
  const path = `/at/${encodeURIComponent(place.root)}/together`;
  return (
    <Sec id="together" title={say("measure.together.title")}>
      {summary.together.length === 0 ? (
        <p>{say("district.together.none")}</p>
      ) : (
        <ul class="gaps">
          {summary.together.map((found) => (
            <Pair key={`${found.score} ${found.outcome}`} found={found} summary={summary} place={place} />
          ))}
        </ul>
      )}
      <p class="no-print">
        <a href={href(path)}>{say("district.together.more")}</a>
      </p>
    </Sec>
  );
}

function Pair({ found, summary, place }: { found: Correlated; summary: Summary; place: Place }) {
  const { href, lang, say } = useCtx();
  const way = verdict(found);
  const anchor = `r-${found.score}-${found.outcome}`.replace(/[^A-Za-z0-9_-]/g, "-");
  return (
    <li id={anchor}>
      {say("measure.together", {
        way,
        over: found.over,
        method: found.method,
        score: titleOf(summary, found.score, lang),
        outcome: titleOf(summary, found.outcome, lang),
        r: number(found.r, 3),
        low: number(found.low, 3),
        high: number(found.high, 3),
        n: found.n,
      })}
      <small>
        {say(`measure.together.means_${way === "none" ? "none" : "some"}`)}{" "}
        {say("measure.together.why", { reason: inWords(found.reason, lang) })}
      </small>
      <details class="computed">
        <summary>{say("measure.computed")}</summary>
        <p>
          {say("measure.together.computed", {
            score: found.score,
            outcome: found.outcome,
            a: found.rounds[0],
            b: found.rounds[1],
            forms: found.forms,
            n: found.n,
            over: found.over,
            method: found.method,
          })}{" "}
          <a href={href("/methods/correlation")}>{say("measure.method")}</a>{" "}
          <Correct about={`${addressAt(place)}#${anchor}`} />
        </p>
      </details>
    </li>
  );
}

export function titleOf(summary: Summary, id: string, lang: "en" | "es"): string {
  const measure = summary.byId.get(id);
  return measure ? inWords(measure.title, lang) : id;
}
