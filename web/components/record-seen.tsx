/** Cases in which an indicator or condition was seen, and public tools for an indicator. */
import type { Case } from "../../corpus/index.ts";
import type { Commons } from "../../domain/commons/commons.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { Scroll, Sec, T } from "./record-parts.tsx";

type About = { indicator: string } | { condition: string };
type Seen = { site: Case; why: string } & (
  | { level: number; status: null }
  | { level: null; status: Case["conditions"][number]["status"] }
);

/** The cases that show an indicator or condition, each with our reading of it. Pure. */
export function seenAt(commons: Commons, about: About): Seen[] {
  return commons
    .all("cases")
    .flatMap((site): Seen[] =>
      "indicator" in about
        ? site.indicators
            .filter((one) => one.id === about.indicator)
            .map(({ level, why }) => ({ site, level, status: null, why }))
        : site.conditions
            .filter((one) => one.id === about.condition)
            .map(({ status, why }) => ({ site, level: null, status, why })),
    );
}

export function SeenAt(about: About) {
  const { commons, say } = useCtx();
  const seen = seenAt(commons, about);
  if (seen.length === 0) return null;
  return (
    <Sec screen id="seen" title={say("commons.seen_at")}>
      <p class="note">{say("case.our_reading")}</p>
      <Scroll label={say("commons.seen_at")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("label.one.cases")}</th>
              <th scope="col">{"indicator" in about ? say("case.level") : say("case.status")}</th>
              <th scope="col">{say("case.why")}</th>
            </tr>
          </thead>
          <tbody>
            {seen.map(({ site, level, status, why }) => (
              <tr key={site.id}>
                <th scope="row">
                  <RecordLink kind="cases" id={site.id} />
                </th>
                <td class="nowrap">
                  {level === null ? say(`label.status.${status}`) : say("commons.level", { level })}
                </td>
                <T as="td">{why}</T>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Sec>
  );
}

export function Tools({ indicator }: { indicator: string }) {
  const { commons, say } = useCtx();
  const tools = commons.all("resources").filter((resource) => resource.indicators.includes(indicator));
  if (tools.length === 0) return null;
  return (
    <Sec screen id="tools" title={say("commons.tools")}>
      <ul class="ways">
        {tools.map((tool) => (
          <li key={tool.id}>
            <RecordLink kind="resources" id={tool.id} />
            <p>
              <T>{tool.use}</T>{" "}
              <span class="fine">
                {say(`label.resource.${tool.kind}`)}, <T>{tool.publisher}</T>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Sec>
  );
}
