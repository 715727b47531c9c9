/**
 * `<div id="count" data-live="2">`: every two seconds the page is fetched again and this element takes what the fresh one of the
 * same id holds. When the fresh one is not live any more, or the page leads elsewhere, the browser goes there. Without this script
 * the page's own link or button does the same by hand. Such a page has no field to type in.
 */
function follow(part: HTMLElement): void {
  const pause = 1000 * Math.max(1, Number(part.dataset.live));
  const later = () => setTimeout(look, pause);
  const look = async () => {
    if (document.hidden) return later();
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(part.id);
      if (answer.redirected) return location.assign(answer.url);
      if (answer.ok && !fresh?.dataset.live) return location.reload();
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    } catch {
      // no connection: it looks again
    }
    return later();
  };
  later();
}

for (const part of document.querySelectorAll<HTMLElement>("[data-live]")) follow(part);
