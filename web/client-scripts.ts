/** The few scripts a browser runs: web/client/NAME.ts, each bundled when it is first asked for, at /client/NAME.js. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Data } from "./page.tsx";

const folder = fileURLToPath(new URL("client/", import.meta.url));
const names = readdirSync(folder).flatMap((file) => (/^[a-z-]+\.ts$/.test(file) ? file.slice(0, -3) : []));
const made = new Map<string, Promise<string>>();

/** The address of a script, for a page that names it. */
export function scriptAddress(name: string): string {
  if (!names.includes(name)) throw new Error(`There is no web/client/${name}.ts.`);
  return `/client/${name}.js`;
}

/** null where there is no such script. */
export async function clientScript(file: string): Promise<Data | null> {
  const name = file.replace(/\.js$/, "");
  if (!file.endsWith(".js") || !names.includes(name)) return null;
  const body = made.get(name) ?? bundled(name);
  made.set(name, body);
  body.catch(() => made.delete(name));
  return { type: "text/javascript; charset=utf-8", body: await body };
}

async function bundled(name: string): Promise<string> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [`${folder}${name}.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    legalComments: "none",
  });
  return outputFiles[0]?.text ?? "";
}
