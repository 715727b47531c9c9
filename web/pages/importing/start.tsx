// /import — choose a file; the imports that are here, and undo; POST takes the files (web/upload.ts)
import { basename } from "node:path";
import { Problem } from "../../../db/problem.ts";
import { type Draft, draftById, newDraft, openDrafts, sweepDrafts } from "../../../domain/collect/draft.store.ts";
import { type ImportLine, importsOf } from "../../../domain/collect/undo.store.ts";
import { rootPlaces } from "../../../domain/people/place.store.ts";
import { madeUpRoots } from "../../../domain/people/sample.store.ts";
import { useDay } from "../../components/note-parts.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { type Ctx, page, seeOther, type UploadCtx, upload, useCtx, type View } from "../../page.tsx";
import { stewardsOnly } from "../corrections/review.tsx";
import { foreign, inWords } from "../measure/write.ts";
import { troubleOf } from "./job.ts";
import { addressOfStep, describedBy, Field, fileNames, Mistakes, stepOf, undoAddress } from "./parts.tsx";
import { Stopped } from "./refusals.tsx";
import { look, sentMapping } from "./work.ts";

/** The most bytes of a form with files. */
export const MOST = 200_000_000;

export const startPage = page("/import", async (ctx) => (ctx.askedHere ? startView(ctx as Ctx) : <Elsewhere />));

type Refusal = { mistakes: ReadonlyMap<string, string>; trouble?: Parameters<typeof Stopped>[0]["trouble"] };

export async function startView({ db, query }: Ctx, refusal: Refusal = { mistakes: new Map() }) {
  await sweepDrafts(db);
  const [imports, drafts, roots, madeUp] = await Promise.all([
    importsOf(db),
    openDrafts(db),
    rootPlaces(db),
    madeUpRoots(db),
  ]);
  return (
    <Start
      imports={imports}
      names={new Map(roots.map(({ id, name }) => [id, name]))}
      madeUp={madeUp}
      drafts={drafts}
      undone={query.get("undone")}
      kept={Number(query.get("kept")) || 0}
      {...refusal}
    />
  );
}

export const startAction = upload("/import", { most: MOST, may: stewardsOnly }, async (ctx) => {
  const taken = await take(ctx as UploadCtx, null);
  return "id" in taken
    ? seeOther(ctx.href(addressOfStep(taken.id, "preview")))
    : { status: taken.status, view: await startView(ctx as Ctx, taken) };
});

type Taken = { id: string } | (Refusal & { status: 413 | 422 | 507 });

/**
 * The files of a form as a draft that is being read, or why not.
 * @param mapping  under which they are to be read; null = the one that was sent, or none yet
 */
export async function take(ctx: UploadCtx, mapping: { name: string; text: string } | null): Promise<Taken> {
  const { db, files, folder, keep, refused, say } = ctx;
  if (refused !== null) {
    const status = refused === "size" ? 413 : refused === "disk" ? 507 : 422;
    return { status, mistakes: new Map([["file", say(`importing.refused.${refused}`)]]) };
  }
  const isMapping = ({ field, name }: (typeof files)[number]) => field === "mapping" || /\.ya?ml$/i.test(name);
  const tables = files.filter((file) => !isMapping(file));
  const [yaml, another] = files.filter(isMapping);
  if (tables.length === 0) return { status: 422, mistakes: new Map([["file", say("importing.refused.none")]]) };
  if (another) return { status: 422, mistakes: new Map([["mapping", say("importing.refused.mappings")]]) };
  let sent = mapping;
  if (yaml && mapping === null) {
    try {
      sent = await sentMapping(yaml);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return {
        status: 422,
        mistakes: new Map([["mapping", say("importing.refused.mapping")]]),
        trouble: troubleOf(error),
      };
    }
    if (sent === null) return { status: 422, mistakes: new Map([["mapping", say("importing.refused.mapping_long")]]) };
  }
  const id = await newDraft(db, folder, {
    files: tables.map(({ name, bytes, path }) => ({ name: name || "file", bytes, at: basename(path) })),
    mapping: sent && { name: sent.name, text: sent.text, from: mapping ? "before" : "sent" },
  });
  keep(); // a draft knows them now
  const draft = await draftById(db, id);
  if (draft) await look(db, draft);
  return { id };
}

/** The draft's furthest step, for links and for people who come back tomorrow. */
export const draftPage = page("/import/:id", async (ctx): Promise<View> => {
  const { draftAt } = await import("./parts.tsx");
  const draft = await draftAt(ctx);
  return seeOther(ctx.href(addressOfStep(draft.id, stepOf(draft))));
});

/** What is asked of a file, and the form. */
export function FileForm({
  to,
  mistakes,
  mapping,
}: {
  to: string;
  mistakes: ReadonlyMap<string, string>;
  mapping: boolean;
}) {
  const { href, say } = useCtx();
  const file = mistakes.get("file");
  const yaml = mistakes.get("mapping");
  return (
    <form class="decide" method="post" enctype="multipart/form-data" action={href(to)}>
      <Field
        id="file"
        label={say(mapping ? "importing.file.label" : "importing.done.file")}
        hint={say(mapping ? "importing.file.hint" : "importing.done.file_hint")}
        wrong={file}
      >
        <input
          id="file"
          name="file"
          type="file"
          multiple={mapping}
          accept=".csv,.tsv,.txt,.tab,text/csv,text/plain"
          {...describedBy("file", true, file)}
        />
      </Field>
      {mapping && (
        <details open={yaml !== undefined}>
          <summary>{say("importing.file.have")}</summary>
          <Field
            id="mapping"
            label={say("importing.file.mapping")}
            hint={say("importing.file.mapping_hint")}
            wrong={yaml}
          >
            <input
              id="mapping"
              name="mapping"
              type="file"
              accept=".yaml,.yml"
              {...describedBy("mapping", true, yaml)}
            />
          </Field>
        </details>
      )}
      <p class="row">
        <button type="submit">{say("importing.file.send")}</button>
      </p>
    </form>
  );
}

type Props = {
  imports: readonly ImportLine[];
  names: ReadonlyMap<string, string>;
  madeUp: ReadonlySet<string>;
  drafts: readonly Draft[];
  undone: string | null;
  kept: number;
} & Refusal;

function Start({ imports, names, madeUp, drafts, undone, kept, mistakes, trouble }: Props) {
  const { href, lang, say, tell } = useCtx();
  const day = useDay();
  return (
    <Page
      title={say("importing.title")}
      description={say("importing.lead")}
      noindex
      trail={[{ label: say("importing.import") }]}
    >
      <PageHead title={say("importing.title")} lead={say("importing.lead")}>
        {undone && (
          <p class="notice" role="status">
            <b>{say("importing.undone", { mapping: undone })}</b>{" "}
            {kept > 0 && say("importing.undone.kept", { n: kept })}
          </p>
        )}
      </PageHead>
      <Mistakes mistakes={mistakes} />
      {trouble && <Stopped trouble={trouble} />}
      <Sec id="choose" title={say("importing.choose")} screen>
        <div class="split">
          <FileForm to="/import" mistakes={mistakes} mapping />
          <div class="side">
            <h3>{say("importing.before")}</h3>
            <ul>
              <li>{say("importing.before.public")}</li>
              <li>{say("importing.before.private")}</li>
              <li>{say("importing.before.undo")}</li>
              <li>{tell("importing.before.large", { code: (text) => <code>{text}</code> })}</li>
            </ul>
            <p>
              <a href={href("/docs/how-to/import")}>{say("importing.how")}</a>
            </p>
          </div>
        </div>
      </Sec>
      {drafts.length > 0 && (
        <Sec id="open" title={say("importing.open", { n: drafts.length })}>
          <ul class="ways">
            {drafts.map((draft) => (
              <li key={draft.id}>
                <a href={href(`/import/${draft.id}`)}>{fileNames(draft)}</a>
                <p>
                  {say("importing.open.since", {
                    step: say(`importing.step.${stepOf(draft)}`),
                    date: day(draft.madeAt),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </Sec>
      )}
      <Sec id="imports" title={say("importing.list", { n: imports.length })}>
        {imports.length === 0 ? (
          <p>{tell("importing.list.none", { code: (text) => <code>{text}</code> })}</p>
        ) : (
          <table class="stack">
            <caption class="vh">{say("importing.list", { n: imports.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{say("importing.list.mapping")}</th>
                <th scope="col">{say("importing.list.root")}</th>
                <th scope="col">{say("importing.list.files")}</th>
                <th scope="col">{say("importing.list.day")}</th>
                <th scope="col">{say("importing.list.do")}</th>
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <tr key={`${one.root} ${one.id}`}>
                  <th scope="row">
                    <span lang={foreign(one.title, lang)}>{inWords(one.title, lang)}</span>
                    <br />
                    <span class="fine">{say("importing.list.round", { round: one.round })}</span>
                  </th>
                  <td>
                    <a href={href(`/at/${encodeURIComponent(one.root)}`)}>{names.get(one.root) ?? one.root}</a>
                    {madeUp.has(one.root) && <b> {say("start.made_up")}</b>}
                  </td>
                  <td>
                    {one.files.join(", ")}
                    <br />
                    <span class="fine">{say("importing.list.entries", { n: number(one.values) })}</span>
                  </td>
                  <td>{day(one.madeAt)}</td>
                  <td>
                    <a href={href(undoAddress(one.root, one.id))}>
                      {say("importing.undo")} <span class="vh">{`${inWords(one.title, lang)}, ${one.round}`}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sec>
    </Page>
  );
}

/** Under another name than this computer's there is no steward: say where it is done. */
function Elsewhere() {
  const { href, say } = useCtx();
  return (
    <Page title={say("importing.title")} noindex trail={[{ label: say("importing.import") }]}>
      <PageHead title={say("importing.title")} lead={say("importing.elsewhere")}>
        <p>
          <a href={href("/places")}>{say("importing.places")}</a>
        </p>
      </PageHead>
    </Page>
  );
}
