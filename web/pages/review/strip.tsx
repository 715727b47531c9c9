/** The spread of a review: one dot for each placement, apart for who could not tell. From five people on; `elsewhere`, beyond the team's own page, from ten (law 3). */
import type { Answer, Review } from "../../../domain/collect/review.ts";
import { agreementOf, answersOf, FEWEST } from "../../../domain/collect/review.ts";
import { PUBLIC_MINIMUM } from "../../../domain/people/disclosure.ts";
import { useList } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { useAnswerName } from "./words.ts";

type Spread = Pick<Review, "about" | "counts" | "placed" | "agreed">;

/** The strip, or the sentence why there is none. The numbers stand under the dots, so that nothing hangs on seeing them. */
export function SpreadStrip({ review, small, elsewhere }: { review: Spread; small?: boolean; elsewhere?: boolean }) {
  const { say } = useCtx();
  const name = useAnswerName();
  const { about, counts, placed, agreed } = review;
  if (counts === null)
    return (
      <p class={elsewhere ? "note no-print" : "note"}>
        {say(elsewhere ? "review.spread.elsewhere" : "review.spread.few", {
          n: placed,
          fewest: FEWEST,
          most: PUBLIC_MINIMUM,
        })}
      </p>
    );
  return (
    <ol class={`dots ${about.kind}${small ? " small" : ""}`}>
      {answersOf(about).map((answer, i) => {
        const n = counts[i] ?? 0;
        return (
          <li key={answer} class={answer === "cannot-tell" || answer === "not-known" ? "apart" : undefined}>
            <span class="pile" aria-hidden="true">
              {Array.from({ length: n }, (_, dot) => (
                <i key={dot} />
              ))}
            </span>
            <span class="of">
              {/^\d$/.test(answer) && <b>{answer} </b>}
              {isAgreed(agreed, answer) ? <mark>{name(answer)}</mark> : name(answer)}
              <small>
                {say("review.people", { n })}
                {isAgreed(agreed, answer) && <span class="vh">, {say("review.agreed_here")}</span>}
              </small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function isAgreed(agreed: Review["agreed"], answer: Answer): boolean {
  if (agreed === null) return false;
  return [agreed.level, agreed.also, agreed.status].some((one) => one !== null && String(one) === answer);
}

/** How near the placements lie, in a sentence. Nothing below five people; of a condition the spread alone speaks. */
export function Agreement({ review }: { review: Spread }) {
  const { say } = useCtx();
  const list = useList();
  const { about, counts } = review;
  const found = about.kind === "indicator" && counts !== null ? agreementOf(counts) : null;
  if (!found) return null;
  const { most, same, near, n } = found;
  const levels = list(most.map(String));
  return (
    <p>
      {same === n
        ? say("review.agreement.all", { n, levels })
        : say(most.length === 1 ? "review.agreement.one" : "review.agreement.more", { same, n, levels, near })}{" "}
      {near < n && say("review.agreement.wide")}
    </p>
  );
}
