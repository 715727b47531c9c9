/** Numbers as they stand in sentences and cells. Decimal point in both languages, as in US Spanish. The minus is −, never a hyphen. */
import type { Lang } from "./words/index.ts";

const MINUS = "\u2212";

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<number, Intl.NumberFormat>();

function withDigits(digits: number): Intl.NumberFormat {
  let format = formats.get(digits);
  if (!format) {
    format = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(digits, format);
  }
  return format;
}

/** 6.1 → "6.1", −0.017 → "−0.02"; thousands with a comma: 1,234. A value that rounds to zero has no sign. */
export function number(value: number, digits = 0): string {
  const text = withDigits(digits).format(value);
  return /[1-9]/.test(text) ? text.replace("-", MINUS) : text.replace("-", "");
}

/** "6.1 to 7.1"; a dash would read as a minus. */
export function range(low: number, high: number, lang: Lang, digits = 1): string {
  return `${number(low, digits)} ${lang === "es" ? "a" : "to"} ${number(high, digits)}`;
}
