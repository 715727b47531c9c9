/** A survey on paper: each part that is handed out by itself begins on a page of its own, with the promise, and ends in thanks. */
import type { Instrument, InstrumentItem } from "../../../corpus/index.ts";
import { blanks, runsOf } from "../../components/record-instrument.tsx";
import { Scroll, useBoth } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { Box, Boxes, Fields, Open, Part, useLarge } from "./sheet.tsx";

type Module = NonNullable<Instrument["modules"]>[number];

/** What is handed out together: all that is always asked, then what may be added; each by itself where nothing is always asked. Pure. */
export function handouts(modules: readonly Module[]): Module[][] {
  const must = modules.filter((module) => !module.optional);
  const may = modules.filter((module) => module.optional);
  if (must.length === 0) return may.map((module) => [module]);
  return may.length === 0 ? [must] : [must, may];
}

export function Survey({ instrument, title }: { instrument: Instrument; title: string }) {
  const { say } = useCtx();
  const both = useBoth();
  const groups = handouts(instrument.modules ?? []);
  if (groups.length === 0)
    return (
      <Part>
        <Head instrument={instrument} title={title} first minutes={instrument.minutes} n={instrument.items.length} />
        <Questions instrument={instrument} items={instrument.items} from={1} />
        <Prompts instrument={instrument} module={undefined} />
        <Thanks instrument={instrument} />
      </Part>
    );
  let from = 1;
  return (
    <>
      {groups.map((modules, g) => {
        const minutes = modules.reduce((sum, module) => sum + module.minutes, 0);
        const n = modules.reduce((sum, module) => sum + module.items, 0);
        return (
          <Part key={modules[0]?.id}>
            <Head instrument={instrument} title={title} first={g === 0} minutes={minutes} n={n} />
            {modules.map((module) => {
              const items = itemsOf(instrument, module);
              const start = from;
              from += items.length;
              return (
                <div key={module.id}>
                  {groups.length + modules.length > 2 && <h2>{both(module.title)}</h2>}
                  <Questions instrument={instrument} items={items} from={start} />
                  <Prompts instrument={instrument} module={module.id} />
                </div>
              );
            })}
            {g === groups.length - 1 && <Prompts instrument={instrument} module={undefined} />}
            <Thanks instrument={instrument} />
          </Part>
        );
      })}
      {instrument.items.some((item) => !instrument.modules?.some((module) => module.id === item.module)) && (
        <Part>
          <h2>{say("paper.more")}</h2>
          <Questions
            instrument={instrument}
            items={instrument.items.filter((item) => !instrument.modules?.some((one) => one.id === item.module))}
            from={from}
          />
        </Part>
      )}
    </>
  );
}

/** A module's items in the order of its constructs, as the instrument's page has them. */
function itemsOf(instrument: Instrument, module: Module): InstrumentItem[] {
  const own = instrument.items.filter((item) => item.module === module.id);
  return module.constructs.flatMap((construct) => own.filter((item) => item.construct === construct));
}

type HeadProps = { instrument: Instrument; title: string; first: boolean; minutes: number; n: number };

function Head({ instrument, title, first, minutes, n }: HeadProps) {
  const { say } = useCtx();
  const both = useBoth();
  return (
    <div class="paper-head">
      {first ? <h1>{title}</h1> : <p class="paper-title">{title}</p>}
      {first && <p>{say(`paper.why.${instrument.id}`)}</p>}
      {instrument.intro && <p>{both(instrument.intro)}</p>}
      <p>
        {say("paper.time", { minutes, n })} {say("paper.no_name")}
      </p>
      <Fields labels={[say("paper.school"), say("paper.round")]} />
    </div>
  );
}

type QuestionsProps = { instrument: Instrument; items: readonly InstrumentItem[]; from: number };

/** Items under the scale that they share; its heads stand again at the top of each page. Large print: the answers under each item. */
function Questions({ instrument, items, from }: QuestionsProps) {
  const { say } = useCtx();
  const both = useBoth();
  const large = useLarge();
  let next = from;
  return (
    <>
      {runsOf(items).map((run) => {
        const first = next;
        next += run.length;
        const scale = run[0]?.scale ?? "";
        const answers = instrument.scales[scale] ?? [];
        const stem = instrument.stems?.[scale];
        if (answers.length === 0)
          return run.map((item, i) => <Open key={item.id} ask={`${first + i}. ${both(item.text)}`} n={3} />);
        const aside = instrument.nonresponse ?? [];
        const heads = [...answers, ...aside].map((one) => both(one.label));
        if (large)
          return (
            <div key={first}>
              {stem && <p class="stem">{both(stem)}</p>}
              {run.map((item, i) => (
                <div class="ask-large" key={item.id}>
                  <p>
                    <b>{first + i}.</b> {both(item.text)}
                  </p>
                  <Boxes labels={heads} />
                </div>
              ))}
            </div>
          );
        return (
          <Scroll key={first} label={say("paper.questions", { first, last: next - 1 })}>
            <table class={heads.length > 6 ? "ticks" : "ticks few"}>
              <thead>
                <tr>
                  <th scope="col">{stem ? both(stem) : say("paper.question")}</th>
                  {answers.map((answer) => (
                    <th scope="col" class="a" key={answer.value}>
                      {both(answer.label)}
                    </th>
                  ))}
                  {aside.map((one) => (
                    <th scope="col" class="a beside" key={one.code}>
                      {both(one.label)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {run.map((item, i) => (
                  <tr key={item.id}>
                    <th scope="row">
                      <b>{first + i}.</b> {both(item.text)}
                    </th>
                    {heads.map((_, j) => (
                      <td class={j < answers.length ? "a" : "a beside"} key={j}>
                        <Box />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        );
      })}
    </>
  );
}

function Prompts({ instrument, module }: { instrument: Instrument; module: string | undefined }) {
  const both = useBoth();
  const prompts = (instrument.open_prompts ?? []).filter((prompt) => prompt.module === module);
  return (
    <>
      {prompts.map((prompt) => (
        <Open key={prompt.id} ask={both(prompt.text)} n={4} />
      ))}
    </>
  );
}

/** How many have answered is known on a screen only: that sentence stays off the paper. */
function Thanks({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const thanks = instrument.thanks ? both(instrument.thanks) : say("paper.thanks");
  const sentences = thanks.split(/(?<=[.!?]) /).filter((sentence) => !sentence.includes("{answered}"));
  return <p class="thanks">{blanks(sentences.join(" "))}</p>;
}
