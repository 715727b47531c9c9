/**
 * The phones' page (web/meeting): while others still place, it asks again every few seconds how many have, and when the placing
 * is over it says so. A page that the browser kept is fetched anew, so that no answer comes back with it. Without this script
 * "Look again" does the same by hand.
 */
import "./private.ts";

const waiting = document.getElementById("waiting");
if (waiting) setTimeout(look, 4000, waiting);

async function look(part: HTMLElement): Promise<void> {
  if (document.hidden) return void document.addEventListener("visibilitychange", () => look(part), { once: true });
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("waiting");
    if (!fresh && (answer.ok || answer.status === 404)) return location.reload();
    if (fresh && fresh.textContent !== part.textContent) part.replaceChildren(...fresh.childNodes);
  } catch {
    // no connection: it looks again
  }
  setTimeout(look, 4000, part);
}

addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
