/** Which indicators have been reviewed where: the agreed level as text, never colored; what nobody reviewed is a blank. */
import type { Reviewed, ReviewedCell } from "../../../domain/measure/reviewed.ts";
import type { Place } from "../../../domain/people/place.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { Scroll, Sec, useList, useWhen } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";

/** More schools than this are counted and not named. */
const NAMED = 8;

export function ReviewedWhere({ reviewed, place }: { reviewed: Reviewed; place: Place }) {
  const { href, say } = useCtx();
  const list = useList();
  const { indicators, rows, without } = reviewed;
  return (
    <Sec id="reviewed" title={say("district.reviewed.title", { n: indicators.length })}>
      {indicators.length === 0 ? (
        <>
          <p>{say("district.reviewed.none")}</p>
          <p class="no-print">
            <a href={href(`${at(place)}/reviews`)}>{say("district.reviewed.begin")}</a>
          </p>
        </>
      ) : (
        <Scroll label={say("district.reviewed.table")}>
          <table class="reviewed">
            <caption>{say("district.reviewed.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("district.reviewed.place")}</th>
                {indicators.map((id) => (
                  <th key={id} scope="col">
                    <RecordLink kind="indicators" id={id} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ place: where, cells }) => (
                <tr key={where.id}>
                  <th scope="row">
                    {where.id === place.id ? (
                      say("district.reviewed.itself")
                    ) : (
                      <a href={href(addressAt(where))}>{where.name}</a>
                    )}
                  </th>
                  {indicators.map((id) => (
                    <td key={id}>
                      <Level cell={cells.get(id)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {indicators.length > 0 && without.length > 0 && (
        <p class="note">
          {without.length > NAMED
            ? say("district.reviewed.without", { n: without.length })
            : say("district.reviewed.without_named", { names: list(without.map(({ name }) => name)) })}
        </p>
      )}
    </Sec>
  );
}

const at = (place: Place) => `/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}`;

function Level({ cell }: { cell: ReviewedCell | undefined }) {
  const { say } = useCtx();
  const when = useWhen();
  if (!cell)
    return (
      <span class="not-asked">
        <span aria-hidden="true">–</span>
        <span class="vh">{say("district.reviewed.not")}</span>
      </span>
    );
  const { level, also, day, people, before } = cell;
  return (
    <>
      <b>
        {also === null ? say("district.reviewed.level", { level }) : say("district.reviewed.between", { level, also })}
      </b>
      <small>{say("district.reviewed.how", { day: when(day), people })}</small>
      {before && (
        <small>
          {say("district.reviewed.before", {
            level: before.level,
            also: before.also ?? "none",
            day: when(before.day),
          })}
        </small>
      )}
    </>
  );
}
