/** What search found, one by one: title, kind in plain words, the sentence that says it. */
import type { Claim } from "../../../corpus/index.ts";
import { isKind, type Kind } from "../../../corpus/index.ts";
import { addressOf, titleOf } from "../../../domain/commons/commons.ts";
import type { EntryText } from "../../../domain/commons/search.store.ts";
import type { EntryKind } from "../../../domain/commons/search-text.ts";
import { mark, snippet } from "../../../domain/commons/snippet.ts";
import type { FoundPlace } from "../../../domain/people/place-search.store.ts";
import { Cert, GapMark, useList } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";

export type Shown = { kind: EntryKind; id: string; texts: readonly EntryText[] };
type Words = ReadonlySet<string>;

export function Results({ shown, words }: { shown: readonly Shown[]; words: Words }) {
  return (
    <ol class="plain found">
      {shown.map((one) => (
        <li key={one.kind + one.id}>
          <Result shown={one} words={words} />
        </li>
      ))}
    </ol>
  );
}

function Result({ shown: { kind, id, texts }, words }: { shown: Shown; words: Words }) {
  const { commons, href, lang } = useCtx();
  const title = isKind(kind) ? titleOf(commons, kind, id, lang) : { text: texts[0]?.title ?? id, lang: "en" as const };
  const said = [lang, lang === "en" ? "es" : "en"]
    .map((one) => texts.find((text) => text.lang === one))
    .flatMap((text) => {
      const found = text && snippet([text.lead, text.body], words);
      return text && found ? [{ text: found, lang: text.lang }] : [];
    })[0];
  return (
    <>
      <p class="fine">
        <KindOf kind={kind} id={id} />
      </p>
      <h3>
        <a href={href(addressOfEntry(kind, id))} lang={foreign(title.lang, lang)}>
          <Marked text={title.text} words={words} />
        </a>
      </h3>
      {said && (
        <p class="note" lang={foreign(said.lang, lang)}>
          <Marked text={said.text} words={words} />
        </p>
      )}
    </>
  );
}

const foreign = (text: string, page: string) => (text === page ? undefined : text);

function addressOfEntry(kind: EntryKind, id: string): string {
  if (isKind(kind)) return addressOf(kind, id);
  return kind === "methods" ? `/methods/${id}` : `/docs/how-to/${id}`;
}

export function Marked({ text, words }: { text: string; words: Words }) {
  return <>{mark(text, words).map((part, i) => (part.marked ? <mark key={i}>{part.text}</mark> : part.text))}</>;
}

/** "Next step · for school leaders": what a record is, and the one thing about it that helps to choose. */
function KindOf({ kind, id }: { kind: EntryKind; id: string }) {
  const { say } = useCtx();
  const name = say(`search.one.${kind}`);
  if (!isKind(kind)) return <>{name}</>;
  return (
    <>
      {name}
      <About kind={kind} id={id} />
    </>
  );
}

function About({ kind, id }: { kind: Kind; id: string }) {
  const { commons, say } = useCtx();
  const list = useList();
  const claim = kind === "claims" && commons.get("claims", id);
  if (claim) return <Certainty claim={claim} />;
  const about = () => {
    if (kind === "indicators") return say(`label.element.${commons.get(kind, id)?.element}`);
    if (kind === "conditions") return say(`label.level.${commons.get(kind, id)?.level}`);
    if (kind === "strategies")
      return say("search.for", {
        who: list((commons.get(kind, id)?.audience ?? []).map((who) => say(`label.who.${who}`))),
      });
    if (kind === "studies") return say(`label.design.${commons.get(kind, id)?.design}`);
    if (kind === "instruments") return say(`label.instrument.${commons.get(kind, id)?.kind}`);
    if (kind === "frameworks") return say(`label.framework.${commons.get(kind, id)?.kind}`);
    if (kind === "resources") return say(`label.resource.${commons.get(kind, id)?.kind}`);
    if (kind === "cases") return commons.get("states", `us-${commons.get(kind, id)?.state.toLowerCase()}`)?.name;
    return commons.get("sources", id)?.issued?.["date-parts"][0]?.[0]?.toString();
  };
  const said = commons.get(kind, id) && about();
  return said ? <> · {said}</> : null;
}

function Certainty({ claim }: { claim: Claim }) {
  return <> · {claim.kind === "gap" ? <GapMark /> : <Cert certainty={claim.certainty} />}</>;
}

type PlacesProps = { places: readonly FoundPlace[]; madeUp: ReadonlySet<string>; words: Words };

export function Places({ places, madeUp, words }: PlacesProps) {
  const { href, say } = useCtx();
  return (
    <ul class="plain found">
      {places.map(({ root, id, name, rootName }) => (
        <li key={root + id}>
          <h3>
            <a href={href(addressAt({ root, id }))}>
              <Marked text={name} words={words} />
            </a>
          </h3>
          {(id !== root || madeUp.has(root)) && (
            <p class="note">
              {madeUp.has(root) && <b>{say("start.made_up")} </b>}
              {id !== root && rootName}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
