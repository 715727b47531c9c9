/** A shape of the OpenAPI document as a table: fields, what they may be, what they mean. */
import { Scroll, T } from "../components/record-parts.tsx";
import { useCtx } from "../page.tsx";
import { type Field, fieldsOf, type Schema, type Type } from "./shape.ts";

export function ShapeRows({ name, shape }: { name: string; shape: Schema }) {
  const { say } = useCtx();
  return (
    <>
      {shape.description && (
        <p>
          <Marked text={shape.description} />
        </p>
      )}
      <Scroll label={name}>
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{say("api.field")}</th>
              <th scope="col">{say("api.field.type")}</th>
              <th scope="col">{say("api.field.about")}</th>
            </tr>
          </thead>
          <tbody>
            {fieldsOf(shape).map((field) => (
              <tr key={field.name}>
                <th scope="row">
                  <code>{field.name}</code>
                </th>
                <td class="wrap-text">
                  <Types field={field} />
                </td>
                <td class="wrap-text">
                  <About field={field} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Types({ field: { list, types } }: { field: Field }) {
  const { say } = useCtx();
  return (
    <>
      {list && `${say("api.type.list")} `}
      {types.map((type, i) => (
        <>
          {i > 0 && ` ${say("api.type.or")} `}
          <OneType type={type} />
        </>
      ))}
    </>
  );
}

function OneType({ type }: { type: Type }) {
  const { say } = useCtx();
  if (type.is === "words") return <code>{type.words.join(", ")}</code>;
  if (type.is === "null") return <code>null</code>;
  if (type.is !== "shape") return <>{say(`api.type.${type.is}`)}</>;
  return (
    <a href={`#shape-${type.name}`}>
      <code>{type.name}</code>
    </a>
  );
}

function About({ field: { about, optional, only } }: { field: Field }) {
  const { say } = useCtx();
  return (
    <>
      <Marked text={about} />
      {only && ` ${say("api.field.only", { field: only.field, values: only.values.join(", ") })}`}
      {optional && !only && ` ${say("api.field.optional")}`}
    </>
  );
}

/** A text of the document: English, and what stands between backticks is code. */
export function Marked({ text }: { text: string }) {
  return <T>{text.split("`").map((part, i) => (i % 2 === 1 ? <code key={part}>{part}</code> : part))}</T>;
}
