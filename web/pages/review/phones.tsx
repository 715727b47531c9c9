/** How a phone in the room finds the review: the code, the address, and the same as a picture. */
import { correction, generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import { useCtx } from "../../page.tsx";

export function Phones({ code }: { code: string }) {
  const { meeting, say } = useCtx();
  if (!meeting) return <p class="note">{say("review.phones.stopped")}</p>;
  const addresses = meeting.addresses.map((address) => `${address}/r/${code}`);
  const [first] = addresses;
  if (first === undefined) return <p class="note">{say("review.phones.no_network")}</p>;
  return (
    <div class="phones">
      <Qr text={first} />
      <div>
        <p>{say("review.phones.how")}</p>
        <p class="code">{code}</p>
        <ul>
          {addresses.map((address) => (
            <li key={address}>
              <b>{address}</b>
            </li>
          ))}
        </ul>
        <p class="note">{say("review.phones.plain")}</p>
      </div>
    </div>
  );
}

/** Dark on light in both schemes: cameras read no other. The address stands beside it in words. */
function Qr({ text }: { text: string }) {
  const { say } = useCtx();
  const picture = generate(text, { minCorrectionLevel: correction.M });
  const side = picture.size + 8; // four light modules on each side
  return (
    <svg class="qr" role="img" viewBox={`-4 -4 ${side} ${side}`} shape-rendering="crispEdges">
      <title>{say("review.phones.qr", { address: text })}</title>
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={toSvgPath(picture)} fill="#000" />
    </svg>
  );
}
