/** The same team, the same indicator, another day: level, spread and what was seen, side by side. On the team's page only. */
import type { Review } from "../../../domain/collect/review.ts";
import { Sec } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { reviewAddress } from "./at.ts";
import { SpreadStrip } from "./strip.tsx";
import { useAgreed, useDate } from "./words.ts";

/** @param seenNow  what was seen now stands here too, and not elsewhere on the page */
export function ThenAndNow({ earlier, now, seenNow = false }: { earlier: Review; now: Review; seenNow?: boolean }) {
  const { href, say } = useCtx();
  const on = useDate();
  const first = earlier.openedOn === now.openedOn ? say("review.then.earlier") : undefined;
  return (
    <Sec id="changed" title={say("review.changed", { on: on(earlier.agreedOn) })}>
      <p>
        <Moved earlier={earlier} now={now} /> {say("review.changed.people")}{" "}
        {earlier.version !== now.version && say("review.changed.version")}
      </p>
      <div class="multiples then">
        <div>
          <h3>
            <a href={href(reviewAddress(earlier))}>{first ?? say("review.then", { on: on(earlier.agreedOn) })}</a>
          </h3>
          <One review={earlier} seen />
        </div>
        <div>
          <h3>{now.agreedOn ? say("review.then", { on: on(now.agreedOn) }) : say("review.now")}</h3>
          <One review={now} seen={seenNow} />
        </div>
      </div>
      {seenNow && (
        <p class="note no-print">
          {say("review.seen.about")} {say("review.seen.stays")}
        </p>
      )}
    </Sec>
  );
}

/** What a difference between two agreed answers says, and no more. */
function Moved({ earlier, now }: { earlier: Review; now: Review }) {
  const { say } = useCtx();
  const agreedAs = useAgreed();
  if (!earlier.agreed) return null;
  const then = agreedAs(earlier.agreed);
  if (!now.agreed || now.phase !== "agreed") return <>{say("review.changed.open", { then })}</>;
  const same = agreedAs(now.agreed) === then;
  return <>{say(same ? "review.changed.same" : "review.changed.moved", { then, now: agreedAs(now.agreed) })}</>;
}

function One({ review, seen }: { review: Review; seen: boolean }) {
  const { say } = useCtx();
  const agreedAs = useAgreed();
  return (
    <>
      {review.phase === "agreed" && review.agreed && (
        <p>
          <b>{agreedAs(review.agreed)}</b>
        </p>
      )}
      <SpreadStrip review={review} small />
      {seen && review.seen.length > 0 && (
        <div class="no-print">
          <h4>{say("review.seen")}</h4>
          <ul class="seen">
            {review.seen.map((text, i) => (
              <li key={i}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
