/**
 * Makes web/look/og-en.png and og-es.png, what a shared link shows: 1200 × 630 px, the look's own fonts, colors and mark. They are
 * committed; make them again when the home page's title or the look changes:
 *
 *   node --import tsx journeys/og-image.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { launch } from "./chromium.ts";

const look = new URL("../web/look/", import.meta.url);
const bytes = (name: string) => readFileSync(new URL(name, look)).toString("base64");
const words = (lang: string, area: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../web/words/${lang}/${area}.json`, import.meta.url), "utf8"));
const LINES = {
  en: "An open record of what is known about changing schools, and how surely.",
  es: "Un registro abierto de lo que se sabe sobre cambiar las escuelas, y con cuánta certeza.",
};
const MARKED = { en: "the change itself", es: "el cambio mismo" };

function html(lang: "en" | "es"): string {
  const title = words(lang, "home")["home.title"] ?? "";
  return `<!doctype html><html lang="${lang}"><style>
    @font-face { font-family: sans; src: url(data:font/woff2;base64,${bytes("fonts/public-sans.woff2")}); font-weight: 100 900; }
    @font-face { font-family: serif600; src: url(data:font/woff2;base64,${bytes("fonts/literata-600.woff2")}); font-weight: 600; }
    body { margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 64px 80px 56px; background: #fff; color: #15192b;
      border-block-end: 14px solid #15192b; display: flex; flex-direction: column; justify-content: space-between; font-family: sans; }
    header { display: flex; align-items: center; gap: 22px; font: 600 44px/1 serif600; } svg { height: 64px; width: 80px; }
    h1 { font: 600 84px/1.12 serif600; margin: 0; max-width: 980px; text-wrap: balance; text-rendering: geometricPrecision; }
    mark { background: #ffe04d; color: #15192b; padding: 0 0.12em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
    p { font: 400 32px/1.4 sans; margin: 0; color: #4a5068; }
  </style><header><svg viewBox="0 0 25 20"><path d="M0 14h5v6H0zM19 0h5v20h-5zM13 5h5v15h-5z" fill="#15192b"/><path d="M6.5 9.5h5v10h-5z" fill="#ffe04d" stroke="#15192b"/></svg>Innodopt</header>
  <h1>${title.replace(MARKED[lang], `<mark>${MARKED[lang]}</mark>`)}</h1><p>${LINES[lang]}</p></html>`;
}

const browser = await launch();
try {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  for (const lang of ["en", "es"] as const) {
    await tab.setContent(html(lang));
    await tab.evaluate(() => document.fonts.ready);
    const png = await tab.screenshot();
    writeFileSync(new URL(`og-${lang}.png`, look), png);
    console.log(`og-${lang}.png ${png.length} bytes`);
  }
} finally {
  await browser.close();
}
