import { parseArgs } from "node:util";
import { isKind } from "../corpus/index.ts";
import { commonsFrom } from "../domain/commons/commons.store.ts";
import { addressOf, titleOf } from "../domain/commons/commons.ts";
import { entryTexts, search } from "../domain/commons/search.store.ts";
import { openDatabase } from "./database.ts";
import { makeIndex } from "./search-index.ts";
import { OK, PROBLEM, UsageError, type Verb } from "./verb.ts";

const MOST = 10;

export const verb: Verb = {
  name: "search",
  summary: "find records by words as they come, in English or Spanish",
  usage: "search WORDS… [--exactly] [--all]",
  async run(args, io) {
    const options = { exactly: { type: "boolean" }, all: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const query = positionals.join(" ");
    if (query.trim() === "") throw new UsageError("Say what to look for.");
    const { db, close } = await openDatabase(io, "search");
    try {
      const commons = await commonsFrom(db);
      await makeIndex(db, commons);
      const answer = await search(db, query, { lang: "en", exactly: values.exactly ?? false });
      const shown = values.all ? answer.found : answer.found.slice(0, MOST);
      const texts = await entryTexts(db, shown);
      const found = shown.map(({ kind, id }) => {
        const other = texts.find((text) => text.kind === kind && text.id === id)?.title ?? id;
        if (isKind(kind))
          return { kind, id, address: addressOf(kind, id), title: titleOf(commons, kind, id, "en").text };
        return { kind, id, address: kind === "methods" ? `/methods/${id}` : `/docs/how-to/${id}`, title: other };
      });
      const understood = answer.read.map(({ shown, typed }) => shown ?? typed).join(" ");
      if (io.json) io.out(JSON.stringify({ query, understood, found, of: answer.found.length }));
      else {
        if (answer.read.some(({ changed }) => changed)) io.err(`Results for: ${understood}`);
        for (const { address, title } of found) io.out(`${address}  ${title}`);
        if (shown.length < answer.found.length)
          io.err(`${shown.length} of ${answer.found.length}; --all shows the others.`);
        if (found.length === 0) io.err(`Nothing found for "${query}". Try other words, or fewer.`);
      }
      return found.length > 0 ? OK : PROBLEM;
    } finally {
      await close();
    }
  },
};
