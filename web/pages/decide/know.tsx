// /at/:root/:place/know — say what you know of one indicator or condition here, with your reason
import { elements } from "../../../corpus/index.ts";
import { Problem } from "../../../db/problem.ts";
import { newestReadings, readingsAbout, saveReading } from "../../../domain/collect/reading.store.ts";
import {
  type About,
  type Reading,
  type ReadingForm,
  type ReadingMistake,
  readAbout,
  readForm,
  standingOf,
  writeAbout,
} from "../../../domain/collect/reading.ts";
import { titleOf } from "../../../domain/commons/commons.ts";
import type { Place } from "../../../domain/people/place.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, NotFound, page, seeOther, useCtx } from "../../page.tsx";
import { addressAt, placeAt, trailTo } from "./at.ts";
import { KnowForm } from "./know-form.tsx";
import { Said, useAnswer } from "./said.tsx";

const PATH = "/at/:root/:place/know";

export const knowPage = page(PATH, async (ctx) => {
  const asked = ctx.query.get("about");
  if (asked === null) return listPage(ctx);
  const form = { sent: crypto.randomUUID(), answer: "", reason: "", saidBy: "" };
  return formPage(ctx, aboutIn(ctx, asked), form, []);
});

export const knowAction = action(PATH, async (ctx) => {
  const about = aboutIn(ctx, ctx.form.get("about"));
  const { place } = await placeAt(ctx.db, ctx.params);
  const field = (name: string) => ctx.form.get(name) ?? "";
  const form = { sent: field("sent"), answer: field("answer"), reason: field("reason"), saidBy: field("saidBy") };
  const read = readForm({ root: place.root, place: place.id }, about, form);
  if ("mistakes" in read) return { status: 422, view: await formPage(ctx, about, form, read.mistakes) };
  try {
    await saveReading(ctx.db, read.reading);
  } catch (error) {
    if (!(error instanceof Problem)) throw error; // a full disk: the words come back, and the form can be sent again
    return { status: 409, view: await formPage(ctx, about, form, [], error) };
  }
  return seeOther(ctx.href(`${addressAt(place, "know")}?said=${writeAbout(about)}`));
});

type PlaceCtx = Ctx<typeof PATH>;

/** 404 unless the corpus has this indicator or condition. */
function aboutIn({ commons }: PlaceCtx, text: string | null): About {
  const about = readAbout(text);
  if (!about || !commons.get(about.kind === "indicator" ? "indicators" : "conditions", about.id)) throw new NotFound();
  return about;
}

async function formPage(
  ctx: PlaceCtx,
  about: About,
  form: ReadingForm,
  mistakes: readonly ReadingMistake[],
  problem?: Problem,
) {
  const { db, commons, lang, params, say } = ctx;
  const { place, way } = await placeAt(db, params);
  const before = await readingsAbout(db, place.root, place.id, about);
  const title = titleOf(commons, about.kind === "indicator" ? "indicators" : "conditions", about.id, lang).text;
  const crumbs = trailTo(way, say("decide.places"), say("decide.know.title"));
  return (
    <Page title={say("decide.know.about", { title, place: place.name })} trail={crumbs}>
      <PageHead kicker={say("decide.know.at", { place: place.name })} title={title}>
        <ForeignNote />
      </PageHead>
      <KnowForm place={place} about={about} form={form} mistakes={mistakes} before={before} problem={problem} />
    </Page>
  );
}

async function listPage({ db, commons, params, query, say }: PlaceCtx) {
  const { place, way } = await placeAt(db, params);
  const newest = await newestReadings(db, place.root, place.id);
  const said = new Map(newest.map((reading) => [writeAbout(reading.about), reading]));
  const { levels, statuses } = standingOf(newest);
  const indicators = commons.all("indicators");
  const conditions = commons.all("conditions");
  const just = readAbout(query.get("said"));
  const crumbs = trailTo(way, say("decide.places"), say("decide.know.title"));
  return (
    <Page title={say("decide.know.title.at", { place: place.name })} trail={crumbs}>
      <PageHead kicker={place.name} title={say("decide.know.title")} lead={say("decide.know.lead")}>
        {just && said.has(writeAbout(just)) && <Stored place={place} about={just} />}
        <nav aria-label={say("decide.know.jump")}>
          <ul class="facts">
            {elements.map((element) => (
              <li key={element}>
                <a href={`#${element}`}>{say(`decide.element.${element}`)}</a>
              </li>
            ))}
            <li>
              <a href="#conditions">{say("decide.know.conditions")}</a>
            </li>
          </ul>
        </nav>
      </PageHead>
      {elements.map((element) => {
        const some = indicators.filter((i) => i.element === element);
        const known = some.filter((i) => levels.has(i.id)).length;
        return (
          <Sec key={element} id={element} title={say(`decide.element.${element}`)}>
            <p class="note">
              {say("decide.know.count", { known, n: some.length })} {element === "purpose" && say("decide.know.first")}
            </p>
            <KnowList place={place} kind="indicator" records={some} said={said} open={element === "purpose"} />
          </Sec>
        );
      })}
      <Sec id="conditions" title={say("decide.know.conditions")}>
        <p class="note">{say("decide.know.count", { known: statuses.size, n: conditions.length })}</p>
        <KnowList place={place} kind="condition" records={conditions} said={said} open={false} />
      </Sec>
    </Page>
  );
}

/** After a reading was stored: what stands now, and the two ways on. */
function Stored({ place, about }: { place: Place; about: About }) {
  const { commons, href, lang, say } = useCtx();
  const title = titleOf(commons, about.kind === "indicator" ? "indicators" : "conditions", about.id, lang).text;
  return (
    <div class="notice sample" role="status">
      <p>
        <b>{say("decide.stored", { title })}</b>{" "}
        <a href={href(`${addressAt(place, "know")}?about=${writeAbout(about)}`)}>{say("decide.stored.change")}</a>
      </p>
      <p>
        <a class="button" href={href(addressAt(place, "next-steps"))}>
          {say("decide.stored.steps")}
        </a>
      </p>
    </div>
  );
}

type Titled = { id: string; title: string; statement: string; es: { title: string; statement: string } };

type KnowListProps = {
  place: Place;
  kind: About["kind"];
  records: readonly Titled[];
  said: ReadonlyMap<string, Reading>;
};

/** What somebody has spoken of, then the rest, folded away except for purpose. */
function KnowList({ open, ...props }: KnowListProps & { open: boolean }) {
  const { say } = useCtx();
  const spokenOf = (record: Titled) => props.said.has(`${props.kind}:${record.id}`);
  const rest = props.records.filter((record) => !spokenOf(record));
  return (
    <>
      <KnowLines {...props} records={props.records.filter(spokenOf)} />
      {rest.length > 0 && (
        <details class="computed" open={open}>
          <summary>{say("decide.know.rest", { n: rest.length })}</summary>
          <KnowLines {...props} records={rest} />
        </details>
      )}
    </>
  );
}

function KnowLines({ place, kind, records, said }: KnowListProps) {
  const { href, lang } = useCtx();
  const answer = useAnswer();
  if (records.length === 0) return null;
  return (
    <ul class="ways">
      {records.map((record) => {
        const about = `${kind}:${record.id}`;
        const reading = said.get(about);
        const text = lang === "es" ? record.es : record;
        return (
          <li key={record.id}>
            <a href={href(`${addressAt(place, "know")}?about=${about}`)}>{text.title}</a>
            <p>{text.statement}</p>
            {reading && (
              <p class="note">
                <b>{answer(reading)}</b>, <Said reading={reading} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
