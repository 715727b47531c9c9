/**
 * Compares the imports that are really there with the arrows the house allows (ARCHITECTURE.md).
 * esbuild resolves every import; type-only imports are looked at too, because some arrows are for types alone.
 */
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Metafile, type Plugin } from "esbuild";

/** From a room (left) only these rooms may be imported. A room always may import itself. */
export const allowedArrows: Record<string, readonly string[]> = {
  stats: [],
  corpus: [],
  db: [],
  plots: ["stats (types)"],
  domain: ["stats", "corpus", "db"],
  web: ["domain", "plots", "corpus", "db"],
  tools: ["domain", "corpus", "db", "stats"],
  "tools/proof.ts": ["proof"],
  "tools/tour.ts": ["journeys"], // the browser and the walk through all pages
  "tools/serve.ts": ["web", "domain", "corpus", "db", "stats"],
  proof: ["domain", "corpus", "db", "stats", "tools"],
  "proof/access.ts": ["journeys", "domain", "corpus", "db", "stats", "tools"], // the browser, the walk, and what axe finds
  journeys: ["db (tests)"],
  examples: [],
};

/** A stage of domain/ may import the stages to its left. */
export const stages = ["commons", "people", "collect", "measure", "improve", "synthesize", "decide", "publish"];

export type Arrow = { from: string; to: string; typesOnly: boolean };

const roomOf = (path: string): string => path.split("/")[0] ?? path;

/** What is wrong with this import, as a sentence, or null where the house allows it. Paths are relative to the root. */
export function objection({ from, to, typesOnly }: Arrow): string | null {
  const [a, b] = [roomOf(from), roomOf(to)];
  if (!to.includes("/")) return null; // a file at the root belongs to no room
  if (!from.includes("/")) return null;
  if (a === b) return a === "domain" ? stageObjection(from, to) : null;
  const allowed = allowedArrows[from] ?? allowedArrows[a];
  if (!allowed)
    return `${from}: ${a}/ is no room of the house. Put the file into a room, or add the room to tools/check-rooms.ts and ARCHITECTURE.md.`;
  if (allowed.includes(b)) return null;
  if (typesOnly && allowed.includes(`${b} (types)`)) return null;
  if (to === "db/testing.ts" && from.endsWith(".test.ts")) return null;
  if (from.startsWith("journeys/") && to === "db/testing.ts") return null;
  const may = allowed.length > 0 ? `only ${allowed.join(", ")}` : "nothing of ours";
  return `${from}: imports ${to}, but ${a} may import ${may}. Move the code, or pass it in as an argument.`;
}

function stageObjection(from: string, to: string): string | null {
  const [, a = "", third] = from.split("/");
  const [, b = "", thirdTo] = to.split("/");
  if (a === b || thirdTo === undefined) return null; // domain/problems.ts and the like belong to every stage
  if (third === undefined) return `${from}: a file at the top of domain/ may not import a stage (${to}).`;
  const [i, j] = [stages.indexOf(a), stages.indexOf(b)];
  if (i < 0) return `${from}: ${a} is no stage of domain/ (${stages.join(", ")}).`;
  return j >= 0 && j <= i ? null : `${from}: imports ${to}, but ${a} comes before ${b}. Data flows one way.`;
}

/** Keeps type-only imports as bare ones, so that the metafile lists them. */
const keepTypes: Plugin = {
  name: "keep-types",
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(
        /\b(?:import|export)\s+type\s+[^;"']*?\bfrom\s*(["'][^"']+["'])/g,
        "import $1",
      ),
      loader: path.endsWith("x") ? "tsx" : "ts",
    }));
  },
};

export function sourceFiles(root: string, dir = root): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return /^(node_modules|data|tour|\.)/.test(entry.name) ? [] : sourceFiles(root, path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts")
      ? [relative(root, path).split(sep).join("/")]
      : [];
  });
}

/** Every import between files of ours, in the order of the files. */
export async function arrowsOf(root: string): Promise<Arrow[]> {
  const entryPoints = sourceFiles(root);
  const look = async (plugins: Plugin[]): Promise<Metafile> => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "preact",
      outdir: "unwritten",
      write: false,
      metafile: true,
      plugins,
      logLevel: "silent",
      external: ["*.css", "*.woff2"],
    });
    return metafile;
  };
  const [running, withTypes] = await Promise.all([look([]), look([keepTypes])]);
  const list = (meta: Metafile) =>
    Object.entries(meta.inputs).flatMap(([from, { imports }]) =>
      imports.flatMap(({ path, external }) => {
        if (path === "@innodopt/stats") return [[from, "stats/index.ts"] as const];
        return external ? [] : [[from, path] as const];
      }),
    );
  const runs = new Set(list(running).map((pair) => pair.join(" ")));
  return list(withTypes).map(([from, to]) => ({ from, to, typesOnly: !runs.has(`${from} ${to}`) }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const arrows = await arrowsOf(fileURLToPath(new URL("..", import.meta.url)));
  const objections = [...new Set(arrows.map(objection).filter((line) => line !== null))];
  for (const line of objections) console.error(line);
  console.log(`rooms: ${arrows.length} imports between our files, ${objections.length} against the arrows`);
  process.exitCode = objections.length > 0 || arrows.length === 0 ? 1 : 0;
}
