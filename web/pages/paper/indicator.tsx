// /indicators/:id/paper — one indicator for a team's self-review: what to read, the agenda, the slips, what the team keeps
import type { Indicator, Instrument } from "../../../corpus/index.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { T } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";
import { Agenda, LeaderNotes, Promises, RecordingSheet, Slips, Ticks } from "./self-review.tsx";
import { Open, Part, Sheet } from "./sheet.tsx";

export const indicatorPaper = page("/indicators/:id/paper", ({ commons, params }) => {
  const indicator = commons.get("indicators", params.id);
  const instrument = commons.get("instruments", "self-review");
  if (!indicator || !instrument) throw new NotFound();
  return <IndicatorPaper indicator={indicator} instrument={instrument} />;
});

function IndicatorPaper({ indicator, instrument }: { indicator: Indicator; instrument: Instrument }) {
  const { lang, say } = useCtx();
  const { title, statement } = lang === "es" ? indicator.es : indicator;
  return (
    <Sheet
      title={title}
      back={`/indicators/${indicator.id}`}
      version={indicator.version}
      bar={say("paper.review.bar", { minutes: instrument.minutes })}
    >
      <Part>
        <div class="paper-head">
          <h1>{title}</h1>
          <p class="big">{statement}</p>
          <ForeignNote />
        </div>
        <p>
          <b>{say("paper.review.read")}</b>
        </p>
        <ol class="four">
          {indicator.progression.map((step) => (
            <li key={step.level}>
              <p>
                <b>
                  {step.level} {say(`commons.level_name.${step.level}`)}
                </b>
              </p>
              <T as="p">{step.description}</T>
            </li>
          ))}
        </ol>
        <div class="two">
          <Ticks
            instrument={instrument}
            title={say("indicator.look_for")}
            items={indicator.look_fors.map((text) => <T key={text}>{text}</T>)}
          />
          <Ticks
            instrument={instrument}
            title={say("indicator.counterfeits")}
            items={indicator.counterfeits.map((text) => <T key={text}>{text}</T>)}
          />
        </div>
        <Open ask={say("paper.review.where")} n={4} />
        <Promises />
      </Part>
      <Part>
        <Agenda instrument={instrument} indicator={title} />
        <LeaderNotes instrument={instrument} />
      </Part>
      <Slips instrument={instrument} indicator={title} />
      <RecordingSheet instrument={instrument} indicator={title} version={indicator.version} />
    </Sheet>
  );
}
