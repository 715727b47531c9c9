/** How a school finds out: the questions that bear on an indicator, by instrument; and the entries of published frameworks it lines up with. */
import type { Framework, Indicator, Instrument, InstrumentItem } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { Sec, T, useBoth, useList } from "./record-parts.tsx";

/** "instrument#item" or "framework:code", split at the first mark. */
export function split(reference: string, mark: "#" | ":"): [id: string, part: string] {
  const at = reference.indexOf(mark);
  return at < 0 ? [reference, ""] : [reference.slice(0, at), reference.slice(at + 1)];
}

/** Groups references by their record, in order of first mention. */
function grouped(references: readonly string[], mark: "#" | ":"): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const reference of references) {
    const [id, part] = split(reference, mark);
    groups.set(id, [...(groups.get(id) ?? []), part]);
  }
  return groups;
}

export function Measures({ indicator }: { indicator: Indicator }) {
  const { commons, say } = useCtx();
  const both = useBoth();
  const groups = [...grouped(indicator.measures, "#")];
  const constructs = commons
    .all("instruments")
    .flatMap((instrument) =>
      instrument.constructs
        .filter((construct) => construct.indicators.includes(indicator.id))
        .map((construct) => ({ instrument, construct })),
    );
  const coded = commons
    .all("instruments")
    .filter((instrument) => instrument.codebook?.some((code) => code.indicator === indicator.id));
  return (
    <Sec id="measure" title={say("indicator.measure.title")}>
      <div class="split">
        <div class="flow">
          <table class="questions">
            <caption>{say("indicator.measure.caption", { n: indicator.measures.length, k: groups.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{say("indicator.measure.who")}</th>
                <th scope="col">{say("indicator.measure.question")}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map(([id, parts]) => (
                <Asked key={id} id={id} parts={parts} instrument={commons.get("instruments", id)} />
              ))}
            </tbody>
          </table>
          <p class="note">{say("indicator.measure.new")}</p>
        </div>
        <aside class="side" aria-label={say("indicator.measure.law")}>
          <h3>{say("indicator.measure.law")}</h3>
          <p>{say("indicator.measure.law_more")}</p>
          {constructs.length > 0 && (
            <details>
              <summary>{say("indicator.measure.constructs", { n: constructs.length })}</summary>
              <ul>
                {constructs.map(({ instrument, construct }) => (
                  <li key={instrument.id + construct.id}>
                    <RecordLink kind="instruments" id={instrument.id} part={`construct-${construct.id}`}>
                      {both(construct.title)}
                    </RecordLink>
                    , <RecordLink kind="instruments" id={instrument.id} />
                  </li>
                ))}
              </ul>
            </details>
          )}
          {coded.map((instrument) => (
            <p key={instrument.id} class="no-print">
              {say("indicator.measure.coded")} <RecordLink kind="instruments" id={instrument.id} part="codebook" />
            </p>
          ))}
        </aside>
      </div>
    </Sec>
  );
}

function Asked({
  id,
  parts,
  instrument,
}: {
  id: string;
  parts: readonly string[];
  instrument: Instrument | undefined;
}) {
  const { say } = useCtx();
  const both = useBoth();
  const list = useList();
  const items = parts
    .map((part) => instrument?.items.find((item) => item.id === part))
    .filter((item): item is InstrumentItem => item !== undefined);
  const who = instrument ? [...new Set([instrument.respondent, ...(instrument.interviewees ?? [])])] : [];
  return (
    <tr>
      <th scope="row">
        <RecordLink kind="instruments" id={id} />
        <span class="fine block">{list(who.map((one) => say(`label.who.${one}`)))}</span>
      </th>
      <td>
        {items.map((item) => (
          <p key={item.id}>
            <RecordLink kind="instruments" id={id} part={item.id}>
              {both(item.text)}
            </RecordLink>
          </p>
        ))}
      </td>
    </tr>
  );
}

/** Entries of published frameworks that an indicator lines up with: a row of "About". */
export function Aligned({ aligned }: { aligned: readonly string[] }) {
  const { commons, say } = useCtx();
  const groups = [...grouped(aligned, ":")];
  return (
    <>
      <p>{say("commons.aligned.caption", { n: aligned.length, k: groups.length })}</p>
      <ul>
        {groups.map(([id, codes]) => (
          <li key={id}>
            {codes.map((code, i) => (
              <>
                {i > 0 && "; "}
                <RecordLink kind="frameworks" id={id} part={code}>
                  <EntryTitle framework={commons.get("frameworks", id)} code={code} />
                </RecordLink>
              </>
            ))}{" "}
            <span class="fine">
              <RecordLink kind="frameworks" id={id} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** An entry's published name; where we have not seen it, the words say so. */
export function EntryTitle({ framework, code }: { framework: Framework | undefined; code: string }) {
  const { say } = useCtx();
  const item = framework?.items.find((one) => one.code === code);
  if (!item) return <>{say("framework.unnamed")}</>;
  return <T>{item.title}</T>;
}
