/** The answer in one or two sentences: where this place lies, or why its number is not said; where half of the schools like it lie. */
import { standingAmong, type Usual } from "../../../domain/measure/usual.ts";
import { number, range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { digitsOf, written } from "../measure/write.ts";
import type { Found } from "./usual.tsx";

/** The schools like this one: of its grade span where that is among them, else all. */
export function ownGroup(place: Found["place"], usual: Usual) {
  return usual.groups.find(({ gradeSpan }) => gradeSpan !== null && gradeSpan === place.gradeSpan) ?? usual.groups[0];
}

export function Lead({ found, usual }: { found: Found; usual: Usual }) {
  const { lang, say } = useCtx();
  const { place, line, summary } = found;
  const { measure, estimate, round } = line;
  const own = ownGroup(place, usual);
  const [low = 0, high = 0] = own?.quantiles.flatMap(({ p, value }) => (p === 0.25 || p === 0.75 ? [value] : [])) ?? [];
  const unit = measure.kind === "percent" ? "%" : "";
  const half = say("usual.half", {
    half: range(low, high, lang, digitsOf(measure)) + unit,
    n: own?.n ?? 0,
    who: own?.gradeSpan ?? "",
    span: own?.gradeSpan ? "one" : "all",
  });
  if (place.kind !== "school") return <>{half}</>;
  if (!estimate)
    return (
      <>
        <NoNumber found={found} /> {half}
      </>
    );
  const others = [...summary.column(measure.id, round)].flatMap(([id, value]) => {
    const other = summary.places.get(id);
    const like = other?.kind === "school" && (own?.gradeSpan == null || other.gradeSpan === own.gradeSpan);
    return like && id !== place.id ? [value] : [];
  });
  const at = standingAmong(others, estimate);
  if (!at) return <>{half}</>;
  return (
    <>
      {say("usual.standing", {
        how: at.below === 0 ? "none" : at.below === at.n ? "all" : "some",
        below: number(inHundred(at.below, at.n)),
        low: number(100 * at.low),
        high: number(100 * at.high),
        same: number(100 * at.low) === number(100 * at.high) ? "yes" : "no",
        n: at.n,
        from: at.from === "own-range" ? (measure.source === "record" ? "cohort" : "answered") : "schools",
      })}{" "}
      {half}
    </>
  );
}

/** Of 100; never 0 or 100 while some lie on either side. */
const inHundred = (part: number, all: number) => Math.min(99, Math.max(1, Math.round((100 * part) / all)));

/** Why this place has no number of its own to lay beside the others. */
function NoNumber({ found: { place, line } }: { found: Found }) {
  const { say } = useCtx();
  const { cell } = line;
  const why = cell.state === "hidden" ? cell.why : "publisher";
  return (
    <>
      {say("usual.own", {
        place: place.name,
        state: cell.state.replace("-", "_"),
        why: say(`measure.hidden.${why}`),
        bound: cell.state === "censored" ? cell.word : "",
      })}
    </>
  );
}

/** The place's own number in the table's words: "6.6", its range, of how many people. */
export function useOwn({ measure, estimate }: Found["line"]) {
  const { lang, say } = useCtx();
  if (!estimate) return null;
  const unit = measure.kind === "percent" ? "%" : "";
  const { n, eligible, range: ends } = estimate;
  return {
    value: written(measure, estimate.value),
    range: ends ? range(ends.low, ends.high, lang, digitsOf(measure)) + unit : say("usual.no_own_range"),
    people:
      n === null
        ? say("measure.n_unknown")
        : eligible === null
          ? say(measure.source === "record" ? "measure.students" : "measure.answered", { n })
          : say("measure.n_of", { n, eligible }),
  };
}
