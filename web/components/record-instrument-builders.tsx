/** What whoever runs or checks the instrument needs: scoring, reporting, small groups, calibration. English only. */
import type { Instrument } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { Rows, Sec, T, Texts } from "./record-parts.tsx";

export function InstrumentBuilders({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const { agreement, minimum } = instrument;
  return (
    <Sec id="scoring" title={say("instrument.scoring.title")}>
      <Rows
        rows={[
          [say("instrument.scoring.scoring"), <T>{instrument.scoring}</T>],
          instrument.reporting && [say("instrument.scoring.reporting"), <Texts items={instrument.reporting} />],
          minimum && [
            say("instrument.scoring.minimum"),
            <>
              {say("instrument.scoring.minimum_of", { inside: minimum.inside_school, public: minimum.public })}{" "}
              {say("instrument.scoring.told")} <T>{minimum.told_before}</T>
            </>,
          ],
          instrument.pooling && [say("instrument.scoring.pooling"), <Texts items={instrument.pooling} />],
          [say("instrument.scoring.cadence"), <T>{instrument.cadence}</T>],
          agreement && [
            say("instrument.scoring.agreement"),
            <Texts items={[agreement.practice, agreement.report, agreement.our_starting_goal, agreement.drift]} />,
          ],
          instrument.calibration && [say("instrument.scoring.calibration"), <Texts items={instrument.calibration} />],
          instrument.limits && [say("instrument.scoring.limits"), <T>{instrument.limits}</T>],
          instrument.topics && [
            say("instrument.scoring.topics"),
            <ul>
              {instrument.topics.map((topic) => (
                <li key={topic.id}>
                  <T>{topic.title}</T>. <T>{topic.competency_note}</T>
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Sec>
  );
}
