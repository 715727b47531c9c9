/** What an import gives to take along: its mapping, its report, its refused rows to correct. Always for saving, never shown as a page. */
import { readFile } from "node:fs/promises";
import { data, NotFound } from "../../page.tsx";
import { draftAt } from "./parts.tsx";
import { refusedPath } from "./work.ts";

export const mappingFile = data("/import/:id/mapping.yaml", async (ctx) => {
  const { mapping } = (await draftAt(ctx)).state;
  if (!mapping) throw new NotFound();
  return { type: "application/yaml; charset=utf-8", body: mapping.text, name: "mapping.yaml" };
});

export const reportFile = data("/import/:id/report.json", async (ctx) => {
  const { report } = (await draftAt(ctx)).state;
  if (!report) throw new NotFound();
  return {
    type: "application/json; charset=utf-8",
    body: `${JSON.stringify(report, null, 2)}\n`,
    name: "import-report.json",
  };
});

export const refusedFile = data("/import/:id/refused/:file", async (ctx) => {
  const { folder, state } = await draftAt(ctx);
  const file = state.report?.refused.find(({ fileId }) => fileId === ctx.params.file)?.fileId;
  const body = file === undefined ? null : await readFile(refusedPath(folder, file)).catch(() => null);
  if (!body) throw new NotFound();
  return { type: "text/csv; charset=utf-8", body, name: `refused-${file}.csv` };
});
