/** Pages that are made of the record alone (`kept` in page.tsx): in memory, and behind it in the database (stored-pages.ts). */
import type { Db } from "../db/connect.ts";
import type { Commons } from "../domain/commons/commons.ts";
import { nowOf, watched } from "../domain/commons/watched.ts";
import type { FormCtx } from "./page.tsx";
import type { Packed } from "./respond.ts";
import { type AnswerTo, type KeptPage, keyOf, type PageStore } from "./stored-pages.ts";
import type { Lang } from "./words/index.ts";

/** What pages can read besides the record, at one moment; the same object for as long as nothing of it changes. */
type World = { site: string; uses: ReadonlyMap<string, number>; answerTo: AnswerTo };

export type KeptPages = {
  /** @param address  as asked for, with /es for Spanish */
  inMemory(address: string): Packed | undefined;
  stored(address: string, lang: Lang): Promise<Packed | undefined>;
  /** The context with which a page is made, which notes what is read; and `keep`, for when it is made. */
  watch(ctx: FormCtx): { ctx: FormCtx; keep: (address: string, packed: Packed) => void };
  /** What a read answers now. */
  answerTo: AnswerTo;
};

const SITE = "site";
const USES = "uses ";

/** Some 2,100 pages of 15 KB stand in memory; the oldest go when there are more. */
const IN_MEMORY = 6000;

export function keptPages(of: {
  commons: Commons;
  site: () => string;
  /** At how many places an indicator or condition is in use, by "indicators/ID": another map when it was counted again. */
  uses: () => ReadonlyMap<string, number>;
  /** Settles when it was counted for the first time. */
  ready: () => Promise<void>;
  store?: PageStore | undefined;
}): KeptPages {
  const { commons, store } = of;
  const made = new Map<string, KeptPage & { world: World }>();
  let world: World | undefined;
  const present = (): World => {
    const [site, uses] = [of.site(), of.uses()];
    if (world?.site !== site || world.uses !== uses) {
      world = {
        site,
        uses,
        answerTo(read) {
          if (read === SITE) return site;
          if (read.startsWith(USES)) return String(uses.get(read.slice(USES.length)) ?? 0);
          return nowOf(commons, read);
        },
      };
    }
    return world;
  };
  store?.use((read) => present().answerTo(read), of.ready);
  const remember = (address: string, page: KeptPage, then: World) => {
    made.delete(address);
    made.set(address, { ...page, world: then });
    for (const oldest of made.keys()) if (made.size > IN_MEMORY) made.delete(oldest);
  };

  return {
    inMemory(address) {
      const page = made.get(address);
      if (!page) return;
      const now = present();
      if (page.world === now) return page;
      if (keyOf(page.reads, now.answerTo) !== page.key) return;
      page.world = now;
      return page;
    },
    async stored(address, lang) {
      const now = present();
      const page = await store?.find(withoutLang(address), lang);
      if (page) remember(address, page, now); // found against this moment or a later one: looked at again when it differs
      return page;
    },
    watch(whole) {
      const then = present();
      const reads = new Set<string>();
      const note = (read: string) => reads.add(read);
      const ctx: FormCtx = {
        ...whole,
        db: noDatabase,
        commons: watched(commons, note),
        placesUsing(kind, id) {
          note(`${USES}${kind}/${id}`);
          return then.uses.get(`${kind}/${id}`) ?? 0;
        },
      };
      const site = () => {
        note(SITE);
        return then.site;
      };
      Object.defineProperty(ctx, "site", { get: site });
      Object.defineProperty(ctx, "now", { get: refuse("clock"), enumerable: false });
      Object.defineProperty(ctx, "askedHere", { get: refuse("request"), enumerable: false });
      const keep = (address: string, packed: Packed) => {
        const all = [...reads].sort().join("\n");
        const page = { ...packed, reads: all, key: keyOf(all, then.answerTo) };
        remember(address, page, then);
        store?.keep(withoutLang(address), ctx.lang, page);
      };
      return { ctx, keep };
    },
    answerTo: (read) => present().answerTo(read),
  };
}

function withoutLang(address: string): string {
  return address.replace(/^\/es(?=\/|$)/, "") || "/";
}

const refuse = (what: string) => (): never => {
  throw new Error(`A kept page may not read the ${what}. Take it out of kept().`);
};

const noDatabase = new Proxy({} as Db, { get: refuse("database") });
