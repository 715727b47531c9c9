/**
 * Chromium from npm (`@sparticuz/chromium`), unpacked once per version into the temporary folder with the libraries and
 * fonts that it brings along, so that tests need nothing but npm. INNODOPT_CHROMIUM=/path/to/chrome uses the system's own.
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

const bin = fileURLToPath(new URL("../bin/", import.meta.resolve("@sparticuz/chromium")));

/** So that it starts in containers and as root; and scripts are compiled at once, as none runs long: axe takes a tenth less. */
const ARGS = ["--no-sandbox", "--js-flags=--always-sparkplug --no-lazy-feedback-allocation"];

/** One browser; the caller closes it. */
export async function launch(): Promise<Browser> {
  const own = process.env.INNODOPT_CHROMIUM;
  if (own) return chromium.launch({ executablePath: own, args: ARGS });
  const home = await unpacked();
  return chromium.launch({
    executablePath: join(home, "chromium"),
    args: ARGS,
    env: { ...process.env, LD_LIBRARY_PATH: join(home, "al2023", "lib"), FONTCONFIG_PATH: join(home, "fonts") },
  });
}

/** The folder with chromium, al2023/lib and fonts. Unpacked beside it first and renamed, so that it is whole or not there. */
async function unpacked(): Promise<string> {
  const version = JSON.parse(readFileSync(join(bin, "..", "package.json"), "utf8")).version as string;
  const home = join(tmpdir(), `innodopt-chromium-${version}-${userInfo().uid}`);
  if (existsSync(home)) return home;
  const { inflate } = await import("@sparticuz/chromium");
  const staging = mkdtempSync(`${home}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = staging; // inflate() writes into os.tmpdir()
  try {
    await Promise.all(
      ["chromium.br", "fonts.tar.br", "al2023.tar.br", "swiftshader.tar.br"].map((name) => inflate(join(bin, name))),
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  // The package's own list of font folders names places that exist on one company's machines only.
  writeFileSync(
    join(staging, "fonts", "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(staging, home);
  } catch (error) {
    if (!existsSync(home)) throw error; // another process was first
    rmSync(staging, { recursive: true, force: true });
  }
  return home;
}
