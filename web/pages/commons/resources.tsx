// /resources and /resources/:id — public tools that exist, what to do with each, and what it helps with
import type { Resource } from "../../../corpus/index.ts";
import { RecordLink, RecordLinks, useByTitle, useTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Away, Rows, Sec, T, useList } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

const KINDS = [
  "toolkit",
  "protocol",
  "rubric",
  "survey",
  "template",
  "course",
  "report",
  "dataset",
] as const satisfies readonly Resource["kind"][];

export const resourcesPage = page("/resources", () => <Resources />);

export const resourcePage = page("/resources/:id", ({ commons, params }) => {
  const resource = commons.get("resources", params.id);
  if (!resource) throw new NotFound();
  return <ResourceRecord resource={resource} />;
});

function Resources() {
  const { commons, say } = useCtx();
  const all = useByTitle()("resources", commons.all("resources"));
  return (
    <ListPage
      kind="resources"
      n={all.length}
      jumps={KINDS.map((kind) => [
        kind,
        say("commons.jump", {
          what: say(`label.resource.${kind}`),
          n: all.filter((resource) => resource.kind === kind).length,
        }),
      ])}
    >
      {KINDS.map((kind) => (
        <Sec key={kind} id={kind} title={say(`label.resource.${kind}`)}>
          <ul class="ways">
            {all
              .filter((resource) => resource.kind === kind)
              .map((resource) => (
                <li key={resource.id}>
                  <RecordLink kind="resources" id={resource.id} />
                  <p>
                    <T>{resource.use}</T>{" "}
                    <span class="fine">
                      <T>{resource.publisher}</T>
                    </span>
                  </p>
                </li>
              ))}
          </ul>
        </Sec>
      ))}
    </ListPage>
  );
}

function ResourceRecord({ resource }: { resource: Resource }) {
  const { commons, say } = useCtx();
  const list = useList();
  const used = commons.all("strategies").filter((strategy) => strategy.resources.includes(resource.id));
  const title = useTitle();
  const step = used[0];
  const helps = resource.indicators[0];
  return (
    <RecordPage
      kind="resources"
      id={resource.id}
      kicker={say("resource.kicker", { kind: say(`label.resource.${resource.kind}`) })}
      lead={<T>{resource.use}</T>}
      description={resource.use}
      head={
        <p class="go">
          <Away url={resource.url}>{say("resource.open")}</Away>
        </p>
      }
      shows={["strategies"]}
      ways={[
        ...(step
          ? [
              {
                to: `/strategies/${step.id}/paper`,
                label: say("indicator.next_sheet"),
                note: say("indicator.next_sheet_how", { title: title("strategies", step.id).text }),
              },
            ]
          : []),
        ...(helps
          ? [
              {
                to: `/indicators/${helps}/paper`,
                label: say("indicator.print"),
                note: say("resource.do_helps_how", { title: title("indicators", helps).text }),
              },
            ]
          : []),
      ]}
    >
      <Sec id="tool" title={say("resource.about")}>
        <Rows
          rows={[
            [say("commons.publisher"), <T>{resource.publisher}</T>],
            [say("commons.for"), list(resource.audience.map((who) => say(`label.who.${who}`)))],
            [say("source.address"), <Away url={resource.url} />],
            [
              say("commons.license"),
              resource.license === "unknown" ? say("label.license.unknown") : <T>{resource.license}</T>,
            ],
            [say("commons.seen_there"), <Away url={resource.verified_at} />],
          ]}
        />
      </Sec>
      <Sec id="helps" title={say("resource.helps")}>
        <RecordLinks kind="indicators" ids={resource.indicators} />
      </Sec>
      {used.length > 0 && (
        <Sec id="steps" title={say("resource.used")}>
          <RecordLinks kind="strategies" ids={used.map((strategy) => strategy.id)} />
        </Sec>
      )}
    </RecordPage>
  );
}
