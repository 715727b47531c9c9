/** What lies in docs/: pages by section, and the figures of the proofs. Read from the folder, so that a new page needs no list. */
import { readdirSync, readFileSync } from "node:fs";

const docs = new URL("../../../docs/", import.meta.url);

/** Sections as a reader looks for them. "words" are the pages that lie in docs/ itself. */
export const SECTIONS = ["how-to", "words", "methods", "decisions", "tables"] as const;
export type Section = (typeof SECTIONS)[number];

/** One page: its file from docs/ and its address. Methods have theirs at /methods. */
export type DocPage = { section: Section; name: string; file: string; address: string };

/** The pages of a section, by name. */
export function pagesOf(section: Section): DocPage[] {
  const folder = section === "words" ? "" : `${section}/`;
  return readdirSync(new URL(folder, docs))
    .filter((file) => /^[a-z0-9-]+\.md$/.test(file))
    .sort()
    .map((file) => {
      const name = file.slice(0, -3);
      const address = section === "methods" ? `/methods/${name}` : `/docs/${folder}${name}`;
      return { section, name, file: folder + file, address };
    });
}

/** A page's text. Only for a `file` that `pagesOf` gave. */
export function textOf(page: DocPage): string {
  return readFileSync(new URL(page.file, docs), "utf8");
}

export type Bar = { what: string; figure: number; bar: number; is: "at most" | "at least" };
export type Proof = {
  proof: string;
  claim: string;
  made: string; // ISO 8601
  machine: { cpu: string; cores: number; memory_gb: number; system: string; node: string };
  bars: readonly Bar[];
};

/** The proofs as they were last run, by name: `npm run proof -- NAME` writes them. */
export function proofs(): Proof[] {
  return readdirSync(new URL("proof/", docs))
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(`proof/${file}`, docs), "utf8")) as Proof);
}

/** Does the figure keep its bar? */
export function holds({ figure, bar, is }: Bar): boolean {
  return is === "at most" ? figure <= bar : figure >= bar;
}
