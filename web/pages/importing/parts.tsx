/** What the pages of an import share: its steps, its forms, what is being done. */
import type { ComponentChildren, VNode } from "preact";
import { type Draft, draftById } from "../../../domain/collect/draft.store.ts";
import { aboutRoot } from "../../components/made-up.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { refused } from "../../components/refused.ts";
import { type Ctx, NotFound, seeOther, useCtx } from "../../page.tsx";
import { stewardsOnly } from "../corrections/review.tsx";
import { type Job, jobOf } from "./job.ts";

export const STEPS = ["file", "preview", "mapping", "check", "done"] as const;
export type Step = (typeof STEPS)[number];

/** The draft at an address; for whoever asks at this computer alone. */
export async function draftAt(ctx: Ctx): Promise<Draft> {
  stewardsOnly(ctx);
  const draft = await draftById(ctx.db, ctx.params.id ?? "");
  if (!draft) throw new NotFound();
  await aboutRoot(ctx, draft.state.stored?.root ?? "");
  return draft;
}

/** Where a page of the way to an import leads when its file is stored already: to what was stored. */
export function whenStored({ href }: Ctx, { id, state }: Draft): Response | null {
  return state.stored ? seeOther(href(addressOfStep(id, "done"))) : null;
}

/** The same for a form, and while work goes on with the draft: nobody changes beneath it what it works with. */
export function whenBusy(ctx: Ctx, draft: Draft): Response | null {
  return whenStored(ctx, draft) ?? (jobOf(draft.id) ? seeOther(ctx.href(addressOfStep(draft.id, "check"))) : null);
}

export function addressOfStep(id: string, step: Step): string {
  return step === "file" ? "/import" : `/import/${id}/${step}`;
}

export function undoAddress(root: string, id: string): string {
  return `/import/undo/${encodeURIComponent(root)}/${id}`;
}

/** The furthest step of a draft: where to go on. */
export function stepOf({ id, state }: Draft): Step {
  if (state.stored) return "done";
  if (state.report || jobOf(id)?.kind === "check") return "check";
  if (state.mapping && state.looked) return state.untold?.length ? "mapping" : "check";
  return "preview";
}

function isReached({ state }: Draft, step: Step): boolean {
  if (state.stored) return step === "file" || step === "done";
  if (step === "done") return false;
  return step === "file" || step === "preview" || (state.looked && (step === "mapping" || state.mapping !== null));
}

type Props = {
  draft: Draft;
  step: Step;
  title: string;
  lead?: ComponentChildren;
  live?: boolean;
  children: ComponentChildren;
};

export function ImportPage({ draft, step, title, lead, live, children }: Props) {
  const { href, say } = useCtx();
  return (
    <Page
      title={title}
      noindex
      trail={[{ label: say("importing.import"), href: "/import" }, { label: fileNames(draft) }]}
      {...(live && { scripts: ["live"] })}
    >
      <PageHead title={title}>
        <ol class="wizard" aria-label={say("importing.steps")}>
          {STEPS.map((one) => (
            <li key={one} aria-current={one === step ? "step" : undefined}>
              {one !== step && isReached(draft, one) ? (
                <a href={href(addressOfStep(draft.id, one))}>{say(`importing.step.${one}`)}</a>
              ) : (
                say(`importing.step.${one}`)
              )}
            </li>
          ))}
        </ol>
        {lead && <p class="lead">{lead}</p>}
      </PageHead>
      {children}
    </Page>
  );
}

export function fileNames({ state }: Draft): string {
  return state.files.map(({ name }) => name).join(", ");
}

/** While work goes on: what is done, how far it is, and how to look again without a script. */
export function WorkingPage({ draft, step, job }: { draft: Draft; step: Step; job: Job }): VNode {
  const { href, path, say } = useCtx();
  const percent = Math.round(job.share * 100);
  return (
    <ImportPage draft={draft} step={step} title={say(`importing.job.${job.kind}`)} live>
      <section class="sec" aria-labelledby="progress">
        <h2 id="progress">{say("importing.job.going")}</h2>
        <div id="job" class="import-job" data-live="1">
          <p>
            {job.waits
              ? say("importing.job.waits")
              : say("importing.job.read", { file: job.file || fileNames(draft), percent })}
          </p>
          <progress
            max={100}
            value={job.waits || job.file === "" ? undefined : percent}
            aria-label={say(`importing.job.${job.kind}`)}
          />
        </div>
        <p>{say(job.kind === "import" ? "importing.job.all_or_nothing" : "importing.nothing_stored")}</p>
        <p>
          <a href={href(path)}>{say("importing.job.again")}</a>
        </p>
      </section>
    </ImportPage>
  );
}

/** Mistakes in a form: listed at the top, each leading to its field. */
export function Mistakes({ mistakes }: { mistakes: ReadonlyMap<string, string> }) {
  const { say } = useCtx();
  if (mistakes.size === 0) return null;
  return (
    <div {...refused}>
      <p>
        <strong>{say("importing.wrong", { n: mistakes.size })}</strong>
      </p>
      <ul>
        {[...mistakes].map(([field, text]) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A field with its label, hint and mistake; `children` is the control, described by both. */
export function Field(props: {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  wrong?: string | undefined;
  children: ComponentChildren;
}) {
  const { id, label, hint, wrong, children } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      {children}
    </div>
  );
}

export function describedBy(id: string, hint: boolean, wrong: string | undefined): Record<string, string> {
  const ids = [wrong !== undefined && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return { ...(ids !== "" && { "aria-describedby": ids }), ...(wrong !== undefined && { "aria-invalid": "true" }) };
}

/** The private folder is gone: the files have to be chosen again, the mapping is still here. */
export function GonePage({ draft, step }: { draft: Draft; step: Step }) {
  const { href, say } = useCtx();
  return (
    <ImportPage draft={draft} step={step} title={say("importing.gone.title")}>
      <section class="sec" aria-labelledby="gone">
        <h2 id="gone">{say("importing.gone.why")}</h2>
        <p>{say("importing.nothing_stored")}</p>
        <p class="row">
          <a class="button" href={href("/import")}>
            {say("importing.again")}
          </a>
          {draft.state.mapping && <a href={`/import/${draft.id}/mapping.yaml`}>{say("importing.mapping.download")}</a>}
        </p>
      </section>
    </ImportPage>
  );
}
