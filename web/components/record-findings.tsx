/** Findings beside a claim: for, against, qualifying; those nobody here verified stand apart in pencil and are not counted. */
import type { Finding, FindingClaim, GapClaim, Study } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { EffectValue, useFigure } from "./record-effect.tsx";
import { RecordLink } from "./record-link.tsx";
import { Icon, type IconName, Sec, T } from "./record-parts.tsx";

type Support = FindingClaim["support"][number];
export type Cited<S> = { support: S; study: Study | undefined; finding: Finding | undefined };

/** Looks up what a claim's support names. Pure. */
export function cited<S extends { study: string; finding: string }>(
  support: readonly S[],
  study: (id: string) => Study | undefined,
): Cited<S>[] {
  return support.map((one) => {
    const found = study(one.study);
    return { support: one, study: found, finding: found?.findings.find((finding) => finding.id === one.finding) };
  });
}

/** Only findings that somebody read in the source or its publisher's own summary count. */
export function counts(cited: readonly Cited<Support>[]): Record<Support["stance"] | "unverified", number> {
  const verified = cited.filter(({ finding }) => finding?.verified);
  const n = (stance: Support["stance"]) => verified.filter(({ support }) => support.stance === stance).length;
  return {
    supports: n("supports"),
    contradicts: n("contradicts"),
    qualifies: n("qualifies"),
    unverified: cited.length - verified.length,
  };
}

const STANCE_ICONS: Record<Support["stance"], IconName> = {
  supports: "check",
  contradicts: "minus",
  qualifies: "wave",
};

export function ForAgainst({ support }: { support: readonly Support[] }) {
  const { commons, say } = useCtx();
  const all = cited(support, (id) => commons.get("studies", id));
  const n = counts(all);
  const verified = all.filter(({ finding }) => finding?.verified);
  const pencil = all.filter(({ finding }) => !finding?.verified);
  const group = (stance: Support["stance"]) => {
    const some = verified.filter((one) => one.support.stance === stance);
    return (
      <>
        <h3 class={stance === "qualifies" ? "sub" : undefined}>{say(`label.stance.${stance}`)}</h3>
        {some.length === 0 ? (
          <p class="note">{say("claim.stance.none")}</p>
        ) : (
          <CitedList cited={some} icon={STANCE_ICONS[stance]} />
        )}
      </>
    );
  };
  return (
    <Sec id="studies" title={say("claim.for_against", n)}>
      <div class="multiples">
        <div>{group("supports")}</div>
        <div>
          {group("contradicts")}
          {group("qualifies")}
        </div>
      </div>
      {pencil.length > 0 && (
        <div class="pencil">
          <h3>{say("claim.unverified")}</h3>
          <p class="note">{say("claim.unverified_more", { n: pencil.length })}</p>
          <CitedList cited={pencil} icon="pencil" stances />
        </div>
      )}
    </Sec>
  );
}

/** Those findings of a claim that carry a number, in one table: what to put to a firm, or into a spreadsheet. */
export function Numbers({ claim }: { claim: FindingClaim }) {
  const { commons, say } = useCtx();
  const figure = useFigure();
  const rows = cited(claim.support, (id) => commons.get("studies", id)).flatMap(({ support, study, finding }) =>
    study && finding?.effect ? [{ support, study, finding, effect: finding.effect }] : [],
  );
  if (rows.length === 0) return null;
  const head = {
    what: say("claim.numbers.what"),
    stance: say("claim.numbers.stance"),
    value: say("claim.numbers.value"),
    n: say("claim.numbers.n"),
    read: say("claim.numbers.read"),
  };
  return (
    <Sec id="numbers" title={say("claim.numbers", { n: rows.length })}>
      <p class="note">
        {say("claim.numbers_note")} <a href={`/claims/${claim.id}/findings.csv`}>{say("claim.file")}</a>
      </p>
      <table class="stack numbers">
        <thead>
          <tr>
            {[say("label.one.studies"), ...Object.values(head)].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ support, study, finding, effect }) => (
            <tr key={support.study + support.finding} class={finding.verified ? undefined : "pencil"}>
              <th scope="row">
                <RecordLink kind="studies" id={support.study} part={support.finding} />
                <span class="fine block">{say(`label.design.${study.design}`)}</span>
              </th>
              <td data-label={head.what}>
                <T>{finding.outcome}</T>
              </td>
              <td data-label={head.stance}>{say(`label.stance.${support.stance}`)}</td>
              <td data-label={head.value}>
                <EffectValue effect={effect} />
              </td>
              <td data-label={head.n}>
                {typeof finding.n === "number" ? (
                  <>
                    {figure(finding.n)}{" "}
                    <span class="fine">{finding.n_unit ? <T>{finding.n_unit}</T> : say("label.sample.students")}</span>
                  </>
                ) : (
                  <span class="pencil">{say("commons.not_reported")}</span>
                )}
              </td>
              <td data-label={head.read}>
                {say(`label.read.${finding.read ?? study.read}`)}
                {!finding.verified && <span class="fine block">{say("study.finding.unverified")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sec>
  );
}

/** The closest evidence to a gap. */
export function Nearest({ nearest }: { nearest: GapClaim["nearest"] }) {
  const { commons } = useCtx();
  return <CitedList cited={cited(nearest, (id) => commons.get("studies", id))} icon="ring" />;
}

type AnySupport = { study: string; finding: string; note?: string | undefined; stance?: Support["stance"] };

function CitedList({
  cited,
  icon,
  stances,
}: {
  cited: readonly Cited<AnySupport>[];
  icon: IconName;
  stances?: boolean;
}) {
  const { say } = useCtx();
  return (
    <ul class="for-against">
      {cited.map(({ support, study, finding }) => (
        <li key={support.study + support.finding}>
          <Icon name={icon} />
          <div>
            <p>
              {stances && support.stance && <b>{say(`label.stance.${support.stance}`)}: </b>}
              <T>{finding?.statement ?? support.finding}</T>
            </p>
            <p class="note">
              <RecordLink kind="studies" id={support.study} part={support.finding} />
              {study && `, ${say(`label.design.${study.design}`).toLowerCase()}`}
              {study && `. ${say("commons.read", { depth: say(`label.read.${finding?.read ?? study.read}`) })}`}
              {finding && !finding.verified && `, ${say("study.finding.unverified").toLowerCase()}`}
            </p>
            {support.note && (
              <T as="p" class="note">
                {support.note}
              </T>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
