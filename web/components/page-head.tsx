import type { ComponentChildren } from "preact";

/** What this page is: kicker, title (the one h1), lead. `claim` sets the title as a sentence that could be wrong. */
export function PageHead(props: {
  title: ComponentChildren;
  kicker?: ComponentChildren;
  lead?: ComponentChildren;
  claim?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class="page-head">
      {props.kicker && <p class="kicker">{props.kicker}</p>}
      <h1 class={props.claim ? "claim" : undefined}>{props.title}</h1>
      {props.lead && <p class="lead">{props.lead}</p>}
      {props.children}
    </div>
  );
}
