// /try/open — go on with a file that a try-out was saved as
import { readFile } from "node:fs/promises";
import { FILE_BYTES, type FileMistake, readReviewFile } from "../../../domain/collect/review-file.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { type Ctx, NotFound, page, seeOther, type UploadCtx, upload, useCtx } from "../../page.tsx";
import { selfReviewIn, subjectOf, today } from "../review/at.ts";
import type { TryAt } from "./at.ts";
import { viewOf } from "./views.tsx";

/** A file with the form around it. */
export const FORM_WITH_FILE = FILE_BYTES + 8 * 1024;

export const openPage = page("/try/open", ({ href }) => seeOther(href("/try#open")));

export const openAction = upload("/try/open" as string, { most: FORM_WITH_FILE, files: 1 }, async (ctx) => {
  const read = readReviewFile(await fileIn(ctx), { today: today(ctx) });
  const mistakes: FileMistake[] = ctx.refused ? [{ how: "too-large" }] : "mistakes" in read ? read.mistakes : [];
  if ("mistakes" in read || mistakes.length > 0) return { status: 422, view: refusedView(ctx, mistakes) };
  const at = aboutIt(ctx, read.review.about);
  if (at === null) return { status: 422, view: refusedView(ctx, [{ how: "no-record", at: read.review.about.id }]) };
  const phase = read.review.agreedOn === null ? "looking" : "agreed";
  return viewOf(ctx, at, { ...read.review, way: "laptop", phase, seen: [] });
});

/** The file that was sent, as text; '' where none was chosen. What is no UTF-8 is no JSON of ours. */
export async function fileIn({ files }: Pick<UploadCtx, "files">): Promise<string> {
  const [file] = files;
  return file ? (await readFile(file.path)).toString("utf8") : "";
}

/** null where this record has no such indicator or condition. */
export function aboutIt({ commons }: Pick<Ctx, "commons">, about: TryAt["subject"]["about"]): TryAt | null {
  try {
    return { subject: subjectOf(commons, about), instrument: selfReviewIn(commons) };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

function refusedView({ say }: Ctx, mistakes: readonly FileMistake[]) {
  return (
    <Page
      title={say("try.open")}
      trail={[{ label: say("try.title"), href: "/try" }, { label: say("try.open") }]}
      noindex
    >
      <PageHead title={say("try.open")}>
        <FileRefused mistakes={mistakes} />
      </PageHead>
      <OpenFile />
    </Page>
  );
}

/** What is wrong with a file, where in it, and what to do. */
export function FileRefused({ mistakes }: { mistakes: readonly FileMistake[] }) {
  const { say } = useCtx();
  return (
    <div {...refused}>
      <p>
        <strong>{say("try.file.refused")}</strong>
      </p>
      <ul>
        {mistakes.slice(0, 10).map((mistake) => (
          <li key={JSON.stringify(mistake)}>
            {"at" in mistake && <code>{mistake.at}</code>} {say(`try.file.${mistake.how}`)}
          </li>
        ))}
      </ul>
      <p>{say(mistakes.some(({ how }) => how === "empty") ? "try.file.next.choose" : "try.file.next")}</p>
    </div>
  );
}

export function OpenFile() {
  const { href, say } = useCtx();
  return (
    <Sec id="open" title={say("try.open")} screen>
      <form method="post" action={href("/try/open")} enctype="multipart/form-data" class="flow">
        <p>{say("try.open.about")}</p>
        <FileField />
        <button type="submit" class="quiet">
          {say("try.open.do")}
        </button>
      </form>
    </Sec>
  );
}

export function FileField() {
  const { say } = useCtx();
  return (
    <div class="field">
      <label for="file">{say("try.file")}</label>
      <p class="note" id="file-hint">
        {say("try.file.hint")}
      </p>
      <input type="file" id="file" name="file" accept=".json,application/json" aria-describedby="file-hint" />
    </div>
  );
}
