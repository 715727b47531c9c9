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

/** Correlations and other numbers that cannot pass 1: "0.34", "−0.02". */
export const correlation = (r: number): string => number(r, 2);

/** A share from 0 to 1 as whole percent: "78%". */
export const percent = (share: number, digits = 0): string => `${number(100 * share, digits)}%`;

/** "6.1 to 7.1"; a dash would read as a minus. */
export function range(low: number, high: number, lang: Lang, digits = 1): string {
  return `${number(low, digits)} ${lang === "es" ? "a" : "to"} ${number(high, digits)}`;
}

/** '2026-11-25' → "November 25, 2026" or "25 de noviembre de 2026". @param date  ISO, YYYY-MM-DD */
export function day(date: string, lang: Lang): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(lang === "es" ? "es-US" : "en-US", {
    dateStyle: "long",
    timeZone: "UTC",
  });
}
