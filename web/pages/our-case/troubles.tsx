/** What stands in the way of the page, in words, with what to drop. */
import type { Claim } from "../../../corpus/index.ts";
import { T } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { useCtx } from "../../page.tsx";
import type { Trouble } from "./check.ts";
import { addressOfChoice, type Choice } from "./choice.ts";

/** Ids in the address that name no claim. The rest is kept. */
export function Unknown({ choice }: { choice: Choice }) {
  const { href, say } = useCtx();
  if (choice.unknown.length === 0) return null;
  return (
    <div class="notice" role="status">
      <p>
        <strong>{say("board.unknown_ids", { n: choice.unknown.length })}</strong>
      </p>
      <ul>
        {choice.unknown.map(({ id, nearest }) => (
          <li key={id}>
            <code>{id}</code>
            {nearest && (
              <>
                {" "}
                {say("board.did_you_mean")} <a href={href(`/claims/${nearest}`)}>{nearest}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Troubles({ troubles, choice }: { troubles: readonly Trouble[]; choice: Choice }) {
  const { say } = useCtx();
  if (troubles.length === 0) return null;
  return (
    <div {...refused}>
      <p>
        <strong>{say("board.not_made")}</strong> {say("board.kept")}
      </p>
      <ul>
        {troubles.map((trouble) => (
          <li
            key={JSON.stringify([
              trouble.what,
              "where" in trouble && trouble.where,
              "field" in trouble && trouble.field,
            ])}
          >
            <Sentence trouble={trouble} />
            {"drop" in trouble && <Drop claims={trouble.drop} choice={choice} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sentence({ trouble }: { trouble: Trouble }) {
  const { say } = useCtx();
  if (trouble.what === "none") return <a href="#academic">{say("board.trouble.none")}</a>;
  if (trouble.what === "long")
    return (
      <a href={`#${trouble.field}`}>
        {say("board.trouble.long", {
          field: say(`board.field.${trouble.field}`),
          length: trouble.length,
          limit: trouble.limit,
        })}
      </a>
    );
  if (trouble.what === "many") {
    const where = trouble.where === "gaps" ? say("board.unknown") : say(`board.dimension.${trouble.where}`);
    return <span>{say("board.trouble.many", { where, n: trouble.n, over: trouble.n - 2 })}</span>;
  }
  return <span>{say(trouble.all ? "board.trouble.full_all" : "board.trouble.full")}</span>;
}

/** Each as a link to the same choice without it. */
function Drop({ claims, choice }: { claims: readonly Claim[]; choice: Choice }) {
  const { href, say } = useCtx();
  return (
    <ul>
      {claims.map((claim) => (
        <li key={claim.id}>
          <a
            href={href(
              `/our-case?${addressOfChoice(
                choice,
                choice.claims.filter((one) => one !== claim),
              )}`,
            )}
          >
            {say("board.leave_out")}
          </a>{" "}
          <T>{claim.statement}</T>
        </li>
      ))}
    </ul>
  );
}
