/** A shape of the OpenAPI document as rows that a person reads: one for each field, fields inside fields as `a.b`, of lists as `a[].b`. Pure. */

export type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
};

/** What a value may be: words of its own, the name of another shape, or a plain type. */
export type Type =
  | { is: "words"; words: string[] }
  | { is: "shape"; name: string }
  | { is: "text" | "number" | "whole" | "flag" | "object" | "map" | "null" };

export type Field = {
  name: string;
  list: boolean; // a list of what follows
  types: Type[]; // any of these
  about: string; // may be empty
  optional: boolean;
  only: { field: string; values: string[] } | null; // it is there only where that field has one of these values
};

/** The fields of a shape, in its order. */
export function fieldsOf(schema: Schema): Field[] {
  return under(schema, "");
}

function under(schema: Schema, prefix: string): Field[] {
  const options = optionsOf(schema).filter((one) => one.properties);
  const names = [...new Set(options.flatMap((one) => Object.keys(one.properties ?? {})))];
  const told = names.find(
    (name) => options.length > 1 && options.every((one) => wordsOf(one.properties?.[name]) !== null),
  );
  return names.flatMap((name): Field[] => {
    const having = options.filter((one) => one.properties?.[name]);
    const each = having.map((one) => one.properties?.[name] as Schema);
    const { list, inner } = unlist(each);
    const own = `${prefix}${name}`;
    const values = having.flatMap((one) => (told ? (wordsOf(one.properties?.[told]) ?? []) : []));
    const deeper = inner.flatMap(optionsOf).filter((one) => one.properties);
    return [
      {
        name: own,
        list,
        types: typesOf(inner),
        about: each.find(({ description }) => description)?.description ?? inner[0]?.description ?? "",
        optional: having.some((one) => !one.required?.includes(name)),
        only: told && having.length < options.length ? { field: `${prefix}${told}`, values } : null,
      },
      ...(deeper.length > 0 ? under({ anyOf: deeper }, `${own}${list ? "[]" : ""}.`) : []),
    ];
  });
}

/** The things that a schema may be, one by one. */
function optionsOf(schema: Schema): Schema[] {
  const options = schema.anyOf ?? schema.oneOf;
  return options ? options.flatMap(optionsOf) : [schema];
}

function unlist(schemas: readonly Schema[]): { list: boolean; inner: Schema[] } {
  const options = schemas.flatMap(optionsOf);
  const lists = options.filter((one) => one.type === "array");
  if (lists.length === 0) return { list: false, inner: options };
  const rest = options.filter((one) => one.type !== "array");
  return {
    list: true,
    inner: [...lists.flatMap((one) => (one.items ? optionsOf(one.items) : (one.prefixItems ?? []))), ...rest],
  };
}

function wordsOf(schema: Schema | undefined): string[] | null {
  if (schema?.const !== undefined) return [String(schema.const)];
  return schema?.enum ? schema.enum.map(String) : null;
}

function typesOf(schemas: readonly Schema[]): Type[] {
  const found = new Map<string, Type>();
  const words: string[] = [];
  for (const schema of schemas) {
    const own = wordsOf(schema);
    if (own) words.push(...own);
    else for (const type of plain(schema)) found.set(JSON.stringify(type), type);
  }
  const all = [...found.values()].sort((a, b) => Number(a.is === "null") - Number(b.is === "null"));
  return words.length > 0 ? [{ is: "words", words: [...new Set(words)] }, ...all] : all;
}

function plain(schema: Schema): Type[] {
  if (schema.$ref) return [{ is: "shape", name: schema.$ref.split("/").at(-1) ?? "" }];
  return [schema.type ?? "object"].flat().map((type): Type => {
    if (type === "string") return { is: "text" };
    if (type === "integer") return { is: "whole" };
    if (type === "boolean") return { is: "flag" };
    if (type === "number" || type === "null") return { is: type };
    return { is: schema.properties ? "object" : "map" };
  });
}
