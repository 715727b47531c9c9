// /frameworks and /frameworks/:id — published sets of competencies, conditions or change stages, and what lines up with them
import type { Framework, FrameworkItem } from "../../../corpus/index.ts";
import { RecordLink, useByTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { EntryTitle, split } from "../../components/record-measures.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Away, Sec, T } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

const KINDS = ["outcomes", "change", "conditions"] as const;

export const frameworksPage = page("/frameworks", () => <Frameworks />);

export const frameworkPage = page("/frameworks/:id", ({ commons, params }) => {
  const framework = commons.get("frameworks", params.id);
  if (!framework) throw new NotFound();
  return <FrameworkRecord framework={framework} />;
});

function Frameworks() {
  const { commons, say } = useCtx();
  const all = useByTitle()("frameworks", commons.all("frameworks"));
  return (
    <ListPage
      kind="frameworks"
      n={all.length}
      jumps={KINDS.map((kind) => [
        kind,
        say("commons.jump", {
          what: say(`label.framework.${kind}`),
          n: all.filter((framework) => framework.kind === kind).length,
        }),
      ])}
    >
      {KINDS.map((kind) => (
        <Sec key={kind} id={kind} title={say(`label.framework.${kind}`)}>
          <ul class="ways">
            {all
              .filter((framework) => framework.kind === kind)
              .map((framework) => (
                <li key={framework.id}>
                  <RecordLink kind="frameworks" id={framework.id} />
                  <p>
                    <T>{framework.publisher}</T>. {say("commons.frameworks.line", { n: framework.items.length })}
                  </p>
                </li>
              ))}
          </ul>
        </Sec>
      ))}
    </ListPage>
  );
}

function FrameworkRecord({ framework }: { framework: Framework }) {
  const { say } = useCtx();
  const unsure = framework.items.filter(
    (item) => item.title_status === "partial" || item.title_status === "unconfirmed",
  );
  const top = framework.items.filter((item) => item.parent === undefined);
  return (
    <RecordPage
      kind="frameworks"
      id={framework.id}
      kicker={say("framework.kicker", { kind: say(`label.framework.${framework.kind}`) })}
      lead={<T>{framework.about}</T>}
      head={
        unsure.length > 0 && (
          <div class="notice">
            <p>{say("framework.unsure", { n: unsure.length })}</p>
          </div>
        )
      }
      shows={["frameworks"]}
      about={[
        [say("commons.publisher"), <T>{framework.publisher}</T>],
        [say("label.one.sources"), <RecordLink kind="sources" id={framework.source} />],
        framework.license && [say("commons.license"), <T>{framework.license}</T>],
        [
          framework.verified ? say("framework.read_at") : say("framework.not_read"),
          <ul>
            {[framework.verified_at, ...(framework.verified_at_more ?? [])].map((url) => (
              <li key={url}>
                <Away url={url} />
              </li>
            ))}
          </ul>,
        ],
        [say("framework.how_read"), <T>{framework.verified_note}</T>],
      ]}
      first={
        framework.associations.some((one) => split(one.to, ":")[0] !== framework.id)
          ? { to: "#crosswalk", label: say("framework.do_crosswalk"), note: say("framework.do_crosswalk_how") }
          : undefined
      }
      ways={[
        { to: "/indicators", label: say("framework.do_indicators"), note: say("framework.do_indicators_how") },
        { to: "/instruments", label: say("framework.do_instruments"), note: say("framework.do_instruments_how") },
      ]}
    >
      <Sec id="entries" title={say("framework.entries", { n: framework.items.length })}>
        <ol class="tree">
          {top.map((item) => (
            <Entry key={item.code} item={item} framework={framework} />
          ))}
        </ol>
      </Sec>
      {framework.unconfirmed_items && <Unconfirmed framework={framework} />}
      <Crosswalk framework={framework} />
      <From framework={framework} />
    </RecordPage>
  );
}

function Entry({ item, framework }: { item: FrameworkItem; framework: Framework }) {
  const { commons, say } = useCtx();
  const children = framework.items.filter((one) => one.parent === item.code);
  const indicators = commons
    .referencesTo("frameworks", framework.id)
    .filter((ref) => ref.from.kind === "indicators" && ref.part === item.code)
    .map((ref) => ref.from.id);
  return (
    <li id={item.code}>
      <p>
        <b>
          {item.published_code && `${item.published_code}. `}
          <T>{item.title}</T>
        </b>
        {item.title_status && item.title_status !== "verified" && (
          <span class="pencil"> ({say(`label.title-status.${item.title_status}`)})</span>
        )}
      </p>
      <T as="p">{item.description}</T>
      <EntryNotes item={item} />
      {indicators.length > 0 && (
        <p class="fine">
          {say("framework.lines_up")}{" "}
          {[...new Set(indicators)].map((id, i) => (
            <>
              {i > 0 && "; "}
              <RecordLink kind="indicators" id={id} />
            </>
          ))}
        </p>
      )}
      {children.length > 0 && (
        <ol class="tree">
          {children.map((child) => (
            <Entry key={child.code} item={child} framework={framework} />
          ))}
        </ol>
      )}
    </li>
  );
}

/** How sure the name is and whose words the description is; nothing where both are simply published. */
function EntryNotes({ item }: { item: FrameworkItem }) {
  const { say } = useCtx();
  const notes = [
    item.presumed_title && (
      <>
        {say("framework.presumed")} “<T>{item.presumed_title}</T>”.
      </>
    ),
    item.title_note && <T>{item.title_note}</T>,
    item.title_status === "verified" && say("framework.name_read"),
    item.gloss && say("framework.gloss"),
    item.verified === true && say("framework.entry_read"),
    item.verified === false && say("framework.entry_not_read"),
    item.element && say("framework.element", { element: say(`label.element.${item.element}`) }),
    item.source && <RecordLink kind="sources" id={item.source} />,
  ].filter(Boolean);
  if (notes.length === 0) return null;
  return (
    <p class="fine">
      {notes.map((note) => (
        <>{note} </>
      ))}
    </p>
  );
}

/** Names from recollection: never shown as published. */
function Unconfirmed({ framework }: { framework: Framework }) {
  const { say } = useCtx();
  return (
    <Sec id="unconfirmed" title={say("framework.unconfirmed")}>
      <p>{say("framework.unconfirmed_more")}</p>
      <ul class="pencil">
        {framework.unconfirmed_items?.map((item) => (
          <li key={item.code} id={item.code}>
            <T>{item.title}</T>? <T>{item.description}</T>{" "}
            <span class="fine">
              {say("framework.within")} <EntryTitle framework={framework} code={item.parent} />.{" "}
              {say("framework.gloss")} {say("framework.check")} <T>{item.check}</T>.
            </span>
          </li>
        ))}
      </ul>
    </Sec>
  );
}

type Pair = { from: string; to: string; type: string; note: string };

/** The pairs that this framework says of its entries, by the framework that they lead to: others first, its own last. */
function Crosswalk({ framework }: { framework: Framework }) {
  const { commons, say } = useCtx();
  const byOther = new Map<string, Pair[]>();
  for (const { from, to, type, note } of framework.associations) {
    const [id, code] = split(to, ":");
    byOther.set(id, [...(byOther.get(id) ?? []), { from, to: code, type, note }]);
  }
  const others = [...byOther].sort(([a], [b]) => Number(a === framework.id) - Number(b === framework.id));
  if (others.length === 0) return null;
  return (
    <Sec id="crosswalk" title={say("framework.crosswalk")}>
      <p class="note">{say("framework.crosswalk_how")}</p>
      {others.map(([id, pairs]) => (
        <Pairs key={id} framework={framework} other={commons.get("frameworks", id)} pairs={pairs} />
      ))}
    </Sec>
  );
}

/** One table for one other framework: each entry once, with all that comes near it, how near, and where it is not the same. */
function Pairs({
  framework,
  other,
  pairs,
}: {
  framework: Framework;
  other: Framework | undefined;
  pairs: readonly Pair[];
}) {
  const { say } = useCtx();
  const entries = [...new Set(pairs.map((pair) => pair.from))];
  const own = other?.id === framework.id;
  return (
    <div>
      <h3>
        {own ? (
          say("framework.within_itself")
        ) : (
          <>
            {say("framework.with")} {other && <RecordLink kind="frameworks" id={other.id} />}
          </>
        )}
      </h3>
      <p class="fine">{say("framework.pairs", { entries: entries.length, pairs: pairs.length })}</p>
      <table class="stack pairs">
        <thead>
          <tr>
            <th scope="col">{say("framework.entry")}</th>
            <th scope="col">{say("framework.relation")}</th>
            <th scope="col">{say("framework.note")}</th>
          </tr>
        </thead>
        {entries.map((entry) => {
          const some = pairs.filter((pair) => pair.from === entry);
          return (
            <tbody key={entry}>
              {some.map((pair, i) => (
                <tr key={pair.to}>
                  {i === 0 && (
                    <th scope="rowgroup" rowSpan={some.length}>
                      <a href={`#${entry}`}>
                        <EntryTitle framework={framework} code={entry} />
                      </a>
                    </th>
                  )}
                  <td>
                    <span class="fine block">{say(`label.association.${pair.type}`)}</span>
                    {other && (
                      <RecordLink kind="frameworks" id={other.id} part={pair.to}>
                        <EntryTitle framework={other} code={pair.to} />
                      </RecordLink>
                    )}
                  </td>
                  <T as="td">{pair.note}</T>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

/** What other frameworks say of this one's entries, read from this side: its own entries in order. */
function From({ framework }: { framework: Framework }) {
  const { commons, say } = useCtx();
  const others = commons
    .all("frameworks")
    .filter((other) => other.id !== framework.id)
    .map((other) => ({
      other,
      pairs: other.associations.filter((one) => split(one.to, ":")[0] === framework.id),
    }))
    .filter(({ pairs }) => pairs.length > 0);
  if (others.length === 0) return null;
  const place = (code: string) => framework.items.findIndex((item) => item.code === code);
  return (
    <Sec id="from" title={say("framework.from")}>
      {others.map(({ other, pairs }) => (
        <div key={other.id}>
          <h3>
            <RecordLink kind="frameworks" id={other.id} part="crosswalk" />
          </h3>
          <table class="stack pairs">
            <thead>
              <tr>
                <th scope="col">{say("framework.here")}</th>
                <th scope="col">{say("framework.there")}</th>
                <th scope="col">{say("framework.note")}</th>
              </tr>
            </thead>
            <tbody>
              {pairs
                .map((pair) => ({ ...pair, code: split(pair.to, ":")[1] }))
                .sort((a, b) => place(a.code) - place(b.code))
                .map((pair) => (
                  <tr key={pair.from + pair.to}>
                    <th scope="row">
                      <a href={`#${pair.code}`}>
                        <EntryTitle framework={framework} code={pair.code} />
                      </a>
                    </th>
                    <td>
                      <RecordLink kind="frameworks" id={other.id} part={pair.from}>
                        <EntryTitle framework={other} code={pair.from} />
                      </RecordLink>{" "}
                      <span class="fine block">
                        {say("framework.says_that", { relation: say(`label.association.${pair.type}`) })}
                      </span>
                    </td>
                    <T as="td">{pair.note}</T>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ))}
    </Sec>
  );
}
