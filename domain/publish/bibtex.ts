/**
 * BibTeX by citation-js. Its modules take 0.1 s to load, so they are loaded when the first record's page or .bib is asked for,
 * not at the start. They reach for no network: works are handed over whole.
 */
import type { Work } from "./csl.ts";

type Write = (works: readonly Work[]) => string;
let loading: Promise<Write> | undefined;
let loaded: Write | undefined;

/** Awaited once before `bibtex` is used. */
export async function loadBibtex(): Promise<void> {
  loading ??= load();
  loaded = await loading;
}

async function load(): Promise<Write> {
  const { plugins } = await import("@citation-js/core");
  await import("@citation-js/plugin-bibtex");
  Object.assign(plugins.config.get("@bibtex").format, { useIdAsLabel: true, checkLabel: false });
  return (works) => plugins.output.format("bibtex", works.map(plain)).trim();
}

/** Entries of several works, keyed by their ids. Throws before loadBibtex. */
export function bibtex(works: readonly Work[]): string {
  if (!loaded) throw new Error("bibtex: await loadBibtex() first.");
  return works.length === 0
    ? ""
    : `${loaded(works)
        .replaceAll(/\n{2,}/g, "\n\n")
        .replaceAll("\t", "  ")}\n`;
}

/** As BibTeX takes it: a month is a number, which a day would make it lose; what stands in brackets in APA stands in the note. */
function plain({ accessed: _, genre: __, ...work }: Work): Work {
  const [year, month] = work.issued?.["date-parts"][0] ?? [];
  if (year === undefined) return work;
  return { ...work, issued: { "date-parts": [month === undefined ? [year] : [year, month]] } };
}
