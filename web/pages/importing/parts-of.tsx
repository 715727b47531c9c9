/** The mapping that is chosen, and which of the files is which of its parts: said for each file, to be corrected before the dry run. */

import type { Draft } from "../../../domain/collect/draft.store.ts";
import type { DraftState } from "../../../domain/collect/draft.ts";
import type { Look } from "../../../domain/collect/draft-look.ts";
import type { Mapping, MappingFile } from "../../../domain/collect/mapping.ts";
import { readMapping } from "../../../domain/collect/mapping.yaml.ts";
import { measuresOf } from "../../../domain/collect/measure.ts";
import { Sec } from "../../components/record-parts.tsx";
import { type FormCtx, useCtx } from "../../page.tsx";
import { inWords } from "../measure/write.ts";
import { describedBy, Field } from "./parts.tsx";

/** Value of a file's select that takes it for no part. */
const NONE = "-";

const fieldOf = (index: number) => `part-${index}`;

/** How a mapping's file is called where one is chosen: by its round, else by its name. */
function usePartName() {
  const { lang, say } = useCtx();
  return ({ round, name }: MappingFile) =>
    round === undefined
      ? name
      : say("importing.part.round", { round: inWords(round.title ?? { en: round.id }, lang), name });
}

type Said = Required<Pick<DraftState, "parts" | "untold">> & { mistakes: ReadonlyMap<string, string> };

/** Which file is which, as the form says it; without its fields, as it was said before. A file of which it is not said is a mistake. */
export function readParts({ form, say }: FormCtx, { state }: Draft, { files }: Mapping): Said {
  const mistakes = new Map<string, string>();
  const before = { parts: state.parts, untold: state.untold ?? [] };
  const parts: Record<string, number> = {};
  const sent = state.files.map(({ name }, index) => ({ name, index, field: fieldOf(index) }));
  const asked = sent.some(({ field }) => form.has(field));
  for (const { name, index, field } of sent) {
    const chosen = form.get(field) ?? "";
    const wanted = asked ? chosen === "" : before.untold.includes(index);
    if (wanted) mistakes.set(field, say("importing.part.wrong.none", { file: name }));
    const file = files.find(({ id }) => id === chosen);
    if (file === undefined) continue;
    const other = state.files[parts[file.id] ?? -1];
    if (other) mistakes.set(field, say("importing.part.wrong.twice", { file: name, other: other.name }));
    parts[file.id] = index;
  }
  if (!asked) return { ...before, mistakes };
  const [first] = sent;
  if (first && mistakes.size === 0 && Object.keys(parts).length === 0)
    mistakes.set(first.field, say("importing.part.wrong.all"));
  return { parts, untold: [], mistakes };
}

type Props = {
  draft: Draft;
  looks: readonly Look[];
  name: string;
  text: string;
  mistakes: ReadonlyMap<string, string>;
  form: URLSearchParams;
};

/** The chosen mapping: what it stores and where, which file is which, its text, and the button of the dry run. */
export function Used({ draft, looks, name, text, mistakes, form }: Props) {
  const { href, lang, say } = useCtx();
  const read = readMapping(text, name);
  const { round } = read;
  return (
    <Sec id="used" title={say("importing.used.title", { title: inWords(read.title, lang) })}>
      <p>
        {say("importing.used.says", { root: read.root.name, measures: measuresOf(read, name).length })}{" "}
        {round && "id" in round && say("importing.used.round_is", { round: round.id })}
      </p>
      <form method="post" action={href(`/import/${draft.id}/check`)}>
        {read.files.length > 1 && (looks.length > 1 || read.files.some((file) => file.round)) && (
          <WhichFile draft={draft} looks={looks} files={read.files} mistakes={mistakes} form={form} />
        )}
        <p class="row go">
          <button type="submit">{say("importing.used.check")}</button>
          <a href={`/import/${draft.id}/mapping.yaml`}>{say("importing.mapping.download")}</a>
        </p>
      </form>
      <details class="computed">
        <summary>{say("importing.used.text")}</summary>
        <pre class="import-yaml" lang="en">
          {text.length > 20_000 ? `${text.slice(0, 20_000)}\n…` : text}
        </pre>
      </details>
    </Sec>
  );
}

type WhichProps = Pick<Props, "draft" | "looks" | "mistakes" | "form"> & { files: readonly MappingFile[] };

function WhichFile({ draft, looks, files, mistakes, form }: WhichProps) {
  const { say } = useCtx();
  const partName = usePartName();
  const { parts, untold = [] } = draft.state;
  const rounds = files.some(({ round }) => round !== undefined);
  return (
    <fieldset class="import-parts">
      <legend>{say(rounds ? "importing.part.which_round" : "importing.part.which")}</legend>
      {untold.length > 0 && <p class="notice">{say("importing.part.untold", { n: untold.length })}</p>}
      <div class="import-fields">
        {looks.map((look, index) => {
          const field = fieldOf(index);
          const told = untold.includes(index) ? "" : (files.find(({ id }) => parts[id] === index)?.id ?? NONE);
          const now = form.get(field) ?? told;
          return (
            <Field key={field} id={field} label={look.name} wrong={mistakes.get(field)}>
              <select id={field} name={field} {...describedBy(field, false, mistakes.get(field))}>
                {now === "" && (
                  <option value="" selected>
                    {say("importing.part.choose")}
                  </option>
                )}
                {files.map((file) => (
                  <option key={file.id} value={file.id} selected={file.id === now}>
                    {partName(file)}
                  </option>
                ))}
                <option value={NONE} selected={now === NONE}>
                  {say("importing.part.none")}
                </option>
              </select>
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Which file was taken for which round, before it is stored. */
export function RoundsTaken({ draft, mapping }: { draft: Draft; mapping: Mapping }) {
  const { href, lang, say } = useCtx();
  const taken = mapping.files.flatMap(({ id, round }) => {
    const file = draft.state.files[draft.state.parts[id] ?? -1];
    return round && file ? [{ file: file.name, round: inWords(round.title ?? { en: round.id }, lang) }] : [];
  });
  if (taken.length === 0) return null;
  return (
    <>
      <ul>
        {taken.map(({ file, round }) => (
          <li key={round}>{say("importing.used.round", { file, round })}</li>
        ))}
      </ul>
      <p>
        <a href={href(`/import/${draft.id}/mapping#used`)}>{say("importing.part.change")}</a>
      </p>
    </>
  );
}
