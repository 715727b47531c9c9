/** One result in a table: a number with its right to exist, or one of the absences, which must not look alike. */
import type { Line } from "../../../domain/measure/family.ts";
import type { Cell } from "../../../domain/people/disclosure.ts";
import { range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { anchorOf, digitsOf, inWords, written } from "./write.ts";

/** Why there is no number, in a cell where a picture would stand. */
export function Absence({ cell }: { cell: Cell }) {
  const { say } = useCtx();
  if (cell.state === "hidden" || cell.state === "suppressed") {
    const why = cell.state === "hidden" ? cell.why : "publisher";
    return (
      <span class="hidden-cell">
        <Lock />
        <span>{say(`measure.hidden.${why}`)}</span>
        {cell.state === "suppressed" && <Said cell={cell} />}
      </span>
    );
  }
  if (cell.state === "missing")
    return (
      <span class="not-asked">
        {say("measure.missing")} <Said cell={cell} />
      </span>
    );
  if (cell.state === "not-asked") return <span class="not-asked">{say("measure.not_asked")}</span>;
  return null;
}

/** The publisher's own words for why there is nothing, e.g. “NOT ENOUGH DATA”. */
function Said({ cell }: { cell: Cell }) {
  const { say } = useCtx();
  return "said" in cell && cell.said ? <small lang="en">{say("measure.as_said", { said: cell.said })}</small> : null;
}

/** The value column: the number and its range; a word; or the name of the absence. */
export function Value({ line }: { line: Line }) {
  const { lang, say } = useCtx();
  const { measure, cell, estimate } = line;
  const anchor = `#${anchorOf(measure)}`;
  if (estimate) {
    const digits = digitsOf(measure);
    return (
      <>
        <b>
          <a class="how" href={anchor}>
            {written(measure, estimate.value)}
            <span class="vh">{say("measure.how_computed")}</span>
          </a>
        </b>
        <small>
          {estimate.range ? range(estimate.range.low, estimate.range.high, lang, digits) : say("measure.published")}
        </small>
      </>
    );
  }
  if (cell.state === "value" || cell.state === "censored") {
    const words = measure.words?.find(({ en }) => en === cell.word);
    return (
      <>
        <b class="word-value">
          <a class="how" href={anchor}>
            {words ? inWords(words, lang) : (cell.word ?? say("measure.no_number"))}
          </a>
        </b>
        <small>
          {cell.state === "value" && say("measure.published")}
          {cell.state === "censored" && say(cell.why ? "measure.bounded" : "measure.censored")}
        </small>
      </>
    );
  }
  return (
    <a class="how not-asked" href={anchor}>
      {say(`measure.state.${cell.state}`)}
    </a>
  );
}

/** "46 of 445, 10%", "91 students" or nothing where the number of people is not published or not shown. */
export function Answered({ line }: { line: Line }) {
  const { say } = useCtx();
  const { cell, estimate, measure } = line;
  if (cell.state !== "value" && cell.state !== "censored") return null;
  if (cell.n === null) return <small>{say("measure.n_unknown")}</small>;
  const eligible = cell.state === "value" ? cell.eligible : null;
  if (eligible === null)
    return <small>{say(measure.source === "record" ? "measure.students" : "measure.answered", { n: cell.n })}</small>;
  const rate = estimate?.rate ?? null;
  return (
    <small>
      {say("measure.n_of", { n: cell.n, eligible })}
      {rate !== null && `, ${Math.round(rate)}%`}
    </small>
  );
}

function Lock() {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect width="18" height="11" x="3" y="11" rx="2" />
      <path d="M7 11V7a5 5 0 0 1 10 0v4" />
    </svg>
  );
}
