/**
 * Asks a site for many pages, in a process of its own: `node --import tsx proof/load.ts` with a `Load` as JSON on its standard
 * input; writes what it saw as JSON.
 *
 * With a rate it is an open loop: requests are due at random times that do not wait for answers (a Poisson process), and a request's
 * time counts from when it was due, so that a site which stalls cannot hide the requests that it kept from being sent. Without a rate
 * each connection sends its next request when it has its answer, as fast as the site can (autocannon).
 */
import { Agent, get } from "node:http";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { quantile, seeded } from "../stats/index.ts";

export type Load = { url: string; addresses: string[]; seconds: number; seed: number; rate?: number };
export type Seen = {
  requests: number;
  per_second: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
  max_ms: number;
  failed: number;
};

/** autocannon counts no p95. */
export type Fastest = Omit<Seen, "p95_ms"> & { p97_5_ms: number };

const CONNECTIONS = 16;
const HEADERS = { "accept-encoding": "gzip" };

async function openLoop({ url, addresses, seconds, seed, rate = 1 }: Load): Promise<Seen> {
  const random = seeded(seed);
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let failed = 0;
  const send = (due: number) =>
    new Promise<void>((resolve) => {
      const address = addresses[Math.floor(random() * addresses.length)] ?? "/";
      const over = (well: boolean) => {
        if (well) times.push(performance.now() - due);
        else failed++;
        resolve();
      };
      get(url + address, { agent, headers: HEADERS }, (answer) => {
        answer.resume().on("end", () => over(answer.statusCode === 200));
      }).on("error", () => over(false));
    });
  const sent: Promise<void>[] = [];
  const start = performance.now();
  for (let due = start; due < start + seconds * 1000; due += (-Math.log(1 - random()) * 1000) / rate) {
    while (performance.now() < due) await sleep(Math.max(0, due - performance.now()));
    sent.push(send(due));
  }
  await Promise.all(sent);
  const per = times.length / ((performance.now() - start) / 1000);
  const ms = (p: number) => round(quantile(times, p));
  return {
    requests: times.length,
    per_second: round(per),
    p50_ms: ms(0.5),
    p95_ms: ms(0.95),
    p99_ms: ms(0.99),
    max_ms: ms(1),
    failed,
  };
}

type Cannon = (options: object) => Promise<{
  requests: { total: number; average: number };
  latency: Record<"p50" | "p97_5" | "p99" | "max", number>;
  errors: number;
  non2xx: number;
}>;

async function asFastAsItCan({ url, addresses, seconds, seed }: Load): Promise<Fastest> {
  const autocannon = createRequire(import.meta.url)("autocannon") as Cannon;
  const random = seeded(seed);
  const mixed = addresses.map((path) => ({ path, at: random() })).sort((a, b) => a.at - b.at);
  const requests = mixed.map(({ path }) => ({ method: "GET", path, headers: HEADERS }));
  const {
    requests: done,
    latency,
    errors,
    non2xx,
  } = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
  const { p50, p97_5, p99, max } = latency;
  return {
    requests: done.total,
    per_second: round(done.average),
    p50_ms: p50,
    p97_5_ms: p97_5,
    p99_ms: p99,
    max_ms: max,
    failed: errors + non2xx,
  };
}

const round = (x: number) => Math.round(10 * x) / 10;

let text = "";
for await (const chunk of process.stdin) text += chunk;
const load = JSON.parse(text) as Load;
process.stdout.write(JSON.stringify(await (load.rate === undefined ? asFastAsItCan(load) : openLoop(load))));
