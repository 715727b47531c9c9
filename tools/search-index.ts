/** Makes the index of search: records and the pages of docs/ that are on the site. */
import { readdirSync, readFileSync } from "node:fs";
import type { Db } from "../db/connect.ts";
import type { Commons } from "../domain/commons/commons.ts";
import { type Indexed, indexSearch } from "../domain/commons/search-index.store.ts";
import type { DocPage } from "../domain/commons/search-text.ts";

/** docs/methods and docs/how-to, by name. */
function docPages(): DocPage[] {
  return (["methods", "how-to"] as const).flatMap((kind) => {
    const folder = new URL(`../docs/${kind}/`, import.meta.url);
    const names = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.md$/.test(name));
    return names.sort().map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      const title = /^# (.+)$/m.exec(text)?.[1] ?? name.slice(0, -3);
      return { kind, id: name.slice(0, -3), title, text: text.replace(/^# .+$/m, "") };
    });
  });
}

/** True to the corpus afterwards; one query where it is already. */
export function makeIndex(db: Db, commons: Commons, signal?: AbortSignal): Promise<Indexed> {
  return indexSearch(db, commons, docPages(), signal);
}
