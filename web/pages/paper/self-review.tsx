/** The papers of a 45-minute self-review: agenda and rules, private slips to cut apart, the recording sheet. */
import type { ComponentChildren } from "preact";
import type { Instrument } from "../../../corpus/index.ts";
import { useBoth } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { Box, Boxes, Fields, Lines, Open, Part, useLarge } from "./sheet.tsx";

type About = { instrument: Instrument; indicator: string | undefined };

/** Agenda with minutes, roles and rules: for whoever leads. */
export function Agenda({ instrument, indicator }: About) {
  const { say } = useCtx();
  const both = useBoth();
  const named = (text: string) => text.replaceAll("{indicator}", indicator ?? say("paper.review.chosen"));
  return (
    <>
      <h2>{say("paper.review.agenda", { minutes: instrument.minutes })}</h2>
      <Fields narrow labels={[say("paper.review.leads"), say("paper.review.clock"), say("paper.review.writes")]} />
      <ol class="agenda">
        {(instrument.agenda ?? []).map((step) => (
          <li key={step.step.en}>
            <b class="min">{say("paper.review.min", { minutes: step.minutes })}</b>
            <span>
              <b>{both(step.step)}.</b> {named(both(step.do))}
            </span>
          </li>
        ))}
      </ol>
      {instrument.materials && (
        <p class="small">
          <b>{say("instrument.materials")}:</b> {both(instrument.materials)}
        </p>
      )}
    </>
  );
}

/** What everybody in the room may hold the leader to. */
export function Promises() {
  const { say } = useCtx();
  return (
    <ul class="rules strong">
      <li>{say("paper.review.rule_leads")}</li>
      <li>{say("paper.review.rule_evaluation")}</li>
      <li>{say("paper.review.rule_five")}</li>
    </ul>
  );
}

export function LeaderNotes({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  return (
    <>
      <h2>{say("instrument.protocol.facilitator")}</h2>
      <ul class="rules small">
        {(instrument.facilitator_notes ?? []).map((note) => (
          <li key={note.en}>{both(note)}</li>
        ))}
      </ul>
    </>
  );
}

/** One page to cut apart: a slip for each of four people (two in large print). No name on it. */
export function Slips({ instrument, indicator }: About) {
  const { say } = useCtx();
  const both = useBoth();
  const item = useItem(instrument);
  const n = useLarge() ? 2 : 4;
  return (
    <Part>
      <h2>{say("paper.review.slips")}</h2>
      <p>{say("paper.review.slips_how", { n })}</p>
      <div class="slips">
        {Array.from({ length: n }, (_, i) => (
          <div class="slip" key={i}>
            <p>
              <b>{indicator ?? say("paper.review.indicator")}</b>
            </p>
            <p>{item("sr-level")}</p>
            <Boxes
              labels={[
                ...(instrument.scales.level4 ?? []).map((level) => `${level.value} ${both(level.label)}`),
                ...(instrument.nonresponse ?? []).map((one) => both(one.label)),
              ]}
            />
            <p>{item("sr-seen")}</p>
            <Lines n={3} />
            <p class="small">{say("paper.review.no_names")}</p>
          </div>
        ))}
      </div>
    </Part>
  );
}

/** What the team keeps. */
export function RecordingSheet({ instrument, indicator, version }: About & { version: string | undefined }) {
  const { say } = useCtx();
  const both = useBoth();
  const item = useItem(instrument);
  const levels = instrument.scales.level4 ?? [];
  const counts: ComponentChildren[] = [
    ...levels.map((level) => `${level.value} ${both(level.label)}`),
    ...(instrument.nonresponse ?? []).map((one) => both(one.label)),
  ];
  return (
    <Part>
      <h2>{say("paper.review.record")}</h2>
      {indicator && (
        <p>
          <b>{indicator}</b>
          {version && `, ${say("paper.version", { version })}`}
        </p>
      )}
      <Fields
        labels={[
          ...(indicator ? [] : [say("paper.review.indicator_version")]),
          say("paper.review.team"),
          say("paper.date"),
          say("paper.review.leads"),
          say("paper.review.present"),
        ]}
      />
      <h3>{say("paper.review.spread")}</h3>
      <ul class="counts-of">
        {counts.map((label, i) => (
          <li key={i}>
            {label} <span class="blank" />
          </li>
        ))}
      </ul>
      <h3>{item("sr-agreed")}</h3>
      <ul class="boxes">
        {levels.map((level) => (
          <li key={level.value}>
            <Box />{" "}
            <span>
              {level.value} {both(level.label)}
            </span>
          </li>
        ))}
      </ul>
      <Open ask={item("sr-reasons")} n={3} />
      <Open ask={item("sr-minority")} n={2} />
      <Open ask={say("paper.review.alike")} n={1} />
      <Open ask={item("sr-missing")} n={2} />
      <Open ask={item("sr-next")} n={2} />
      <Open ask={item("sr-obstacle")} n={2} />
    </Part>
  );
}

/** Each thing to look for, or that only looks like it, with the instrument's three boxes. `lines` are empty ones to write in. */
export function Ticks(props: {
  instrument: Instrument;
  title: ComponentChildren;
  items: readonly ComponentChildren[];
}) {
  const { say } = useCtx();
  const both = useBoth();
  const large = useLarge();
  const scale = props.instrument.scales.tick ?? [];
  if (large)
    return (
      <div>
        <h2>{props.title}</h2>
        {props.items.map((item, i) => (
          <div class="ask-large" key={i}>
            <p>{item}</p>
            <Boxes labels={scale.map((one) => both(one.label))} />
          </div>
        ))}
      </div>
    );
  return (
    <table class="ticks seen">
      <thead>
        <tr>
          <th scope="col">{props.title}</th>
          {scale.map((one) => (
            <th scope="col" class="a" key={one.value}>
              {both(one.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.items.map((item, i) => (
          <tr key={i}>
            <th scope="row">{item || <span class="vh">{say("paper.review.line", { n: i + 1 })}</span>}</th>
            {scale.map((one) => (
              <td class="a" key={one.value}>
                <Box />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The text of one of the self-review's own items. */
export function useItem(instrument: Instrument): (id: string) => string {
  const both = useBoth();
  return (id) => {
    const item = instrument.items.find((one) => one.id === id);
    return item ? both(item.text) : "";
  };
}

/** All of it, with the indicator still to be chosen. */
export function SelfReview({ instrument, title }: { instrument: Instrument; title: string }) {
  const { say } = useCtx();
  const both = useBoth();
  const item = useItem(instrument);
  const empty = ["", "", "", ""];
  return (
    <>
      <Part>
        <div class="paper-head">
          <h1>{title}</h1>
          {instrument.intro && <p>{both(instrument.intro)}</p>}
          <p class="small">{say(`paper.why.${instrument.id}`)}</p>
          <Fields labels={[say("paper.review.indicator")]} />
        </div>
        <Promises />
        <Agenda instrument={instrument} indicator={undefined} />
      </Part>
      <Part>
        <LeaderNotes instrument={instrument} />
        <Ticks instrument={instrument} title={item("sr-lookfor")} items={empty} />
        <Ticks instrument={instrument} title={item("sr-lookalike")} items={empty} />
      </Part>
      <Slips instrument={instrument} indicator={undefined} />
      <RecordingSheet instrument={instrument} indicator={undefined} version={undefined} />
    </>
  );
}
