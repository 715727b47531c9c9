/** Observation and artifact review on paper: each row of the rubric with its four levels side by side and lines for what was seen. */
import type { Instrument, InstrumentItem } from "../../../corpus/index.ts";
import { useBoth } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { Box, Boxes, Fields, Lines, Part, ProtocolHead } from "./sheet.tsx";

export function Rubric({ instrument, title }: { instrument: Instrument; title: string }) {
  const both = useBoth();
  const head = <ProtocolHead instrument={instrument} title={title} />;
  if (instrument.kind !== "artifact-review")
    return (
      <Part>
        {head}
        <RubricFields kind="observation" />
        {instrument.items.map((item, i) => (
          <Row key={item.id} instrument={instrument} item={item} n={i + 1} />
        ))}
      </Part>
    );
  return (
    <>
      {instrument.constructs.map((construct, c) => (
        <Part key={construct.id}>
          {c === 0 && head}
          <h2>{both(construct.title)}</h2>
          <RubricFields kind="artifact" />
          {instrument.items
            .filter((item) => item.construct === construct.id)
            .map((item, i) => (
              <Row key={item.id} instrument={instrument} item={item} n={i + 1} />
            ))}
        </Part>
      ))}
    </>
  );
}

function RubricFields({ kind }: { kind: "observation" | "artifact" }) {
  const { say } = useCtx();
  return (
    <Fields
      labels={
        kind === "observation"
          ? [
              say("paper.school"),
              say("paper.class"),
              say("paper.date"),
              say("paper.from_to"),
              say("paper.observer"),
              say("paper.round"),
            ]
          : [say("paper.document"), say("paper.date"), say("paper.reader"), say("paper.round")]
      }
    />
  );
}

function Row({ instrument, item, n }: { instrument: Instrument; item: InstrumentItem; n: number }) {
  const { say } = useCtx();
  const both = useBoth();
  const names = instrument.scales[item.scale] ?? [];
  const name = (level: number) => names.find((one) => one.value === level)?.label ?? { en: "", es: "" };
  return (
    <div class="rubric">
      <h3>
        {n}. {both(item.text)}
      </h3>
      {item.how && <p>{both(item.how)}</p>}
      <ol class="four">
        {(item.anchors ?? []).map((anchor) => (
          <li key={anchor.level}>
            <p>
              <Box />{" "}
              <b>
                {anchor.level} {both(name(anchor.level))}
              </b>
            </p>
            <p>{both(anchor.description)}</p>
          </li>
        ))}
      </ol>
      {item.not_this && (
        <p>
          <b>{say("instrument.item.not_this")}</b> {both(item.not_this)}
        </p>
      )}
      <div class="write">
        <span>{say(instrument.kind === "artifact-review" ? "paper.read_line" : "paper.seen")}</span>
        <Boxes labels={(instrument.nonresponse ?? []).map((one) => both(one.label))} />
      </div>
      <Lines n={2} />
    </div>
  );
}
