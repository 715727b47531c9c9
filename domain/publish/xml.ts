/** Text inside XML: what must be escaped is, and what XML cannot hold is left out. */
export function xml(text: string): string {
  return text
    .replaceAll(UNHELD, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
const UNHELD = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
