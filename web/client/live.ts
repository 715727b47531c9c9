/**
 * `<div id="count" data-live="2">`: every two seconds the page is fetched again and each such element takes what the fresh one of
 * the same id holds. When a fresh one is not live any more, or the page leads elsewhere, the browser goes there. Without this script
 * the page's own link or button does the same by hand. Such an element has no field to type in.
 */
const parts = [...document.querySelectorAll<HTMLElement>("[data-live]")];
const pause = 1000 * Math.max(1, Math.min(...parts.map((part) => Number(part.dataset.live))));
const later = () => setTimeout(look, pause);

async function look(): Promise<unknown> {
  if (document.hidden) return later();
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = parts.map((part) => page.getElementById(part.id));
    if (answer.redirected) return location.assign(answer.url);
    if (answer.ok && fresh.some((one) => !one?.dataset.live)) return location.reload();
    for (const [i, part] of parts.entries()) {
      const now = fresh[i];
      if (part.contains(document.activeElement)) continue; // somebody is about to press what stands there
      if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes);
    }
  } catch {
    // no connection: it looks again
  }
  return later();
}

if (parts.length > 0) later();
