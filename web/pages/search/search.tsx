// /search?q=… — anything, typed as it comes: best matches, then by kind; what was understood; what to try when nothing is found

import { fold } from "../../../domain/commons/fold.ts";
import { entryTexts, nearestKnown, search } from "../../../domain/commons/search.store.ts";
import { askedIn } from "../../../domain/commons/search-query.ts";
import { type EntryKind, entryKinds } from "../../../domain/commons/search-text.ts";
import { placesNamedLike } from "../../../domain/people/place-search.store.ts";
import { madeUpRoots } from "../../../domain/people/sample.store.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { type Ctx, page, useCtx } from "../../page.tsx";
import { Doors, Examples, Link, Nothing } from "./nothing.tsx";
import { Places, Results } from "./results.tsx";

/** Shown before the groups; shown of each group before its "all N". */
const BEST = 5;
const EACH = 3;
const PLACES = 8;
/** A place so near stands before all else: it was called by its name. */
const NAMED = 0.85;

export const searchPage = page("/search", async (ctx) => {
  const query = ctx.query.get("q") ?? "";
  return <SearchPage {...(await found(ctx, query))} query={query} />;
});

type Found = Awaited<ReturnType<typeof found>>;

async function found({ db, lang, query: asked }: Pick<Ctx, "db" | "lang" | "query">, query: string) {
  const exactly = asked.get("exactly") === "1";
  const only = entryKinds.find((kind) => kind === asked.get("kind")) ?? null;
  const { text } = askedIn(query);
  const id = /^\S*\d\S*$/.test(text) ? text : null;
  const [answer, places, madeUp] = await Promise.all([
    search(db, query, { lang, exactly }),
    only || exactly ? [] : placesNamedLike(db, text, id, PLACES),
    only || exactly ? new Set<string>() : madeUpRoots(db),
  ]);
  const counts = new Map<EntryKind, number>();
  for (const { kind } of answer.found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const of = (kind: EntryKind) => answer.found.filter((one) => one.kind === kind);
  const best = only ? of(only) : answer.found.slice(0, BEST);
  const groups = only
    ? []
    : [...counts].flatMap(([kind, n]) => {
        const more = of(kind).filter((one) => !best.includes(one));
        return more.length > 0 ? [{ kind, n, more: more.length, of: more.slice(0, EACH) }] : [];
      });
  const shown = [...best, ...groups.flatMap((group) => group.of)];
  const texts = await entryTexts(db, shown);
  const words = answer.marked;
  const withTexts = (all: typeof best) =>
    all.map(({ kind, id }) => ({ kind, id, texts: texts.filter((text) => text.kind === kind && text.id === id) }));
  const lost = answer.found.length === 0 ? answer.read.find(({ shown, stop }) => shown === null && !stop) : undefined;
  const near = lost ? await nearestKnown(db, fold(lost.typed), lang) : [];
  for (const { word } of answer.asked.words) if (places.length > 0) words.add(word);
  return {
    answer,
    exactly,
    only,
    counts,
    places,
    madeUp,
    words,
    near,
    best: withTexts(best),
    groups: groups.map((group) => ({ ...group, of: withTexts(group.of) })),
  };
}

function SearchPage(props: Found & { query: string }) {
  const { say } = useCtx();
  const { answer, only, places, best } = props;
  const asked = answer.asked.text !== "";
  const placesFirst = (places[0]?.nearness ?? 0) > NAMED;
  const n = answer.found.length + places.length;
  const title = asked ? say("search.title_of", { q: answer.asked.text }) : say("search.title");
  return (
    <Page title={title} trail={[{ label: say("search.title") }]} noindex>
      <PageHead title={say("search.title")}>
        <Form query={answer.asked.text} />
        {asked && answer.ready && n > 0 && <Understood {...props} />}
        {asked && n > 0 && <ForeignNote />}
      </PageHead>
      {!asked && (
        <>
          <Examples />
          <Doors />
        </>
      )}
      {asked && !answer.ready && places.length === 0 && (
        <Sec id="making" title={say("search.making")}>
          <p>{say("search.making_how")}</p>
        </Sec>
      )}
      {asked && answer.ready && n === 0 && <Nothing answer={answer} near={props.near} />}
      {placesFirst && <PlacesFound {...props} />}
      {best.length > 0 && (
        <Sec
          id="best"
          title={only ? say("search.in", { n: best.length, kind: say(`search.many.${only}`) }) : say("search.best")}
        >
          <Results shown={best} words={props.words} />
          {only && (
            <p class="more">
              <Link q={answer.asked.text}>{say("search.all_kinds")}</Link>
            </p>
          )}
        </Sec>
      )}
      {!placesFirst && <PlacesFound {...props} />}
      <Groups {...props} />
    </Page>
  );
}

function Form({ query }: { query: string }) {
  const { href, say } = useCtx();
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is newer than the browsers in schools
    <form class="search-form" action={href("/search")} method="get" role="search">
      <label for="q">{say("search.label")}</label>
      <div class="row">
        <input
          id="q"
          type="search"
          name="q"
          value={query}
          maxLength={300}
          autoComplete="off"
          autofocus={query === ""}
        />
        <button type="submit">{say("search.go")}</button>
      </div>
    </form>
  );
}

/** Other words than typed are said, with the way back; words that nobody used are said too. */
function Understood({ answer, exactly, counts, places }: Found) {
  const { say, tell } = useCtx();
  const changed = answer.read.some((word) => word.changed);
  const missing = answer.read.filter(({ shown, stop }) => shown === null && !stop).map(({ typed }) => typed);
  const n = [...counts.values()].reduce((sum, one) => sum + one, places.length);
  const q = answer.asked.text;
  return (
    <div class="understood">
      {changed && (
        <p>
          {tell("search.understood", {
            words: () => (
              <b>
                {answer.read.map((word, i) => [i > 0 && " ", word.changed ? <mark>{word.shown}</mark> : word.typed])}
              </b>
            ),
            exactly: (text) => (
              <Link q={q} exactly>
                {text}
              </Link>
            ),
            typed: q,
          })}
        </p>
      )}
      {exactly && <p>{tell("search.exactly", { link: (text) => <Link q={q}>{text}</Link> })}</p>}
      {missing.length > 0 && <p>{say("search.missing", { words: missing.join(", ") })}</p>}
      {answer.asked.cut && <p>{say("search.cut")}</p>}
      <p class="note">{say("search.count", { n })}</p>
    </div>
  );
}

function PlacesFound({ madeUp, places, words }: Found) {
  const { say } = useCtx();
  if (places.length === 0) return null;
  return (
    <Sec id="places" title={say("search.places", { n: places.length })}>
      <Places places={places} madeUp={madeUp} words={words} />
    </Sec>
  );
}

/** By kind, in the order of their best; what stands above is not said again. */
function Groups({ answer, groups, words }: Found) {
  const { say } = useCtx();
  return (
    <div class="by-kind">
      {groups.map(({ kind, n, more, of }) => (
        <Sec
          key={kind}
          id={`in-${kind}`}
          title={say(more < n ? "search.more" : "search.in", { n: more, kind: say(`search.many.${kind}`) })}
        >
          <Results shown={of} words={words} />
          {more > of.length && (
            <p class="more">
              <Link q={answer.asked.text} kind={kind}>
                {say("search.all", { n, kind: say(`search.many.${kind}`) })}
              </Link>
            </p>
          )}
        </Sec>
      ))}
    </div>
  );
}
