/** The page for a board as plain text, for a mail or a screen reader's notes. Pure. */
import type { Ctx } from "../../page.tsx";
import type { Sheet } from "./sheet.ts";

export function textOf(sheet: Sheet, { say, commons }: Pick<Ctx, "say" | "commons">, address: string): string {
  const { district, why, ask } = sheet.texts;
  const part = (title: string) => ["", title.toUpperCase(), ""];
  const lines = [
    say("board.page_title"),
    [district, sheet.meeting].filter(Boolean).join(" · "),
    why,
    ask && `${say("board.ask_label")} ${ask}`,
    ...sheet.dimensions.flatMap(({ title, claims }) => [
      ...part(title),
      ...(claims.length === 0 ? [say("board.nothing_chosen")] : []),
      ...claims.flatMap((claim, i) => [
        ...(i > 0 ? [""] : []),
        claim.statement,
        `${claim.sure}. ${claim.cap}`,
        ...claim.lines.map(
          ({ label, ours = "", theirs = "" }) => `${label}: ${[theirs, ours].filter(Boolean).join(" ")}`,
        ),
      ]),
    ]),
    ...part(say("board.unknown")),
    ...(sheet.gaps.length === 0 ? [say("board.no_gap")] : []),
    ...sheet.gaps.flatMap((gap) => [gap.statement, `${say("board.how_to_fill")} ${gap.how}`]),
    ...part(say("board.will_measure")),
    say("board.academic_measure"),
    ...sheet.measures.map(({ title, said }) => `${title}: ${said}`),
    `${say("board.tell_label")} ${sheet.tell || "____________"}`,
    ...part(say("board.sources")),
    ...sheet.sources.map(({ full }, i) => `[${i + 1}] ${full}`),
    "",
    say("board.certainty"),
    `Innodopt ${commons.version}. ${address}`,
  ];
  return `${lines.filter((line, i) => line !== "" || lines[i - 1] !== "").join("\n")}\n`;
}
