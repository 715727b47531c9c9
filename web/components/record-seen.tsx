/** Cases in which an indicator or condition was seen, and public tools for an indicator. */
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { Scroll, Sec, T } from "./record-parts.tsx";

export function SeenAt({ indicator, condition }: { indicator?: string; condition?: string }) {
  const { commons, say } = useCtx();
  const seen = commons
    .all("cases")
    .flatMap((site) => [
      ...site.indicators
        .filter((i) => i.id === indicator)
        .map((i) => ({ site, what: say("commons.level", { level: i.level }), why: i.why })),
      ...site.conditions
        .filter((c) => c.id === condition)
        .map((c) => ({ site, what: say(`label.status.${c.status}`), why: c.why })),
    ]);
  if (seen.length === 0) return null;
  return (
    <Sec id="seen" title={say("commons.seen_at")}>
      <p class="note">{say("case.our_reading")}</p>
      <Scroll label={say("commons.seen_at")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("label.one.cases")}</th>
              <th scope="col">{indicator ? say("case.level") : say("case.status")}</th>
              <th scope="col">{say("case.why")}</th>
            </tr>
          </thead>
          <tbody>
            {seen.map(({ site, what, why }) => (
              <tr key={site.id}>
                <th scope="row">
                  <RecordLink kind="cases" id={site.id} />
                </th>
                <td class="nowrap">{what}</td>
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
    <Sec id="tools" title={say("commons.tools")}>
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
