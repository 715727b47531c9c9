/** How to run an instrument: agenda, protocol, procedure, scripts, rules; and how to code what people say. */
import type { Instrument } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { type Row, Rows, Scroll, Sec, T, Texts, useBoth } from "./record-parts.tsx";

type Both = { en: string; es: string };

export function Protocol({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const parts = [
    instrument.agenda,
    instrument.protocol,
    instrument.procedure,
    instrument.facilitator_notes,
    instrument.status_rules,
    instrument.record_fields,
    instrument.phone_script,
    instrument.paper,
    instrument.community_version,
    instrument.student_interviewers,
    instrument.pdsa,
  ];
  if (parts.every((part) => part === undefined)) return null;
  return (
    <Sec id="protocol" title={say("instrument.protocol.title")}>
      <Agenda instrument={instrument} />
      <BothList title={say("instrument.protocol.protocol")} items={instrument.protocol} />
      <BothList title={say("instrument.protocol.procedure")} items={instrument.procedure} />
      <BothList title={say("instrument.protocol.facilitator")} items={instrument.facilitator_notes} />
      <StatusRules instrument={instrument} />
      {instrument.record_fields && (
        <>
          <h3>{say("instrument.protocol.record")}</h3>
          <Texts items={instrument.record_fields} />
        </>
      )}
      <Scripts instrument={instrument} />
    </Sec>
  );
}

function Agenda({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  if (!instrument.agenda) return null;
  return (
    <ol class="steps">
      {instrument.agenda.map((step) => (
        <li key={step.step.en}>
          <div>
            <h3>{both(step.step)}</h3>
            <p class="note">{say("instrument.minutes", { minutes: step.minutes })}</p>
            <p>{both(step.do)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function BothList({ title, items }: { title: string; items: readonly (string | Both)[] | undefined }) {
  const both = useBoth();
  if (!items?.length) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item) =>
          typeof item === "string" ? (
            <T as="li" key={item}>
              {item}
            </T>
          ) : (
            <li key={item.en}>{both(item)}</li>
          ),
        )}
      </ul>
    </>
  );
}

function StatusRules({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const rules = instrument.status_rules;
  if (!rules) return null;
  const rows: Row[] =
    "present" in rules
      ? (["present", "partly", "absent"] as const).map((status) => [say(`label.status.${status}`), both(rules[status])])
      : [
          [say("instrument.protocol.counts_as"), <T>{rules.counts_as}</T>],
          [
            say("instrument.protocol.stale"),
            say("instrument.protocol.stale_after", { months: rules.stale_after_months }),
          ],
          [say("instrument.protocol.firmer"), <T>{rules.firmer_with}</T>],
          [say("instrument.protocol.independent"), <T>{rules.independent}</T>],
        ];
  return (
    <>
      <h3>{say("instrument.protocol.status")}</h3>
      <Rows rows={rows} />
    </>
  );
}

/** Other ways to ask: by phone, on paper, of the community, by students; and inside a cycle. */
function Scripts({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const { phone_script: phone, community_version: community, pdsa } = instrument;
  return (
    <Rows
      rows={[
        phone && [say("instrument.protocol.opening"), both(phone.opening)],
        phone && [say("instrument.protocol.calling"), <T>{phone.how}</T>],
        phone && [say("instrument.protocol.closing"), both(phone.closing)],
        instrument.paper && [say("label.mode.paper"), <T>{instrument.paper}</T>],
        community && [
          say("instrument.protocol.community"),
          <>
            <T>{community.who}</T> <T>{community.wording}</T>
            <ul>
              {community.ask.map((id) => {
                const item = instrument.items.find((one) => one.id === id);
                return (
                  <li key={id}>
                    <a href={`#${id}`}>{item ? both(item.text) : id}</a>
                  </li>
                );
              })}
            </ul>
          </>,
        ],
        instrument.student_interviewers && [
          say("instrument.protocol.students"),
          <T>{instrument.student_interviewers}</T>,
        ],
        ...(pdsa
          ? (["plan", "do", "study", "act"] as const).map(
              (step) => [say(`instrument.protocol.${step}`), <T>{pdsa[step]}</T>] as const,
            )
          : []),
      ]}
    />
  );
}

/** Coding what people said: rules, then the codes by element. */
export function Codebook({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const { coding, codebook } = instrument;
  if (!coding && !codebook) return null;
  return (
    <Sec id="codebook" title={say("instrument.codebook.title")}>
      {coding && (
        <Rows
          rows={[
            coding.codebook && [
              say("instrument.codebook.of"),
              <RecordLink kind="instruments" id={coding.codebook} part="codebook" />,
            ],
            coding.unit && [say("instrument.codebook.unit"), <T>{coding.unit}</T>],
            coding.rules && [say("instrument.codebook.rules"), <Texts items={coding.rules} />],
            coding.note && [say("source.note"), <T>{coding.note}</T>],
          ]}
        />
      )}
      {codebook && (
        <Scroll label={say("instrument.codebook.title")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say("instrument.codebook.code")}</th>
                <th scope="col">{say("instrument.codebook.when")}</th>
                <th scope="col">{say("instrument.codebook.include")}</th>
                <th scope="col">{say("instrument.codebook.exclude")}</th>
              </tr>
            </thead>
            <tbody>
              {codebook.map((code) => (
                <tr key={code.code}>
                  <th scope="row">
                    <code>{code.code}</code> <T>{code.name}</T>
                    <span class="fine block">
                      {say(`label.element.${code.family}`)}: <RecordLink kind="indicators" id={code.indicator} />
                    </span>
                  </th>
                  <T as="td">{code.definition}</T>
                  <T as="td">{code.include}</T>
                  <T as="td">{code.exclude}</T>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Sec>
  );
}
