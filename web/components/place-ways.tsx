/** Ways to add and remove places (pages/places-new), for the pages about places. */
import type { Profile } from "../../domain/measure/profile.ts";
import type { Summary } from "../../domain/measure/summary.store.ts";
import type { Place } from "../../domain/people/place.ts";
import { useCtx } from "../page.tsx";

/** "Add a school" of a district, "Add a team" of a school; nothing stands under a team. */
export function AddUnder({ place }: { place: Place }) {
  const { href, say } = useCtx();
  if (place.kind === "team") return null;
  const kind = place.kind === "district" ? "school" : "team";
  const under = encodeURIComponent(`${place.root}/${place.id}`);
  return <a href={href(`/places/new?under=${under}&kind=${kind}`)}>{say(`places.new.${kind}`)}</a>;
}

/** Where nothing is known and nothing stands under it: the way to take the place back. */
export function RemoveEmpty({ profile, summary }: { profile: Profile; summary: Summary }) {
  const { href, say } = useCtx();
  const { place, facts, families, loose, readings } = profile;
  const known = facts.length + families.length + loose.length + readings.length;
  const under = [...summary.places.values()].some(({ parent }) => parent === place.id);
  if (known > 0 || under) return null;
  const address = `/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}/remove`;
  return (
    <p class="note no-print">
      {say("places.empty")} <a href={href(address)}>{say("places.remove.link")}</a>
    </p>
  );
}

/** Four ways to begin where no place is known. */
export function WaysToBegin() {
  const { href, say } = useCtx();
  const ways = [
    ["new", "/places/new"],
    ["import", "/import"],
    ["start", "/start"],
    ["try", "/try"],
  ] as const;
  return (
    <ul class="ways">
      {ways.map(([way, to]) => (
        <li key={way}>
          <a href={href(to)}>{say(`places.begin.${way}`)}</a>
          <p>{say(`places.begin.${way}.how`)}</p>
        </li>
      ))}
    </ul>
  );
}
