/** Which other records name this one: grouped by kind, each a link. */
import { type Kind, kinds } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { Sec } from "./record-parts.tsx";

export function NamedBy({ kind, id, except }: { kind: Kind; id: string; except: readonly Kind[] }) {
  const { commons, say } = useCtx();
  const groups = kinds
    .filter((other) => !except.includes(other))
    .map((other) => ({
      other,
      ids: [
        ...new Set(
          commons
            .referencesTo(kind, id)
            .filter((ref) => ref.from.kind === other)
            .map((ref) => ref.from.id),
        ),
      ],
    }))
    .filter((group) => group.ids.length > 0);
  if (groups.length === 0) return null;
  return (
    <Sec screen id="named-by" title={say("commons.named_by")}>
      <div class="named-by">
        {groups.map(({ other, ids }) => (
          <div key={other}>
            <h3>
              {say(`label.kind.${other}`)}: {ids.length}
            </h3>
            <ul>
              {ids.map((from) => (
                <li key={from}>
                  <RecordLink kind={other} id={from} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Sec>
  );
}
