/** How conditions stand: what is said of the district itself first, then at its schools, each with who says so and why. */
import type { Reading, Status } from "../../../domain/collect/reading.ts";
import type { ConditionHere } from "../../../domain/measure/reviewed.ts";
import type { Place } from "../../../domain/people/place.ts";
import { Box } from "../../../plots/box.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec, useList } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { Said } from "../decide/said.tsx";

export function ConditionsHere({ conditions, place }: { conditions: readonly ConditionHere[]; place: Place }) {
  const { commons, href, say } = useCtx();
  const all = commons.all("conditions").length;
  const columns = ["own", "schools"] as const;
  return (
    <Sec id="conditions" title={say("district.conditions.title", { n: conditions.length })}>
      {conditions.length === 0 ? (
        <p>{say("district.conditions.none")}</p>
      ) : (
        <table class="stack conditions">
          <caption>{say("district.conditions.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("district.conditions.condition")}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say(`district.conditions.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {conditions.map(({ condition, own, schools }) => (
              <tr key={condition}>
                <th scope="row">
                  <RecordLink kind="conditions" id={condition} />
                </th>
                <td data-label={say("district.conditions.own")}>
                  {own ? <Stands reading={own} /> : <span class="not-asked">{say("district.conditions.nobody")}</span>}
                </td>
                <td data-label={say("district.conditions.schools")}>
                  <AtSchools schools={schools} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {conditions.length > 0 && conditions.length < all && (
        <p class="note">{say("district.conditions.rest", { all, n: all - conditions.length })}</p>
      )}
      <p class="no-print">
        <a href={href(addressAt(place, "know"))}>{say("district.conditions.say")}</a>
      </p>
    </Sec>
  );
}

function Stands({ reading }: { reading: Reading }) {
  return (
    <>
      <StatusWord status={reading.status ?? "not-known"} />
      <small class="block">
        <Said reading={reading} />
      </small>
    </>
  );
}

function StatusWord({ status }: { status: Status }) {
  const { say } = useCtx();
  return (
    <b class="status-box">
      {status !== "not-known" && <Box status={status} />}
      {say(`decide.status.${status}`)}
    </b>
  );
}

const STATUSES = ["present", "partly", "absent", "not-known"] as const;

function AtSchools({ schools }: { schools: ConditionHere["schools"] }) {
  const { href, say } = useCtx();
  const list = useList();
  if (schools.length === 0) return <span class="not-asked">{say("district.conditions.nobody")}</span>;
  const counts = STATUSES.flatMap((status) => {
    const n = schools.filter(({ reading }) => (reading.status ?? "not-known") === status).length;
    return n > 0 ? [say("district.conditions.at", { status: say(`decide.status.${status}`), n })] : [];
  });
  return (
    <>
      {list(counts)}
      <details>
        <summary>{say("district.conditions.who", { n: schools.length })}</summary>
        <ul>
          {schools.map(({ place, reading }) => (
            <li key={place.id}>
              <a href={href(addressAt(place))}>{place.name}</a>: <Stands reading={reading} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
