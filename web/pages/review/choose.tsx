/** What to review: purpose first, what nobody has spoken of before what is known, one suggestion at the top. */
import { elements } from "../../../corpus/index.ts";
import type { About, Standing } from "../../../domain/collect/reading.ts";
import type { Commons } from "../../../domain/commons/commons.ts";
import type { Place } from "../../../domain/people/place.ts";
import { useByTitle } from "../../components/record-link.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { reviewsAddress } from "./at.ts";
import { useAgreed } from "./words.ts";

type Titled = { id: string; title: string; statement: string; es: { title: string; statement: string } };
type Props = { place: Place; commons: Commons; standing: Standing };

export function Choosing({ kind, ...props }: Props & { kind: About["kind"] }) {
  return kind === "indicator" ? <Indicators {...props} /> : <Conditions {...props} />;
}

/** The one about a shared reason, where nobody has spoken of it; else the first of purpose that nobody has spoken of. */
export function suggested(commons: Commons, { levels }: Pick<Standing, "levels">) {
  const open = commons.all("indicators").filter(({ id, element }) => element === "purpose" && !levels.has(id));
  return open.find(({ id }) => id === "purpose-shared-why") ?? open[0];
}

function Indicators({ place, commons, standing }: Props) {
  const { say } = useCtx();
  const first = suggested(commons, standing);
  const all = commons.all("indicators");
  return (
    <>
      {first && (
        <Sec id="first" title={say("review.choose.first")}>
          <p>{say("review.choose.first.why")}</p>
          <Lines place={place} kind="indicator" records={[first]} standing={standing} />
        </Sec>
      )}
      {elements.map((element) => {
        const some = all.filter((one) => one.element === element && one !== first);
        return (
          <Sec key={element} id={element} title={say(`decide.element.${element}`)}>
            <Lines place={place} kind="indicator" records={some} standing={standing} />
          </Sec>
        );
      })}
    </>
  );
}

function Conditions({ place, commons, standing }: Props) {
  const { say } = useCtx();
  const byTitle = useByTitle();
  const all = byTitle("conditions", commons.all("conditions"));
  const groups = LEVELS.flatMap((level) =>
    KINDS.map((kind) => ({ level, kind, some: all.filter((one) => one.level === level && one.kind === kind) })),
  );
  return (
    <>
      {groups
        .filter(({ some }) => some.length > 0)
        .map(({ level, kind, some }) => (
          <Sec key={level + kind} id={`${level}-${kind}`} title={say(`commons.conditions.${level}.${kind}`)}>
            <Lines place={place} kind="condition" records={some} standing={standing} />
          </Sec>
        ))}
    </>
  );
}

/** From near to far, as /conditions has them. */
const LEVELS = ["school", "district", "state", "federal"] as const;
const KINDS = ["operating", "policy"] as const;

type LinesProps = { place: Place; kind: About["kind"]; records: readonly Titled[]; standing: Standing };

function Lines({ place, kind, records, standing }: LinesProps) {
  const { href, lang, say } = useCtx();
  const agreedAs = useAgreed();
  const knownOf = (id: string) => {
    const level = standing.levels.get(id);
    if (kind === "indicator") return level && agreedAs({ level, also: null, status: null });
    const status = standing.statuses.get(id);
    return status && agreedAs({ level: null, also: null, status });
  };
  const unknown = records.filter(({ id }) => !knownOf(id));
  const known = records.filter(({ id }) => knownOf(id));
  return (
    <ul class="ways">
      {[...unknown, ...known].map((record) => {
        const { title, statement } = lang === "es" ? record.es : record;
        return (
          <li key={record.id}>
            <a href={href(`${reviewsAddress(place, "new")}?about=${kind}:${record.id}`)}>{title}</a>
            <p>
              {knownOf(record.id) && <b>{say("review.choose.stands", { answer: knownOf(record.id) ?? "" })} </b>}
              {statement}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
