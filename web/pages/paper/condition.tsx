// /conditions/:id/paper — one condition to look up and take to whoever can change it
import type { Condition } from "../../../corpus/index.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { T, useList } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";
import { STATUSES } from "./inventory.tsx";
import { Box, Boxes, Fields, Open, Part, Sheet } from "./sheet.tsx";

export const conditionPaper = page("/conditions/:id/paper", ({ commons, params }) => {
  const condition = commons.get("conditions", params.id);
  if (!condition) throw new NotFound();
  return <ConditionPaper condition={condition} />;
});

function ConditionPaper({ condition }: { condition: Condition }) {
  const { lang, say } = useCtx();
  const list = useList();
  const { title, statement } = lang === "es" ? condition.es : condition;
  return (
    <Sheet title={title} back={`/conditions/${condition.id}`} brief>
      <Part>
        <div class="paper-head">
          <h1>{title}</h1>
          <p class="big">{statement}</p>
          <ForeignNote />
        </div>
        <h2>{say("condition.tell")}</h2>
        <T as="p">{condition.test}</T>
        <Fields labels={[say("paper.place"), say("paper.date")]} />
        <Boxes labels={STATUSES.map((status) => say(`label.status.${status}`))} />
        <p class="small">{say("paper.not_known")}</p>
        <Open ask={say("paper.shown_by_whom")} n={2} />
        <h2>{say("condition.when_absent")}</h2>
        <T as="p">{condition.when_absent}</T>
        <h2>{say("condition.who")}</h2>
        <p class="upper">{list(condition.who_can_change_it.map((who) => say(`label.who.${who}`)))}</p>
        <h2>{say("condition.levers")}</h2>
        <ul class="boxes down">
          {condition.levers.map((lever) => (
            <li key={lever}>
              <Box /> <T>{lever}</T>
            </li>
          ))}
        </ul>
        <Fields labels={[say("paper.whom_we_ask"), say("paper.by_when")]} />
      </Part>
    </Sheet>
  );
}
