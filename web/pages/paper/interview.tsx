/** An interview guide on paper: what to say first, the questions with what to ask further, and room for notes. */
import type { Instrument } from "../../../corpus/index.ts";
import { useBoth } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { Fields, Lines, Part, ProtocolHead } from "./sheet.tsx";

export function Interview({ instrument, title }: { instrument: Instrument; title: string }) {
  const { say } = useCtx();
  const both = useBoth();
  const byRole = instrument.items.some((item) => item.role); // each role's questions are a guide of their own
  let n = 0;
  const questions = (construct: string) =>
    instrument.items
      .filter((item) => item.construct === construct)
      .map((item) => {
        n += 1;
        return (
          <div class="ask-open" key={item.id}>
            <p>
              <b>
                {n}. {both(item.text)}
              </b>
            </p>
            {item.probes && (
              <ul class="rules">
                {item.probes.map((probe) => (
                  <li key={probe.en}>{both(probe)}</li>
                ))}
              </ul>
            )}
            <Lines n={4} />
          </div>
        );
      });
  const opening = (
    <>
      <Fields labels={[say("paper.role"), say("paper.place"), say("paper.date"), say("paper.interviewer")]} />
      {instrument.intro && (
        <div class="say">
          <p>
            <b>{say("paper.read_aloud")}</b> {both(instrument.intro)}
          </p>
        </div>
      )}
    </>
  );
  const head = <ProtocolHead instrument={instrument} title={title} />;
  if (!byRole)
    return (
      <Part>
        {head}
        {opening}
        {instrument.constructs.map((construct) => (
          <div key={construct.id}>
            <h2>{both(construct.title)}</h2>
            {questions(construct.id)}
          </div>
        ))}
      </Part>
    );
  return (
    <>
      {instrument.constructs.map((construct, c) => {
        n = 0;
        return (
          <Part key={construct.id}>
            {c === 0 && head}
            <h2>{both(construct.title)}</h2>
            {opening}
            {questions(construct.id)}
          </Part>
        );
      })}
    </>
  );
}
