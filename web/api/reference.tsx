// /api — the API as a page: what it is for, every operation with an example to copy, every shape, what can go wrong

import { ForeignNote } from "../components/foreign.tsx";
import { Page } from "../components/page.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Rows, Sec, T } from "../components/record-parts.tsx";
import { kept, page, type Route, rendered, useCtx } from "../page.tsx";
import { caseExample, pythonExample, rExample } from "./examples.ts";
import { Marked, ShapeRows } from "./reference-shape.tsx";
import type { Schema } from "./shape.ts";

type Parameter = {
  name: string;
  in: "path" | "query";
  description?: string;
  required?: boolean;
  schema: Schema & { default?: unknown };
};
type Get = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
};
type Operation = Get & { path: string; example: string };

let api: Promise<typeof import("./app.ts")> | undefined; // loaded when it is first asked for, as the API itself

const apiPage = page("/api", async ({ site }) => {
  api ??= import("./app.ts");
  const { documentOf, operations } = await api;
  const document = documentOf(site) as unknown as {
    paths: Record<string, { get: Get }>;
    components: { schemas: Record<string, Schema> };
  };
  const all = operations.map(({ path, example }) => ({ ...(document.paths[path]?.get as Get), path, example }));
  return <Reference all={all} shapes={document.components.schemas} />;
});

export const apiRoutes: readonly Route[] = kept([apiPage]);

const PROBLEMS = ["bad-parameter", "no-kind", "no-record", "no-place", "no-operation", "read-only", "fault"] as const;
const RULES = ["names", "nulls", "numbers", "parts", "versions", "who", "places", "license"] as const;

function Reference({ all, shapes }: { all: readonly Operation[]; shapes: Record<string, Schema> }) {
  const { href, say, site, tell } = useCtx();
  const link = (to: string) => (text: unknown) => <a href={to}>{text as string}</a>;
  const groups = Map.groupBy(all, ({ tags }) => tags[0] ?? "");
  return (
    <Page title={say("api.title")} description={say("api.lead")} trail={[{ label: say("api.title") }]}>
      <PageHead title={say("api.title")} lead={say("api.lead")}>
        <p>
          {tell("api.document", {
            document: link("/api/v1/openapi.json"),
            download: link(href("/download")),
          })}
        </p>
        <ForeignNote />
      </PageHead>
      <Sec id="begin" title={say("api.begin")}>
        <p>{say("api.begin.about")}</p>
        <h3 id="in-r">{say("api.begin.r")}</h3>
        <Code text={rExample(site)} label={say("api.begin.r")} />
        <h3 id="in-python">{say("api.begin.python")}</h3>
        <Code text={pythonExample(site)} label={say("api.begin.python")} />
      </Sec>
      <Sec id="rules" title={say("api.rules")}>
        <Rows rows={RULES.map((rule) => [say(`api.rule.${rule}`), say(`api.rule.${rule}.is`)])} />
      </Sec>
      {[...groups].map(([tag, operations]) => (
        <Sec key={tag} id={tag} title={say(`api.group.${tag}`)}>
          <p>{say(`api.group.${tag}.about`)}</p>
          {operations.map((operation) => (
            <OperationPart key={operation.operationId} operation={operation} />
          ))}
        </Sec>
      ))}
      <Sec id="case" title={say("api.case")}>
        <p>{say("api.case.about")}</p>
        <Code text={caseExample(site)} label={`${say("api.example")}: CASE`} />
        <p>{say("api.case.operations")}</p>
        <p>{say("api.case.question")}</p>
        <p>{say("api.case.identifiers")}</p>
      </Sec>
      <Sec id="problems" title={say("api.problems")}>
        <p>
          {tell("api.problems.about", {
            shape: link("#shape-Problem"),
            standard: link("https://www.rfc-editor.org/rfc/rfc9457"),
          })}
        </p>
        <dl class="kv">
          {PROBLEMS.map((code) => (
            <div key={code} id={`problem-${code}`}>
              <dt>
                <code>{code}</code>
              </dt>
              <dd>{say(`api.problem.${code.replaceAll("-", "_")}`)}</dd>
            </div>
          ))}
        </dl>
      </Sec>
      <Sec id="shapes" title={say("api.shapes")}>
        <p>{say("api.shapes.about")}</p>
        {Object.entries(shapes).map(([name, shape]) => (
          <Shape key={name} name={name} shape={shape} />
        ))}
      </Sec>
    </Page>
  );
}

const written = { en: new WeakMap<Schema, string>(), es: new WeakMap<Schema, string>() };

/** A shape, written once in each language: all of them are two thirds of the page, and they stay while the program runs. */
function Shape({ name, shape }: { name: string; shape: Schema }) {
  const ctx = useCtx();
  const before = written[ctx.lang];
  let html = before.get(shape);
  if (html === undefined) {
    html = rendered(
      <>
        <summary>
          <code>{name}</code>
        </summary>
        <ShapeRows name={name} shape={shape} />
      </>,
      ctx,
    );
    before.set(shape, html);
  }
  return <details class="shape" id={`shape-${name}`} dangerouslySetInnerHTML={{ __html: html }} />;
}

function OperationPart({ operation }: { operation: Operation }) {
  const { say, site } = useCtx();
  const { operationId, path, summary, description, parameters = [], responses, example } = operation;
  const shape = Object.values(responses[200]?.content ?? {})[0]
    ?.schema.$ref.split("/")
    .at(-1);
  return (
    <section class="operation" aria-labelledby={`operation-${operationId}`}>
      <h3 id={`operation-${operationId}`}>
        <T>{summary}</T>
      </h3>
      <p class="call">
        <code>GET {path}</code>
      </p>
      <p>
        <Marked text={description} />
      </p>
      <Rows
        rows={parameters.map((parameter) => [<code>{parameter.name}</code>, <ParameterText parameter={parameter} />])}
      />
      <Code text={`curl '${site}${example}'`} label={`${say("api.example")}: ${operationId}`} />
      <p class="note">
        {say("api.answers")}{" "}
        <a href={`#shape-${shape}`}>
          <code>{shape}</code>
        </a>
      </p>
    </section>
  );
}

function ParameterText({ parameter: { in: where, description = "", schema } }: { parameter: Parameter }) {
  const { say } = useCtx();
  return (
    <>
      {say(`api.parameter.${where}`)} <Marked text={description} />
      {schema.enum && (
        <>
          {" "}
          {say("api.parameter.words")} <code>{schema.enum.join(", ")}</code>
        </>
      )}
      {schema.default !== undefined && (
        <>
          {" "}
          {say("api.parameter.usual")} <code>{String(schema.default)}</code>
        </>
      )}
    </>
  );
}

/** Something to copy: it scrolls inside its own frame where it is wider than the page. */
function Code({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="copy" tabIndex={0} aria-label={label}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  );
}
