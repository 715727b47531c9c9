/** The one button of a page that says what goes, and the way back. */
import { useCtx } from "../page.tsx";

/** @param keep  the address of what would be removed */
export function RemoveForm({ action, keep }: { action: string; keep: string }) {
  const { href, say } = useCtx();
  return (
    <form method="post" action={href(action)}>
      <p class="row go">
        <button type="submit">{say("places.remove.do")}</button>
        <a class="button quiet" href={href(keep)}>
          {say("places.remove.keep")}
        </a>
      </p>
    </form>
  );
}
