// /studies and /studies/:id — what was found, which way, how much where a number exists, and how deep somebody here read it
import type { Finding, Study } from "../../../corpus/index.ts";
import { dimensions } from "../../../corpus/index.ts";
import { type Axis, axesOf, EffectCell, rangeOf, useFigure } from "../../components/record-effect.tsx";
import { RecordLink, useByTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Away, Icon, type IconName, Rows, Sec, T, Texts, useList } from "../../components/record-parts.tsx";
import { reference } from "../../components/record-source.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

export const studiesPage = page("/studies", () => <Studies />);

export const studyPage = page("/studies/:id", ({ commons, params }) => {
  const study = commons.get("studies", params.id);
  if (!study) throw new NotFound();
  return <StudyRecord study={study} />;
});

const DIRECTIONS: Record<Finding["direction"], IconName> = {
  positive: "up",
  negative: "down",
  mixed: "both",
  null: "equal",
  "not-applicable": "ring",
};

/** From those that compare most to those that compare least. */
const DESIGNS = [
  "synthesis",
  "rct",
  "qed",
  "correlational",
  "descriptive",
  "case-study",
  "implementation",
] as const satisfies readonly Study["design"][];

const DIRECTION_ORDER = ["positive", "negative", "mixed", "null", "not-applicable"] as const;

function Studies() {
  const { commons, say } = useCtx();
  const all = useByTitle()("studies", commons.all("studies"));
  const inOrder = [...dimensions].reverse(); // the change process first: the least understood
  return (
    <ListPage
      kind="studies"
      n={all.length}
      jumps={inOrder.map((dimension) => [
        dimension,
        say("commons.jump", {
          what: say(`label.dimension.${dimension}`),
          n: all.filter((study) => study.dimension === dimension).length,
        }),
      ])}
    >
      {inOrder.map((dimension) => (
        <Sec key={dimension} id={dimension} title={say(`label.dimension.${dimension}`)}>
          {DESIGNS.map((design) => {
            const some = all.filter((study) => study.dimension === dimension && study.design === design);
            if (some.length === 0) return null;
            return (
              <div key={design}>
                <h3>{say("commons.jump", { what: say(`label.design.${design}`), n: some.length })}</h3>
                <ul class="ways">
                  {some.map((study) => (
                    <li key={study.id}>
                      <RecordLink kind="studies" id={study.id} />
                      <p>
                        {say("study.line", {
                          n: study.findings.length,
                          numbers: study.findings.filter((finding) => finding.effect).length,
                          depth: say(`label.read.${study.read}`),
                        })}
                      </p>
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </Sec>
      ))}
    </ListPage>
  );
}

function StudyRecord({ study }: { study: Study }) {
  const { commons, say } = useCtx();
  const source = commons.get("sources", study.source);
  const claims = new Set(commons.referencesTo("studies", study.id).map((ref) => ref.from.id));
  const cases = [...claims].filter((id) => commons.get("claims", id)?.kind === "finding");
  return (
    <RecordPage
      kind="studies"
      id={study.id}
      kicker={say("study.kicker", {
        design: say(`label.design.${study.design}`),
        dimension: say(`label.dimension.${study.dimension}`),
      })}
      lead={source && <T>{reference(source)}</T>}
      head={
        <ul class="facts">
          <li>{say("commons.read", { depth: say(`label.read.${study.read}`) })}</li>
          <li>{study.essa_tier === null ? say("study.no_tier") : say("study.tier", { tier: study.essa_tier })}</li>
          <li>{say("study.claims", { n: claims.size })}</li>
        </ul>
      }
      about={[
        [say("label.one.sources"), <RecordLink kind="sources" id={study.source} />],
        source?.URL && [say("source.address"), <Away url={source.URL} />],
      ]}
      ways={[
        ...(cases.length > 0
          ? [
              {
                to: `/our-case?${cases.map((id) => `claims=${id}`).join("&")}`,
                label: say("study.our_case"),
                note: say("study.our_case_how", { n: cases.length }),
              },
            ]
          : []),
        { to: `/sources/${study.source}`, label: say("study.do_read"), note: say("study.do_read_how") },
        ...(claims.size > 0
          ? [{ to: "#named-by", label: say("study.do_claims"), note: say("study.do_claims_how", { n: claims.size }) }]
          : []),
      ]}
    >
      <Findings study={study} />
      <Sec id="limitations" title={say("study.limits")}>
        <Texts items={study.limitations} />
      </Sec>
      <About study={study} />
    </RecordPage>
  );
}

function Findings({ study }: { study: Study }) {
  const { say } = useCtx();
  const figure = useFigure();
  const list = useList();
  const n = (test: (finding: Finding) => unknown) => study.findings.filter(test).length;
  const axes = axesOf(study.findings);
  return (
    <Sec id="findings" title={say("study.findings", { n: study.findings.length })}>
      <table class="stack findings">
        <caption>
          {say("study.caption", {
            counts: list(
              DIRECTION_ORDER.map((direction) => [direction, n((f) => f.direction === direction)] as const)
                .filter(([, count]) => count > 0)
                .map(([direction, count]) => say(`study.count.${direction}`, { n: count })),
            ),
          })}{" "}
          {say("study.caption_numbers", {
            values: n((f) => f.effect),
            intervals: n((f) => f.effect && rangeOf(f.effect)),
            unverified: n((f) => !f.verified),
          })}{" "}
          {[...axes].map(([metric, axis]) =>
            say("study.axis", {
              unit: say(`label.metric.${metric}`),
              from: figure(axis.from, 2),
              to: figure(axis.to, 2),
            }),
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say("study.col.finding")}</th>
            <th scope="col">{say("study.col.way")}</th>
            <th scope="col">{say("study.col.counted")}</th>
            <th scope="col">{say("study.col.read")}</th>
          </tr>
        </thead>
        <tbody>
          {study.findings.map((finding) => (
            <FindingRow
              key={finding.id}
              finding={finding}
              study={study}
              axis={finding.effect && axes.get(finding.effect.metric)}
            />
          ))}
        </tbody>
      </table>
    </Sec>
  );
}

function FindingRow({ finding, study, axis }: { finding: Finding; study: Study; axis: Axis | undefined }) {
  const { say } = useCtx();
  const figure = useFigure();
  return (
    <tr id={finding.id} class={finding.verified ? undefined : "pencil"}>
      <th scope="row">
        <T as="span" class="outcome">
          {finding.outcome}
        </T>
        <T as="p">{finding.statement}</T>
        <p class="fine">{say("study.finding.kind", { dimension: say(`label.dimension.${finding.dimension}`) })}</p>
        {finding.note && (
          <T as="p" class="note">
            {finding.note}
          </T>
        )}
        {finding.measure && (
          <p class="fine">
            {say("study.finding.measure")} <T>{finding.measure}</T>.
          </p>
        )}
      </th>
      <td>
        <p class="which-way">
          <Icon name={DIRECTIONS[finding.direction]} />
          {say(`label.direction.${finding.direction}`)}
        </p>
        {finding.effect ? (
          <EffectCell effect={finding.effect} axis={axis} />
        ) : (
          <p class="fine pencil">{say("study.no_number")}</p>
        )}
      </td>
      <td data-label={say("study.col.counted")}>
        {typeof finding.n === "number" ? (
          <>
            n = {figure(finding.n)} {finding.n_unit ? <T>{finding.n_unit}</T> : say("label.sample.students")}
          </>
        ) : (
          <span class="pencil">{say("commons.not_reported")}</span>
        )}
      </td>
      <td data-label={say("study.col.read")}>
        {say(`label.read.${finding.read ?? study.read}`)}
        {!finding.verified && <b class="block">{say("study.finding.unverified")}</b>}
        {finding.locator && (
          <span class="fine block">
            {say("study.finding.where")} <T>{finding.locator}</T>.
          </span>
        )}
        <span class="fine block">
          {finding.verified ? say("study.finding.verified") : say("study.finding.seen_at")}{" "}
          <Away url={finding.verified_at}>{hostOf(finding.verified_at)}</Away>
        </span>
      </td>
    </tr>
  );
}

function About({ study }: { study: Study }) {
  const { commons, say } = useCtx();
  const figure = useFigure();
  const list = useList();
  const counted = Object.entries(study.sample).filter((entry): entry is [string, number] => entry[1] !== null);
  const blank = Object.entries(study.sample)
    .filter(([, n]) => n === null)
    .map(([key]) => say(`label.sample.${key}`));
  const states = study.setting.states.map((code) => ({ code, id: `us-${code.toLowerCase()}` }));
  return (
    <Sec id="about-study" title={say("study.about")}>
      <Rows
        rows={[
          [say("study.design"), say(`label.design.${study.design}`)],
          [
            say("study.sample"),
            <>
              {counted.map(([key, n]) => `${figure(n)} ${say(`label.sample.${key}`)}`).join("; ")}
              {counted.length > 0 && ". "}
              {blank.length > 0 && <span class="pencil">{say("study.not_reported", { what: list(blank) })}</span>}
            </>,
          ],
          [
            say("study.setting"),
            <>
              {study.setting.country && (
                <>
                  <T>{study.setting.country}</T>.{" "}
                </>
              )}
              {states.length > 0 && (
                <>
                  {states.map(({ code, id }, i) => (
                    <>
                      {i > 0 && ", "}
                      {commons.get("states", id) ? <RecordLink kind="states" id={id} /> : code}
                    </>
                  ))}
                  .{" "}
                </>
              )}
              {say("study.grades", { grades: study.setting.grades })} {say(`label.site.${study.setting.site_type}`)}.
            </>,
          ],
          [say("study.years"), study.setting.years ?? <span class="pencil">{say("commons.not_reported")}</span>],
          [
            say("study.essa"),
            <>
              {study.essa_tier === null ? say("study.no_tier") : say("study.tier", { tier: study.essa_tier })}.{" "}
              <T>{study.essa_reason}</T> {say("study.our_reading")}
            </>,
          ],
          study.tags.length > 0 && [
            say("study.tags"),
            <T>{study.tags.map((tag) => tag.replaceAll("-", " ")).join(", ")}</T>,
          ],
        ]}
      />
    </Sec>
  );
}

/** "annenberg.brown.edu": a column has no room for the whole address; the link has it. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}
