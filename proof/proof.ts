/** What a proof is: a long experiment on the program as it is, with figures held against bars. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { arch, cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A figure that must not pass (`at most`) or fall below (`at least`) its bar. */
export type Bar = { what: string; figure: number; bar: number; is: "at most" | "at least" };

export type Proof = {
  /** The claim, in one sentence. */
  claim: string;
  /** Files and folders of the program whose change makes the figures stale, from the root. */
  restsOn: readonly string[];
  /**
   * Runs the experiment.
   * @param say    one line of progress
   * @param short  only to see that it runs: less of everything, nothing is written
   */
  run(say: (line: string) => void, short: boolean): Promise<{ figures: unknown; bars: readonly Bar[] }>;
};

/** What stands in docs/proof/NAME.json. */
export type Proven = {
  proof: string;
  claim: string;
  made: string; // ISO date and time
  machine: { cpu: string; cores: number; memory_gb: number; system: string; node: string };
  rests_on: readonly string[];
  code: string; // hash of the content of rests_on
  bars: readonly Bar[];
  figures: unknown;
};

export const root = fileURLToPath(new URL("..", import.meta.url));

export function holds({ figure, bar, is }: Bar): boolean {
  return is === "at most" ? figure <= bar : figure >= bar;
}

/** SHA-256 over paths and contents of the files, tests left out, in the order of their paths. */
export function codeHash(restsOn: readonly string[]): string {
  const files = restsOn.flatMap((path) =>
    statSync(join(root, path)).isFile()
      ? [path]
      : readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
          .map((name) => join(path, name))
          .filter((name) => statSync(join(root, name)).isFile()),
  );
  const hash = createHash("sha256");
  for (const file of files.filter((name) => !/\.test\.tsx?$|\.md$/.test(name)).sort()) {
    hash
      .update(file.replaceAll("\\", "/"))
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

export function thisMachine(): Proven["machine"] {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()} ${release()}`,
    node: process.version,
  };
}
