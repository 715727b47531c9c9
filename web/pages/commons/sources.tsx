// /sources and /sources/:id — every work that a record cites, and which records cite it
import type { Source } from "../../../corpus/index.ts";
import type { Commons } from "../../../domain/commons/commons.ts";
import { once } from "../../../domain/commons/watched.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Away, Rows, Sec, T, useWhen } from "../../components/record-parts.tsx";
import { authors } from "../../components/record-source.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

export const sourcesPage = page("/sources", () => <Sources />);

export const sourcePage = page("/sources/:id", ({ commons, params }) => {
  const source = commons.get("sources", params.id);
  if (!source) throw new NotFound();
  return <SourceRecord source={source} />;
});

/** Where a work stands in an alphabetical list: by its first author, or its publisher, or its title. */
function nameOf(source: Source): string {
  const first = source.author?.[0];
  return first?.family ?? first?.literal ?? source.publisher ?? source.title;
}

/** The letter under which it stands; digits and other signs under "#". Accents do not matter. */
function letterOf(source: Source): string {
  const letter = nameOf(source).normalize("NFD").charAt(0).toUpperCase();
  return /[A-Z]/.test(letter) ? letter : "#";
}

const collator = new Intl.Collator("en");

/** Works by letter, then by name and title. */
function byLetter(sources: readonly Source[]): Map<string, Source[]> {
  const named = sources.map((source) => ({ source, name: nameOf(source), letter: letterOf(source) }));
  named.sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.source.title, b.source.title));
  const letters = new Map(
    [...new Set(named.map(({ letter }) => letter))].sort().map((letter) => [letter, [] as Source[]]),
  );
  for (const { source, letter } of named) letters.get(letter)?.push(source);
  return letters;
}

/** The list of works and by how many records each is cited. */
const cited = once((commons: Commons) => {
  const sources = commons.all("sources");
  const cites = new Map(sources.map(({ id }) => [id, citing(commons.referencesTo("sources", id))]));
  return { letters: [...byLetter(sources)], cites };
});

function Sources() {
  const { commons, say } = useCtx();
  const { letters, cites } = cited(commons);
  return (
    <ListPage kind="sources" n={commons.counts.sources} jumps={letters.map(([letter]) => [`letter-${letter}`, letter])}>
      {letters.map(([letter, sources]) => (
        <Sec key={letter} id={`letter-${letter}`} title={letter}>
          <ul class="works">
            {sources.map((source) => (
              <li key={source.id}>
                <T>{authors(source) || source.publisher}</T> {yearOf(source) && `(${yearOf(source)})`}{" "}
                <RecordLink kind="sources" id={source.id} />
                {/[.?!]$/.test(source.title) ? " " : ". "}
                <span class="fine">{say("source.cited", { n: cites.get(source.id) ?? 0 })}</span>
              </li>
            ))}
          </ul>
        </Sec>
      ))}
    </ListPage>
  );
}

function yearOf(source: Source): number | undefined {
  return source.issued?.["date-parts"][0]?.[0];
}

function citing(references: readonly { from: { kind: string; id: string } }[]): number {
  return new Set(references.map(({ from }) => `${from.kind}/${from.id}`)).size;
}

function SourceRecord({ source }: { source: Source }) {
  const { commons, say } = useCtx();
  const when = useWhen();
  const date = (parts: Source["issued"]) =>
    parts?.["date-parts"]
      .map((one) => when(one.map((n, i) => (i === 0 ? String(n) : String(n).padStart(2, "0"))).join("-")))
      .join(" – ");
  const names = (source.author ?? []).map(
    (author) => author.literal ?? [author.given, author.family].filter(Boolean).join(" "),
  );
  const cites = citing(commons.referencesTo("sources", source.id));
  return (
    <RecordPage
      kind="sources"
      id={source.id}
      kicker={say("source.kicker", { type: say(`label.csl.${source.type}`) })}
      lead={names.length > 0 && <T>{names.join(", ")}</T>}
      head={cites === 0 && <p class="note">{say("source.uncited")}</p>}
      ways={[
        ...(cites > 0
          ? [{ to: "#named-by", label: say("source.do_use"), note: say("source.do_use_how", { n: cites }) }]
          : []),
        {
          to: "/sources",
          label: say("source.do_all"),
          note: say("commons.sources.lead", { n: commons.counts.sources }),
        },
      ]}
    >
      <Sec id="work" title={say("source.find")}>
        <Rows
          rows={[
            [say("source.issued"), date(source.issued) ?? <span class="pencil">{say("source.no_date")}</span>],
            source.publisher && [say("commons.publisher"), <T>{source.publisher}</T>],
            source["container-title"] && [say("source.in"), <T>{source["container-title"]}</T>],
            (source.volume || source.issue || source.page) && [say("source.pages"), <Pages source={source} />],
            source.URL && [say("source.address"), <Away url={source.URL} />],
            source.DOI && ["DOI", <Away url={`https://doi.org/${source.DOI}`}>{source.DOI}</Away>],
            source.ISBN && ["ISBN", source.ISBN],
            source.accessed && [say("source.accessed"), date(source.accessed)],
            source.note && [say("source.note"), <T>{source.note}</T>],
          ]}
        />
      </Sec>
    </RecordPage>
  );
}

function Pages({ source }: { source: Source }) {
  const { say } = useCtx();
  const parts = [
    source.volume && say("source.volume", { n: source.volume }),
    source.issue && say("source.number", { n: source.issue }),
    source.page && say("source.page", { n: source.page }),
  ];
  return <>{parts.filter(Boolean).join(", ")}</>;
}
