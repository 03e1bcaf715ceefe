import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import type { ColumnType } from "./column-type.ts";
import { type JsonMembers, jsonMembers } from "./json-members.ts";
import { jsonRefusal } from "./json-text.ts";
import { columnOf, freeName, type SourceDesk, type SourceTable } from "./source-table.ts";
import { valueText } from "./value-text.ts";

/** A value of a row: an expression and what it yields. */
export type RowValue = { sql: string; type: ColumnType };

/**
 * Expressions over one table for one staged source. Whatever is used several times (a checked JSON text, its members, a
 * time) is computed once, in a step of its own below the next; `from()` puts the steps together once all were asked for.
 */
export type RowReader = {
  desk: SourceDesk;
  table: SourceTable;
  has: (name: string) => boolean;
  /** A column, or a path into one (`properties.time`); null when there is no such column. */
  value: (name: string) => RowValue | null;
  /** The same as canonical text. */
  text: (name: string) => string | null;
  /** Names an expression that is computed once per row; it may use steps below its own. */
  compute: (step: Step, sql: () => string) => string;
  /** The members of a column that holds JSON, checked; null when there is no such column. */
  json: (name: string) => JsonMembers | null;
  /** The members of the row itself, where every row is one JSON object. */
  line: () => JsonMembers | null;
  /** Reasons to refuse a row that came up with the columns asked for. */
  refusals: () => string[];
  /** How many values of a row were cut, as far as JSON goes. */
  cuts: () => string[];
  from: () => string;
};

/** Order in which computed expressions build on each other. */
export const steps = ["check", "members", "inner check", "inner members", "time", "last"] as const;
export type Step = (typeof steps)[number];

/** A reader over a table, with nothing asked for yet. */
export function rowReader(desk: SourceDesk, table: SourceTable): RowReader {
  const computed: { step: Step; name: string; sql: () => string }[] = [];
  const refusals: string[] = table.refusal === null ? [] : [table.refusal];
  const cuts: string[] = [];
  const byColumn = new Map<string, JsonMembers>();
  const compute = (step: Step, sql: () => string): string => {
    const name = identifier(freeName(table, `step ${computed.length + 1}`));
    computed.push({ step, name, sql });
    return name;
  };
  const membersOf = (key: string, make: () => JsonMembers): JsonMembers => {
    const known = byColumn.get(key) ?? make();
    byColumn.set(key, known);
    return known;
  };
  const service = { compute, cut: (count: string) => cuts.push(count) };
  const line = (): JsonMembers => membersOf("", () => jsonMembers(service, { document: `"line"`, step: "members" }));
  const checked = (name: string, text: string, inner: boolean): JsonMembers =>
    membersOf(name, () => {
      const refusal = compute(inner ? "inner check" : "check", () => `CASE WHEN ${text} <> '' THEN ${jsonRefusal(text)} END`);
      refusals.push(`${textLiteral(`${name.slice(0, 60)}: `)} || ${refusal}`);
      const document = `CASE WHEN ${refusal} IS NULL THEN nullif(${text}, '') END`;
      return jsonMembers(service, { document, step: inner ? "inner members" : "members" });
    });
  const json = (name: string): JsonMembers | null => {
    const column = columnOf(table, name);
    if (column === null) return null;
    if (table.kind === "documents") return checked(column.name, line().document([column.name]), true);
    return checked(column.name, `CAST(${identifier(column.name)} AS VARCHAR)`, false);
  };
  const value = (name: string): RowValue | null => valueAt({ table, line, json }, name);
  return {
    desk,
    table,
    has: (name) => columnOf(table, name) !== null,
    value,
    text: (name) => {
      const found = value(name);
      return found && valueText(found.sql, found.type);
    },
    compute,
    json,
    line: () => (table.kind === "documents" ? line() : null),
    refusals: () => refusals,
    cuts: () => cuts,
    from: () =>
      steps.reduce((inner, step) => {
        const own = computed.filter((each) => each.step === step);
        return own.length === 0 ? inner : `(SELECT *, ${own.map(({ name, sql }) => `${sql()} AS ${name}`).join(", ")} FROM ${inner})`;
      }, table.from),
  };
}

type Lookup = { table: SourceTable; line: () => JsonMembers; json: (name: string) => JsonMembers | null };

function valueAt({ table, line, json }: Lookup, name: string): RowValue | null {
  const column = columnOf(table, name);
  if (column !== null) {
    if (table.kind === "documents") return { sql: line().text([column.name]), type: { kind: "text" } };
    return { sql: identifier(column.name), type: column.type };
  }
  const dot = name.indexOf(".");
  const parent = dot > 0 ? columnOf(table, name.slice(0, dot)) : null;
  if (parent === null) return null;
  const key = name.slice(dot + 1);
  if (table.kind === "documents") return { sql: line().text([parent.name, key]), type: { kind: "text" } };
  if (parent.type.kind === "struct") {
    const field = parent.type.fields.find((candidate) => candidate.name === key);
    return field ? { sql: `struct_extract(${identifier(parent.name)}, ${textLiteral(field.name)})`, type: field.type } : null;
  }
  if (parent.type.kind !== "text" && parent.type.kind !== "json") return null;
  const members = json(parent.name);
  return members && { sql: members.text([key]), type: { kind: "text" } };
}
