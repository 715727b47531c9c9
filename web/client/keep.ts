/**
 * Keeps a try-out's state (web/pages/try/) in this browser after each step, and offers to go on with it. `[data-keep=NAME]` stands on a
 * page whose form carries a state; `[data-keep-again=NAME]` where one begins; `[data-keep-lost=NAME]` where a state could not be read,
 * so that the copy is of no use either; `[data-keep-list=/try/]` names every one that is kept. Where the browser keeps nothing (a private window, a full store), nothing is offered.
 */
import "./private.ts";

type Kept = { state: string; when: string; title?: string };

const KEY = "innodopt.try.";
const at = (name: string) => KEY + name;

function stored(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(at(name)) ?? "null");
    return typeof kept?.state === "string" && typeof kept?.when === "string" ? kept : null;
  } catch {
    return null;
  }
}

function keep(name: string): boolean {
  const state = document.querySelector<HTMLInputElement>("main input[name=state]")?.value;
  if (!state) return false;
  try {
    const title = document.querySelector("h1")?.textContent;
    localStorage.setItem(at(name), JSON.stringify({ state, when: new Date().toISOString(), title }));
    return true;
  } catch {
    return false;
  }
}

function drop(name: string): void {
  try {
    localStorage.removeItem(at(name));
  } catch {
    // nothing was kept
  }
}

function timeOf({ when }: Kept): string {
  const lang = document.documentElement.lang === "es" ? "es-US" : "en-US";
  return new Date(when).toLocaleString(lang, { dateStyle: "long", timeStyle: "short" });
}

/** The names under which something is kept; none where the browser allows no look. */
function names(): string[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(KEY));
    return keys
      .map((key) => key.slice(KEY.length))
      .filter((name) => /^(indicators|conditions)\/[a-z0-9-]+$/.test(name));
  } catch {
    return [];
  }
}

function offerToDrop(box: HTMLElement, name: string): void {
  box.querySelector("[data-keep-drop]")?.addEventListener("click", () => {
    drop(name);
    for (const part of [...box.children]) (part as HTMLElement).hidden = !part.matches("[data-keep-dropped]");
  });
}

for (const box of document.querySelectorAll<HTMLElement>("[data-keep]")) {
  const name = box.dataset.keep ?? "";
  box.hidden = !keep(name);
  offerToDrop(box, name);
}

for (const box of document.querySelectorAll<HTMLElement>("[data-keep-again]")) {
  const name = box.dataset.keepAgain ?? "";
  const kept = stored(name);
  const field = box.querySelector<HTMLInputElement>("input[name=state]");
  const when = box.querySelector<HTMLElement>("[data-keep-when]");
  if (!kept || !field || !when) continue;
  field.value = kept.state;
  when.textContent = timeOf(kept);
  offerToDrop(box, name);
  box.hidden = false;
}

for (const box of document.querySelectorAll<HTMLElement>("[data-keep-list]")) {
  for (const name of names()) {
    const kept = stored(name);
    const list = box.querySelector("ul");
    if (!kept || !list) continue;
    const way = document.createElement("a");
    way.href = `${box.dataset.keepList}${name}`;
    const here = document.querySelector(`main a[href="${way.getAttribute("href")}"]`); // its name in this language
    way.textContent = here?.textContent ?? kept.title ?? name;
    const one = document.createElement("li");
    one.append(way, ` · ${timeOf(kept)}`);
    list.append(one);
    box.hidden = false;
  }
}

for (const box of document.querySelectorAll<HTMLElement>("[data-keep-lost]")) drop(box.dataset.keepLost ?? "");

// A page that comes back as it was left shows nobody's answer.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) form.reset();
});
