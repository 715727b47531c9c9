/** A document review on paper: each statement with present, partly, absent, not known, and a line for the document that shows it. */
import type { Instrument, InstrumentItem } from "../../../corpus/index.ts";
import { Scroll, T, useBoth } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { Box, Boxes, Fields, Lines, Part, useLarge } from "./sheet.tsx";

export const STATUSES = ["present", "partly", "absent", "not-known"] as const;

export function Inventory({ instrument, title }: { instrument: Instrument; title: string }) {
  const { say } = useCtx();
  const both = useBoth();
  const rules = instrument.status_rules;
  return (
    <Part>
      <div class="paper-head">
        <h1>{title}</h1>
        <p>{say(`paper.why.${instrument.id}`)}</p>
        <p>{say("paper.time", { minutes: instrument.minutes, n: instrument.items.length })}</p>
        <Fields labels={[say("paper.district"), say("paper.date"), say("paper.found_by"), say("paper.checked_by")]} />
      </div>
      {rules && "present" in rules && (
        <dl class="meaning">
          {(["present", "partly", "absent"] as const).map((status) => (
            <div key={status}>
              <dt>{say(`label.status.${status}`)}</dt>
              <dd>{both(rules[status])}</dd>
            </div>
          ))}
          <div>
            <dt>{say("label.status.not-known")}</dt>
            <dd>{say("paper.not_known")}</dd>
          </div>
        </dl>
      )}
      <ul class="rules">
        {(instrument.procedure ?? []).map((step) =>
          typeof step === "string" ? (
            <T as="li" key={step}>
              {step}
            </T>
          ) : (
            <li key={step.en}>{both(step)}</li>
          ),
        )}
      </ul>
      <Statements instrument={instrument} />
    </Part>
  );
}

function Statements({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const large = useLarge();
  const aside = (instrument.nonresponse ?? []).map((one) => both(one.label));
  const statuses = STATUSES.map((status) => say(`label.status.${status}`));
  const of = (construct: string) => instrument.items.filter((item) => item.construct === construct);
  const what = (item: InstrumentItem) => (
    <>
      <b>{instrument.items.indexOf(item) + 1}.</b> {both(item.text)}
      {item.documents && (
        <span class="hint">
          {say("instrument.item.documents")} {both(item.documents)}
        </span>
      )}
    </>
  );
  if (large)
    return (
      <>
        {instrument.constructs.map((construct) => (
          <div key={construct.id}>
            <h2>{both(construct.title)}</h2>
            {of(construct.id).map((item) => (
              <div class="ask-large" key={item.id}>
                <p>{what(item)}</p>
                <Boxes labels={[...statuses, ...aside]} />
                <p class="write">{say("paper.shown_by")}</p>
                <Lines n={2} />
              </div>
            ))}
          </div>
        ))}
      </>
    );
  const heads = [...statuses, ...aside.map((label) => label.replace(/ \(.*\)$/, ""))]; // "(say why)": on the lines beside it
  const name = (i: number) => (i < STATUSES.length ? "a" : "a beside");
  return (
    <Scroll label={say("paper.statement")}>
      <table class="ticks inventory">
        <thead>
          <tr>
            <th scope="col">{say("paper.statement")}</th>
            {heads.map((head, i) => (
              <th scope="col" class={name(i)} key={head}>
                {head}
              </th>
            ))}
            <th scope="col" class="doc">
              {say("paper.shown_by_or_why")}
            </th>
          </tr>
        </thead>
        {instrument.constructs.map((construct) => (
          <tbody key={construct.id}>
            <tr class="group">
              <th scope="rowgroup" colSpan={heads.length + 2}>
                {both(construct.title)}
              </th>
            </tr>
            {of(construct.id).map((item) => (
              <tr key={item.id}>
                <th scope="row">{what(item)}</th>
                {heads.map((head, i) => (
                  <td class={name(i)} key={head}>
                    <Box />
                  </td>
                ))}
                <td class="doc">
                  <Lines n={2} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}
