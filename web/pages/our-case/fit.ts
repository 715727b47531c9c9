/**
 * Does a sheet fit on one letter page, and how large may its letters be? Estimated from the lengths of its texts, a little
 * too high on purpose: web/look/parts/board.css sets the same sizes, and journeys/our-case.test.ts prints pages to hold the
 * estimate against. Pure.
 */
import type { Say } from "../../words/index.ts";
import type { Sheet, SheetClaim } from "./sheet.ts";

/** From the most readable to the smallest: points of the text, and whether sources stand with their titles. */
export const SIZES = [
  { name: "a", points: 10.5, full: true },
  { name: "b", points: 9.75, full: true },
  { name: "c", points: 9.75, full: false },
  { name: "d", points: 9.25, full: false },
  { name: "e", points: 8.75, full: false },
  { name: "f", points: 8.3, full: false },
  { name: "g", points: 8.1, full: false },
  { name: "h", points: 7.9, full: false },
] as const;
export type Size = (typeof SIZES)[number];

/** As long an address of the page as we count on, without the claims. */
const SITE = "x".repeat(60);
/** Letter paper less its margins, in points: 735 high, less what estimates are off. */
const PAGE = { width: 544, height: 708 };
/** Mean width of a letter in em, over the texts of the record: Public Sans (widest text 0.478); Literata 600 (widest 0.513). */
const SANS = 0.458;
const SERIF = 0.493;
/** Height of a line in em. */
const LINE = 1.25;

/** The largest size at which the sheet fits; null where none does. */
export function sizeOf(sheet: Sheet, say: Say): Size | null {
  return SIZES.find((size) => heightOf(sheet, size, say) <= PAGE.height) ?? null;
}

/** The estimated height in points. */
export function heightOf(sheet: Sheet, size: Size, say: Say): number {
  const em = size.points;
  const whole = PAGE.width / em;
  const left = whole * 0.36;
  const right = whole * 0.61;
  const [wide, narrow] = [whole * 0.57, whole * 0.4 - 1.1];
  const { district, why, ask } = sheet.texts;

  let height = 2 + (district === "" ? 0 : 1.4); // title, district and day of the meeting
  height += block(why, 1.08, whole, SANS, 0.4) + block(ask && `${say("board.ask_label")} ${ask}`, 1, whole, SANS, 0.4);
  for (const { claims } of sheet.dimensions) {
    height += 1.75; // its heading
    if (claims.length === 0) height += 1.3;
    for (const claim of claims) height += Math.max(statementOf(claim, left), linesOf(claim, right)) + 0.9;
  }
  const gaps = sheet.gaps.reduce(
    (sum, gap) =>
      sum +
      block(gap.statement, 1, wide, SERIF, 0.2) +
      block(`${say("board.how_to_fill")} ${gap.how}`, 0.88, wide, SANS, 0.4),
    sheet.gaps.length === 0 ? 2.6 : 0,
  );
  const measures = sheet.measures.reduce(
    (sum, { title, said }) => sum + block(`${title}: ${said}`, 0.95, narrow, SANS, 0),
    block(say("board.academic_measure"), 0.95, narrow, SANS, 0) + 1.9,
  );
  height += 2.05 + Math.max(gaps, measures);
  height += block(say("board.certainty"), 0.88, whole, SANS, 0.4);
  height += sources(sheet, size, whole);
  const ids = [...sheet.dimensions.flatMap(({ claims }) => claims), ...sheet.gaps].map(({ id }) => id).join(",");
  height +=
    0.8 +
    block(`${say("board.from", { date: "November 30, 2026", version: "" })} ${SITE} ${ids}`, 0.88, whole, SANS, 0);
  return height * em;
}

function statementOf({ statement, cap, sure }: SheetClaim, width: number): number {
  return block(statement, 1.08, width, SERIF, 0.3) + block(`${sure}. ${cap}`, 0.92, width - 2, SANS, 0);
}

function linesOf({ lines }: SheetClaim, width: number): number {
  return lines.reduce(
    (sum, { label, ours = "", theirs = "" }) => sum + block(`${label}: ${theirs} ${ours}`, 0.95, width, SANS, 0.15),
    0,
  );
}

function sources({ sources: all }: Sheet, { full }: Size, width: number): number {
  if (full) {
    const column = width * 0.48;
    return all.reduce((sum, one) => sum + block(`00 ${one.full}`, 0.82, column, SANS, 0.05), 0) / 2 + 3.4;
  }
  return block(all.map(({ short }) => `[00] ${short}`).join(" "), 0.82, width, SANS, 0.4);
}

/** Height in em of a text: `scale` of the base size, in a column of `width` em; nothing for no text. */
function block(text: string, scale: number, width: number, letter: number, after: number): number {
  return text === "" ? 0 : linesIn(text, width / (letter * scale)) * LINE * scale + after;
}

/** Lines of at most `room` letters that a text fills, word after word. */
function linesIn(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(" ")) {
    if (used > 0 && used + 1 + word.length > room) [lines, used] = [lines + 1, word.length];
    else used += word.length + (used > 0 ? 1 : 0);
    if (used > room) [lines, used] = [lines + Math.floor(used / room), used % room]; // an address is broken where the line ends
  }
  return lines;
}
