/** "In use": at how many places here somebody has said how an indicator or condition stands, and in which published cases it was seen. */
import { useCtx } from "../page.tsx";

/** One or two places are not told apart, so that a count does not lead to a school. */
export function bandOf(places: number): string {
  return places === 0 ? "none" : places <= 2 ? "few" : String(places);
}

export function InUse({ kind, id, seen }: { kind: "indicators" | "conditions"; id: string; seen: number }) {
  const { href, placesUsing, say } = useCtx();
  const band = bandOf(placesUsing(kind, id));
  return (
    <>
      {band === "none" ? (
        <>
          {say("commons.use.none")} <a href={href("/places")}>{say("commons.use.first")}</a>.
        </>
      ) : band === "few" ? (
        say("commons.use.few")
      ) : (
        say("commons.use.some", { n: Number(band) })
      )}
      {seen > 0 && (
        <>
          {" "}
          <a href="#seen">{say("commons.use.seen", { n: seen })}</a>.
        </>
      )}
    </>
  );
}
