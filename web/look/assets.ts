/** The stylesheet and the fonts, read once, each at an address that carries the hash of its content. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

export type Asset = { path: string; type: string; body: Uint8Array };

const file = (name: string) => readFileSync(new URL(name, import.meta.url));
const hash = (body: Uint8Array | string) => createHash("sha256").update(body).digest("hex").slice(0, 12);

function font(name: string): Asset {
  const body = file(`fonts/${name}.woff2`);
  return { path: `/look/${name}.${hash(body)}.woff2`, type: "font/woff2", body };
}

export const fonts = { sans: font("public-sans"), serif: font("literata-600") };

function sheet(): Asset {
  const parts = readdirSync(new URL("parts/", import.meta.url))
    .filter((name) => name.endsWith(".css"))
    .sort();
  const names = ["tokens.css", "components.css", "pages.css", ...parts.map((name) => `parts/${name}`)];
  let css = names.map((name) => file(name).toString("utf8")).join("\n");
  css = css
    .replaceAll("fonts/public-sans.woff2", fonts.sans.path)
    .replaceAll("fonts/literata-600.woff2", fonts.serif.path);
  const body = Buffer.from(css);
  return { path: `/look/site.${hash(body)}.css`, type: "text/css; charset=utf-8", body };
}

/** The mark as the browser's tab shows it: four bars, the second highlighted. */
function mark(): Asset {
  const body = file("mark.svg");
  return { path: `/look/mark.${hash(body)}.svg`, type: "image/svg+xml", body };
}

/** What a shared link shows, 1200 × 630, made by journeys/og-image.ts. */
function picture(lang: "en" | "es"): Asset {
  const body = file(`og-${lang}.png`);
  return { path: `/look/og-${lang}.${hash(body)}.png`, type: "image/png", body };
}

export const stylesheet = sheet();
export const icon = mark();
export const pictures = { en: picture("en"), es: picture("es") };
export const assets: readonly Asset[] = [...[stylesheet, icon, fonts.sans, fonts.serif], ...[pictures.en, pictures.es]];
