import { useCtx } from "../page.tsx";

/** "Correct this": tell the keepers of the record what is wrong. `about` is an address of this site, without /es. */
export function Correct({ about }: { about?: string }) {
  const { href, path, say } = useCtx();
  return <a href={href(`/correct?about=${encodeURIComponent(about ?? path)}`)}>{say("site.correct")}</a>;
}
