/** The questions of an instrument, in the page's language: by module, by construct, each block with its stem and its answers. */
import type { Construct, Instrument, InstrumentItem } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { split } from "./record-measures.tsx";
import { Rows, Sec, T, useBoth, useList } from "./record-parts.tsx";

export function Questions({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const modules = instrument.modules ?? [];
  const loose = instrument.items.filter((item) => !modules.some((module) => module.id === item.module));
  return (
    <Sec id="questions" title={say("instrument.questions")}>
      {instrument.intro && (
        <blockquote class="said">
          <p>{both(instrument.intro)}</p>
        </blockquote>
      )}
      {modules.map((module) => (
        <div key={module.id} id={`module-${module.id}`}>
          <h3 class="sub">{both(module.title)}</h3>
          <p class="note">
            {say("instrument.module", { n: module.items, minutes: module.minutes })}{" "}
            {module.optional ? say("instrument.optional") : say("instrument.required")}
          </p>
          <Blocks
            instrument={instrument}
            items={instrument.items.filter((item) => item.module === module.id)}
            order={module.constructs}
            heading="h4"
          />
          <Prompts instrument={instrument} module={module.id} />
        </div>
      ))}
      {loose.length > 0 && (
        <Blocks
          instrument={instrument}
          items={loose}
          order={instrument.constructs.map((construct) => construct.id)}
          heading="h3"
        />
      )}
      <Prompts instrument={instrument} module={undefined} />
      {instrument.thanks && (
        <blockquote class="said">
          <p>{blanks(both(instrument.thanks))}</p>
        </blockquote>
      )}
    </Sec>
  );
}

/** `{date}` and the like are written in by hand: a blank to fill in. */
export function blanks(text: string): string {
  return text.replace(/\{[a-z]+\}/g, "____________");
}

/** Open questions at the end of a module, or of the whole. */
function Prompts({ instrument, module }: { instrument: Instrument; module: string | undefined }) {
  const { say } = useCtx();
  const both = useBoth();
  const prompts = (instrument.open_prompts ?? []).filter((prompt) => prompt.module === module);
  if (prompts.length === 0) return null;
  return (
    <ul class="items">
      {prompts.map((prompt) => (
        <li key={prompt.id} id={prompt.id}>
          <p>{both(prompt.text)}</p>
          <p class="fine">
            {say("instrument.open")}
            {prompt.optional && ` ${say("instrument.prompt_optional")}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

type BlocksProps = {
  instrument: Instrument;
  items: readonly InstrumentItem[];
  order: readonly string[];
  heading: "h3" | "h4";
};

/** Items by construct in the order given; within one, consecutive items on one scale share its stem and answers. */
function Blocks({ instrument, items, order, heading }: BlocksProps) {
  const both = useBoth();
  const title = (id: string): Construct["title"] | undefined =>
    instrument.constructs.find((one) => one.id === id)?.title;
  return (
    <>
      {order.map((id) => {
        const own = items.filter((item) => item.construct === id);
        const name = title(id);
        if (own.length === 0) return null;
        return (
          <div key={id}>
            {name && (heading === "h4" ? <h4>{both(name)}</h4> : <h3 class="block-title">{both(name)}</h3>)}
            {runsOf(own).map((run) => (
              <Block key={run[0]?.id} instrument={instrument} items={run} />
            ))}
          </div>
        );
      })}
    </>
  );
}

/** Consecutive items on the same scale. Pure. */
export function runsOf(items: readonly InstrumentItem[]): InstrumentItem[][] {
  const runs: InstrumentItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0]?.scale === item.scale) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function Block({ instrument, items }: { instrument: Instrument; items: readonly InstrumentItem[] }) {
  const both = useBoth();
  const scale = items[0]?.scale ?? "";
  const stem = instrument.stems?.[scale];
  const options = instrument.scales[scale] ?? [];
  const rubric = items.some((item) => item.anchors);
  return (
    <>
      {stem && <p class="stem">{both(stem)}</p>}
      {options.length > 0 && !rubric && (
        <ol class="answers" aria-hidden="true">
          {options.map((option) => (
            <li key={option.value}>
              <b>{option.value}</b> {both(option.label)}
            </li>
          ))}
        </ol>
      )}
      <ul class={instrument.kind === "survey" ? "items asked" : "items"}>
        {items.map((item) => (
          <Item key={item.id} item={item} instrument={instrument} />
        ))}
      </ul>
    </>
  );
}

function Item({ item, instrument }: { item: InstrumentItem; instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const answers = instrument.kind === "survey" ? instrument.scales[item.scale] : undefined; // to circle on paper
  return (
    <li
      id={item.id}
      data-answers={answers && answers.length > 0 ? answers.map((one) => one.value).join(" ") : undefined}
    >
      <p>{both(item.text)}</p>
      {item.how && (
        <p class="note">
          <b>{say("instrument.item.how")}</b> {both(item.how)}
        </p>
      )}
      {item.not_this && (
        <p class="note">
          <b>{say("instrument.item.not_this")}</b> {both(item.not_this)}
        </p>
      )}
      {item.documents && (
        <p class="note">
          <b>{say("instrument.item.documents")}</b> {both(item.documents)}
        </p>
      )}
      {item.probes && (
        <ul class="note">
          {item.probes.map((probe) => (
            <li key={probe.en}>{both(probe)}</li>
          ))}
        </ul>
      )}
      {item.anchors && (
        <ol class="progression">
          {item.anchors.map((anchor) => (
            <li key={anchor.level}>
              <p>
                <span class="n">{anchor.level}</span> {both(anchor.description)}
              </p>
            </li>
          ))}
        </ol>
      )}
      <ItemFacts item={item} instrument={instrument} />
    </li>
  );
}

/** What the question bears on and how it is used: fine print under it. */
function ItemFacts({ item, instrument }: { item: InstrumentItem; instrument: Instrument }) {
  const { commons, say } = useCtx();
  const both = useBoth();
  const [mirrored, part] = split(item.mirrors ?? "", "#");
  const mirror = commons.get("instruments", mirrored);
  const [framework, code] = split(item.competency ?? "", ":");
  const topic = instrument.topics?.find((one) => one.id === item.topic);
  const facts = [
    item.indicator &&
      (item.indicator === "any" ? (
        say("instrument.item.any")
      ) : (
        <>
          {say("instrument.item.about")} <RecordLink kind="indicators" id={item.indicator} />
        </>
      )),
    item.condition && (
      <>
        {say("instrument.item.condition")} <RecordLink kind="conditions" id={item.condition} />
      </>
    ),
    item.reverse && say("instrument.item.reverse"),
    item.mirrors && (
      <>
        {say("instrument.item.mirrors")}{" "}
        <RecordLink kind="instruments" id={mirrored} part={part}>
          {both(mirror?.items.find((one) => one.id === part)?.text ?? { en: mirrored, es: mirrored })}
        </RecordLink>
      </>
    ),
    item.competency && (
      <RecordLink kind="frameworks" id={framework} part={code}>
        <T>{commons.get("frameworks", framework)?.items.find((one) => one.code === code)?.title ?? item.competency}</T>
      </RecordLink>
    ),
    item.competency_presumed && (
      <>
        {say("instrument.item.presumed")} <T>{item.competency_presumed}</T>
      </>
    ),
    topic && <T>{topic.title}</T>,
    item.role && say("instrument.item.for", { who: say(`label.who.${item.role}`) }),
    item.type && say(`label.item-type.${item.type}`),
    item.set && item.type && say("instrument.item.set", { set: both(setTitle(instrument, item.set)) }),
    item.who && <T>{item.who}</T>,
    item.limit && <T>{item.limit}</T>,
    item.repeat && say(`instrument.item.repeat.${item.repeat}`),
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return (
    <ul class="facts fine">
      {facts.map((fact, i) => (
        <li key={i}>{fact}</li>
      ))}
    </ul>
  );
}

/** Sets of short stories are named after their construct. */
function setTitle(instrument: Instrument, set: string): { en: string; es: string } {
  return instrument.constructs.find((construct) => construct.id.endsWith(set))?.title ?? { en: set, es: set };
}

/** The answers to choose from, with the values they are stored as; and what is not an answer. */
export function Scales({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  return (
    <Sec id="scales" title={say("instrument.scales")}>
      <Rows
        rows={[
          ...Object.entries(instrument.scales).map(([name, options]) => {
            const n = instrument.items.filter((item) => item.scale === name).length;
            return [
              say("instrument.scale_items", { n }),
              options.length === 0
                ? say("instrument.in_words")
                : options.map((option) => `${option.value} = ${both(option.label)}`).join("; "),
            ] as const;
          }),
          ...(instrument.nonresponse ?? []).map(
            (one) =>
              [
                say("instrument.nonresponse"),
                <>
                  {both(one.label)}{" "}
                  <span class="fine">
                    ({one.code}: <T>{one.treat_as}</T>)
                  </span>
                </>,
              ] as const,
          ),
        ]}
      />
    </Sec>
  );
}

/** What several questions measure together, and which indicators that bears on. */
export function Constructs({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const list = useList();
  return (
    <Sec id="constructs" title={say("instrument.constructs")}>
      <dl class="kv">
        {instrument.constructs.map((construct) => (
          <div key={construct.id} id={`construct-${construct.id}`}>
            <dt>
              {both(construct.title)}
              {construct.items !== undefined && (
                <span class="fine block">{say("instrument.items", { n: construct.items })}</span>
              )}
            </dt>
            <dd>
              <T as="p">{construct.definition}</T>
              {construct.single_item && <p class="fine">{say("instrument.single")}</p>}
              {construct.report && <p class="fine">{say("instrument.distribution")}</p>}
              {construct.indicators.length > 0 && (
                <p class="fine">
                  {say("instrument.bears_on")}{" "}
                  {construct.indicators.map((id, i) => (
                    <>
                      {i > 0 && "; "}
                      {id === "any" ? say("instrument.any") : <RecordLink kind="indicators" id={id} />}
                    </>
                  ))}
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {instrument.modules && instrument.modules.length > 1 && (
        <p class="note">
          {say("instrument.modules")} {list(instrument.modules.map((module) => both(module.title)))}.
        </p>
      )}
    </Sec>
  );
}
