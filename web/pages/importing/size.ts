import { number } from "../../format.ts";

/** 2,412,334 → "2.4 MB"; under a megabyte in KB. */
export function size(bytes: number): string {
  return bytes >= 1_000_000
    ? `${number(bytes / 1_000_000, 1)} MB`
    : `${number(Math.max(1, Math.round(bytes / 1000)))} KB`;
}
