/**
 * `npm run proof -- NAME`: runs proof/NAME.ts and writes docs/proof/NAME.json. Exit code 1 where a bar is not held, 2 without a name.
 * `npm run proof -- NAME short` runs less of it and writes its figures to standard output only.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { codeHash, holds, type Proof, type Proven, root, thisMachine } from "../proof/proof.ts";

const names = readdirSync(join(root, "proof"))
  .filter((file) => readFileSync(join(root, "proof", file), "utf8").includes("export const proof: Proof"))
  .map((file) => file.replace(/\.ts$/, ""));

async function main(name: string | undefined, short: boolean): Promise<number> {
  if (name === undefined || !names.includes(name)) {
    process.stderr.write(`${name ? `There is no proof "${name}". ` : ""}Name one of: ${names.join(", ")}\n`);
    return 2;
  }
  const file = join(root, "proof", `${name}.ts`);
  const { proof } = (await import(pathToFileURL(file).href)) as { proof: Proof };
  const restsOn = [...proof.restsOn, `proof/${name}.ts`];
  const code = codeHash(restsOn);
  const { figures, bars } = await proof.run((line) => process.stderr.write(`${line}\n`), short);
  const proven: Proven = {
    proof: name,
    claim: proof.claim,
    made: new Date().toISOString(),
    machine: thisMachine(),
    rests_on: restsOn,
    code,
    bars,
    figures,
  };
  if (short) process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
  else writeFileSync(join(root, "docs", "proof", `${name}.json`), `${JSON.stringify(proven, null, 1)}\n`);
  for (const bar of bars)
    process.stdout.write(`${holds(bar) ? "holds" : "BROKEN"}  ${bar.what}: ${bar.figure}, ${bar.is} ${bar.bar}\n`);
  if (!short) process.stdout.write(`docs/proof/${name}.json\n`);
  return bars.every(holds) ? 0 : 1;
}

if (!existsSync(join(root, "docs", "proof"))) throw new Error("docs/proof is missing.");
process.exitCode = await main(process.argv[2], process.argv[3] === "short");
