// /frameworks and /frameworks/:id — published sets of competencies, conditions or change stages, and what lines up with them
import type { Framework, FrameworkItem } from "../../../corpus/index.ts";
import { RecordLink, useByTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { EntryTitle, split } from "../../components/record-measures.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Away, Scroll, Sec, T } from "../../components/record-parts.tsx";
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
    <ListPage kind="frameworks" n={all.length}>
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
      ways={[
        { to: "#entries", label: say("framework.do_use"), note: say("framework.do_use_how") },
        { to: "/indicators", label: say("framework.do_indicators"), note: say("framework.do_indicators_how") },
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

/** What this framework says of its entries and others'. */
function Crosswalk({ framework }: { framework: Framework }) {
  const { commons, say } = useCtx();
  if (framework.associations.length === 0) return null;
  return (
    <Sec id="crosswalk" title={say("framework.crosswalk")}>
      <Scroll label={say("framework.crosswalk")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("framework.entry")}</th>
              <th scope="col">{say("framework.relation")}</th>
              <th scope="col">{say("framework.other")}</th>
              <th scope="col">{say("source.note")}</th>
            </tr>
          </thead>
          <tbody>
            {framework.associations.map((association) => {
              const [id, code] = split(association.to, ":");
              const other = commons.get("frameworks", id);
              return (
                <tr key={association.from + association.to}>
                  <th scope="row">
                    <a href={`#${association.from}`}>
                      <EntryTitle framework={framework} code={association.from} />
                    </a>
                  </th>
                  <td>{say(`label.association.${association.type}`)}</td>
                  <td>
                    <RecordLink kind="frameworks" id={id} part={code}>
                      <EntryTitle framework={other} code={code} />
                    </RecordLink>
                    {id !== framework.id && other && (
                      <span class="fine block">
                        <T>{other.title}</T>
                      </span>
                    )}
                  </td>
                  <T as="td">{association.note}</T>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </Sec>
  );
}

/** Other frameworks that name this one's entries. */
function From({ framework }: { framework: Framework }) {
  const { commons, say } = useCtx();
  const others = commons
    .referencesTo("frameworks", framework.id)
    .filter((ref) => ref.from.kind === "frameworks" && ref.from.id !== framework.id);
  if (others.length === 0) return null;
  return (
    <Sec id="from" title={say("framework.from")}>
      <ul>
        {others.map((ref, i) => (
          <li key={i}>
            <RecordLink kind="frameworks" id={ref.from.id} part={ref.ownPart}>
              <EntryTitle framework={commons.get("frameworks", ref.from.id)} code={ref.ownPart ?? ""} />
            </RecordLink>
            , <RecordLink kind="frameworks" id={ref.from.id} /> {say(`label.association.${ref.note}`)}{" "}
            <a href={`#${ref.part}`}>
              <EntryTitle framework={framework} code={ref.part ?? ""} />
            </a>
          </li>
        ))}
      </ul>
    </Sec>
  );
}
