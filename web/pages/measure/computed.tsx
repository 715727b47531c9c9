/** "How was this computed?": for every number of a family where it comes from, the formula with its numbers, versions. */

import { type Estimate, methodVersion } from "../../../domain/measure/estimate.ts";
import type { Line } from "../../../domain/measure/family.ts";
import type { Summary } from "../../../domain/measure/summary.store.ts";
import { Correct } from "../../components/correct.tsx";
import { number, range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { useDay } from "../decide/said.tsx";
import type { View } from "./view.ts";
import { anchorOf, digitsOf, exactly, inWords, written } from "./write.ts";

export function Computed({ lines, view }: { lines: readonly Line[]; view: View }) {
  const { lang, say } = useCtx();
  if (lines.length === 0) return null;
  const { measure } = lines[0] as Line;
  return (
    <details class="computed">
      <summary>{say("measure.computed")}</summary>
      <dl>
        <dt>{say("measure.computed.data")}</dt>
        <dd>
          <DataOf mapping={measure.mapping} view={view} />
        </dd>
        {lines.map((line) => (
          <div key={line.measure.id} id={anchorOf(line.measure)}>
            <dt>{inWords(line.measure.title, lang)}</dt>
            <dd>
              <Account line={line} /> <Correct about={`${addressAt(view.profile.place)}#${anchorOf(line.measure)}`} />
            </dd>
          </div>
        ))}
        <dt>{say("measure.computed.versions")}</dt>
        <dd>{say("measure.computed.version", { stats: methodVersion, mapping: measure.mapping })}</dd>
      </dl>
    </details>
  );
}

function DataOf({ mapping, view }: { mapping: string; view: View }) {
  const made = view.summary.imports.filter((one) => one.mapping === mapping);
  return (
    <>
      {made.map((one) => (
        <span key={one.id}>
          <ImportedFrom made={one} />
        </span>
      ))}
    </>
  );
}

/** Where an import's numbers come from: its title, publisher and files, and when it was made. */
export function ImportedFrom({ made }: { made: Summary["imports"][number] }) {
  const { lang, say } = useCtx();
  const on = useDay();
  return (
    <>
      {say(made.isPublic ? "measure.computed.from" : "measure.computed.from_own", {
        title: made.title ? inWords(made.title, lang) : made.mapping,
        publisher: made.publisher ?? "—",
        files: made.files
          .map(({ name, sha256 }) => (made.isPublic ? `${name} (SHA-256 ${sha256.slice(0, 12)})` : name))
          .join(", "),
        on: on(made.madeAt),
        id: made.id.slice(0, 12),
      })}
    </>
  );
}

/** What was done to one number, with its numbers put in. */
function Account({ line }: { line: Line }) {
  const { href, lang, say } = useCtx();
  const { measure, cell, estimate, band, position } = line;
  if (!estimate) {
    const bounded = cell.state === "censored" && cell.why;
    const state = cell.state === "hidden" ? `hidden_${cell.why}` : bounded ? "bounded" : cell.state;
    return (
      <>
        {say(`measure.account.${state}`)}{" "}
        {(cell.state === "hidden" || bounded) && <a href={href("/methods/disclosure")}>{say("measure.method")}</a>}
      </>
    );
  }
  return (
    <>
      {say("measure.account.kept", { value: written(measure, estimate.value) })}{" "}
      {measure.public && measure.kind === "percent" && (
        <>{say("measure.account.public", { public: inWords(measure.public, lang) })} </>
      )}
      <RangeOf line={line} estimate={estimate} />{" "}
      {band && position && (
        <>
          {say("measure.account.band", {
            n: band.n,
            median: exactly(measure, band.p50),
            half: range(band.p25, band.p75, lang, digitsOf(measure) + 1),
            wide: range(band.p10, band.p90, lang, digitsOf(measure) + 1),
            below: position.below,
            above: position.above,
          })}{" "}
        </>
      )}
    </>
  );
}

function RangeOf({ line, estimate }: { line: Line; estimate: Estimate }) {
  const { href, lang, say } = useCtx();
  const { measure } = line;
  const { basis } = estimate;
  const link = (method: string) => <a href={href(`/methods/${method}`)}>{say("measure.method")}</a>;
  if ("why" in basis) {
    return (
      <>
        {say(`measure.account.no_range.${basis.why}`)} {link("as-published")}
      </>
    );
  }
  const { n, eligible, range: made } = estimate;
  const free = n !== null && eligible !== null && eligible >= n;
  const finite = () =>
    free &&
    say("measure.account.finite", {
      n: n ?? 0,
      eligible: eligible ?? 0,
      factor: number(Math.sqrt(1 - (n ?? 0) / (eligible || 1)), 2),
    });
  if ("count" in basis) {
    return (
      <>
        {say("measure.account.wilson", {
          count: basis.count,
          n: n ?? 0,
          range: range(made?.low ?? 0, made?.high ?? 0, lang, 1),
        })}{" "}
        {basis.cohort ? say("measure.account.cohort") : finite()} {link("wilson")}
      </>
    );
  }
  return (
    <>
      {say("measure.account.at_most", {
        items: basis.items,
        mean: number(basis.itemMean, digitsOf(measure) + 1),
        se: number(made?.se ?? 0, 2),
        range: range(made?.low ?? 0, made?.high ?? 0, lang, 2),
      })}{" "}
      {finite()} {link("scale-upper-bound")}
    </>
  );
}
