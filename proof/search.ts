/**
 * How long search takes and what it finds: the program as `npm start` runs it, on a database of its own (with the NYC example where
 * the shared data are there), the sixty questions of domain/commons/search-queries.json and sixty others asked as pages, by HTTP,
 * one after the other. Beside it: how soon after the first page a new copy can be searched, and what a later start spends on it.
 */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { quantile } from "../stats/index.ts";

import { type Proof, root } from "./proof.ts";
import { bringInExample, inFolder, startSite } from "./site.ts";

const ROUNDS = 5;

/** As people ask: names, sentences, abbreviations, quotes, beginnings of words, places, nothing to find. */
const OTHERS: readonly string[] = [
  ...["why", "advisory", "grading", "culture", "trust", "equity", "budget", "attendance", "mentoring", "portfolio"],
  ...[
    "shared vision",
    "learning walks",
    "student voice",
    "school board",
    "teacher burnout",
    "state waivers",
    "AI policy",
    "PLC",
  ],
  ...["how do we get teachers to believe in the change when they have seen so many programs come and go"],
  ...["does coaching of teachers improve what students learn", "what should we stop doing to make room for this"],
  ...["which states let students earn credit without seat time", "is there evidence that personalized learning works"],
  ...["how long does it take before a new school model shows results", "students schools change teachers learning"],
  ...[
    '"seat time"',
    '"theory of change" district',
    '"not in the record at all"',
    "competency-based education",
    "pre-mortem",
  ],
  ...[
    "graduat",
    "profess",
    "account",
    "innovat",
    "compet",
    "Kotter",
    "Calkins",
    "Bryk",
    "Fullan",
    "RAND",
    "NGLC",
    "CASEL",
    "MyWays",
  ],
  ...["North Dakota", "Vermont", "New Hampshire rules", "PS 188", "Bronx", "01M448", "P.S. 020 Anna Silver"],
  ...[
    "zzqqxx",
    "the and of",
    "🏫",
    "liderazgo",
    "porqué",
    "apoyo del distrito",
    "prueba pequeña",
    "encuesta docente",
    "obstáculos",
    "qué dice la evidencia sobre las tutorías",
  ],
];

export const proof: Proof = {
  claim:
    "A question finds its answer within 30 ms in 95 of 100 requests, and nine in ten of sixty misspelled or Spanish questions find their record in the first three.",
  restsOn: ["web", "domain", "corpus", "plots", "db"],
  run: (say) =>
    inFolder("search", async (folder) => {
      const data = join(folder, "data");
      const places = await bringInExample(data, 1, say);
      const site = await startSite(data);
      try {
        const ready = await untilReady(site.address);
        say(`the index stood ${ready} ms after the address was said`);
        return await measure(site.address, { places, index_ready_ms: ready }, say);
      } finally {
        await site.stop();
      }
    }),
};

/** From the address to the first question that is answered, ms. */
async function untilReady(address: string): Promise<number> {
  const start = performance.now();
  while (!(await (await fetch(`${address}/search?q=shared+decisions`)).text()).includes('id="best"'))
    await new Promise((resolve) => setTimeout(resolve, 50));
  return Math.round(performance.now() - start);
}

async function measure(address: string, about: object, say: (line: string) => void) {
  const asked: { q: string; lang: string; finds: string[] }[] = JSON.parse(
    readFileSync(join(root, "domain/commons/search-queries.json"), "utf8"),
  );
  const questions = [...asked, ...OTHERS.map((q) => ({ q, lang: "en", finds: [] as string[] }))];
  const load = Math.round(10 * (loadavg()[0] ?? 0)) / 10;
  const times: number[] = [];
  const first: number[] = [];
  let found = 0;
  const missed: string[] = [];
  for (let round = 0; round <= ROUNDS; round++)
    for (const { q, lang, finds } of questions) {
      const start = performance.now();
      const answer = await fetch(`${address}${lang === "es" ? "/es" : ""}/search?q=${encodeURIComponent(q)}`);
      const html = await answer.text();
      (round === 0 ? first : times).push(performance.now() - start);
      if (answer.status !== 200) throw new Error(`"${q}" answered ${answer.status}.`);
      if (round > 0 || finds.length === 0) continue;
      const best = [...html.matchAll(/<h3><a href="(?:\/es)?\/([a-z]+\/[^"]+)"/g)]
        .slice(0, 3)
        .map((match) => match[1] ?? "");
      if (best.some((one) => finds.includes(one))) found++;
      else missed.push(`${q}: ${best.join(", ") || "nothing"}`);
    }
  const ms = (all: readonly number[], p: number) => Math.round(10 * quantile(all, p)) / 10;
  say(`p50 ${ms(times, 0.5)} ms, p95 ${ms(times, 0.95)} ms, found ${found} of ${asked.length}`);
  return {
    figures: {
      ...about,
      load_average_before: load,
      questions: questions.length,
      rounds: ROUNDS,
      p50_ms: ms(times, 0.5),
      p95_ms: ms(times, 0.95),
      max_ms: ms(times, 1),
      first_round_p95_ms: ms(first, 0.95),
      found_in_first_three: found,
      of: asked.length,
      missed,
    },
    bars: [
      { what: "p95 of a question, ms", figure: ms(times, 0.95), bar: 30, is: "at most" as const },
      { what: "of 60 questions, found in the first three", figure: found, bar: 54, is: "at least" as const },
    ],
  };
}
