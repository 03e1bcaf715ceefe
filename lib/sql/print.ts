import type { Expression, Sort, Value } from "../plan/expression.ts";
import type { Join, Plan, Relation, Select } from "../plan/relation.ts";
import { printActivity } from "./activity.ts";
import { printDailyUsers } from "./daily-users.ts";
import type { DataFiles, Dialect, Table } from "./dialect.ts";
import { journeyFiles } from "./journeys.ts";
import type { BoundValue } from "./statement.ts";

export type Printed = { sql: string; values: BoundValue[] };

export type PrintOptions = {
  files: DataFiles;
  /** Values are bound to $1, $2 …, or written as literals so that the text runs anywhere as it is. */
  values: "bound" | "literal";
};

/** Spells a plan in a dialect: one SELECT, every identifier quoted, every value bound or a literal. */
export function print(plan: Plan, dialect: Dialect, options: PrintOptions): Printed {
  return new Printer(dialect, options).plan(plan);
}

class Printer {
  readonly #values: BoundValue[] = [];
  #properties = new Map<string, string>();

  constructor(
    readonly dialect: Dialect,
    readonly options: PrintOptions,
  ) {}

  plan(plan: Plan): Printed {
    this.#properties = propertyColumns(plan, this.options.files);
    const tables = plan.relations.flatMap(({ name, relation }) => this.#tables(name, relation));
    const last = tables.pop();
    if (!last) throw new RangeError("a plan needs a relation");
    const recursive = tables.some((table) => table.hint === "recursive") ? "RECURSIVE " : "";
    const body = tables.map((table) => this.#table(table)).join(",\n");
    return { sql: `${body ? `WITH ${recursive}${body}\n` : ""}${last.sql}`, values: this.#values };
  }

  #table({ name, sql, hint }: Table): string {
    const words = hint === "materialized" ? "AS MATERIALIZED" : hint === "not_materialized" ? "AS NOT MATERIALIZED" : "AS";
    return `${this.#name(name)} ${words} (\n${indent(sql)}\n)`;
  }

  #tables(name: string, relation: Relation): Table[] {
    if (relation.is === "walk" || relation.is === "paths" || relation.is === "pairs") {
      const quoted = (each: string) => this.#name(each);
      const value = (text: string) => this.#value({ is: "text", value: text });
      const spelled = { quoted, files: this.options.files, value };
      if (relation.is === "walk") return this.dialect.walk(name, { ...relation, ...spelled });
      if (relation.is === "paths") return this.dialect.paths(name, { ...relation, ...spelled });
      return this.dialect.pairs(name, { ...relation, ...spelled });
    }
    const inline =
      relation.is === "events" ||
      relation.is === "activity" ||
      relation.is === "daily_users" ||
      relation.is === "users" ||
      relation.is === "user_properties" ||
      (relation.is === "select" && relation.keep === true);
    const table = { name, sql: this.#relation(relation) };
    return [inline ? { ...table, hint: "not_materialized" } : table];
  }

  #relation(relation: Exclude<Relation, { is: "walk" | "paths" | "pairs" }>): string {
    const { files } = this.options;
    if (relation.is === "select") return this.#select(relation);
    if (relation.is === "union") return relation.of.map((name) => `SELECT * FROM ${this.#name(name)}`).join("\nUNION ALL BY NAME\n");
    if (relation.is === "rows") return this.#rows(relation.columns, relation.rows);
    if (relation.is === "event_names") return this.#eventNames(relation);
    if (relation.is === "users") return `SELECT * FROM ${this.dialect.parquet([files.users])}`;
    if (relation.is === "user_properties") return `SELECT * FROM ${this.dialect.parquet([files.userProperties])}`;
    if (relation.is === "identities") return `SELECT * FROM ${this.dialect.parquet([files.identities])}`;
    const source = { files, text: (value: string) => this.#value({ is: "text", value }) };
    if (relation.is === "activity") return printActivity(relation, this.dialect, source);
    if (relation.is === "daily_users") return printDailyUsers(relation, this.dialect, source);
    return this.#events(relation);
  }

  #events(relation: Extract<Relation, { is: "events" }>): string {
    const { files } = this.options;
    const read = eventFiles(files, relation);
    const absent = [...this.#properties].filter(([name]) => !read.some((file) => file.columns.includes(name)));
    const nulls = absent.map(([name, type]) => `, CAST(NULL AS ${type}) AS ${this.#name(name)}`);
    const source = read.length > 0 ? this.dialect.parquet(read.map((file) => file.path)) : `(${this.dialect.noRows(eventColumns)})`;
    return `SELECT *${nulls.join("")}${relation.origin ? this.#origin(read.length > 0) : ""} FROM ${source}`;
  }

  #eventNames(bounds: { from: number; until: number }): string {
    const names = journeyFiles(this.options.files.journeys, bounds).filter(({ holds }) => holds === "names");
    if (names.length === 0) return this.dialect.noRows(eventColumns.slice(0, 2));
    return `SELECT DISTINCT ${this.#name("event_key")}, ${this.#name("event")} FROM ${this.dialect.parquet(names.map(({ path }) => path))}`;
  }

  #origin(present: boolean): string {
    const [file, row] = present ? this.dialect.origin : ["CAST(NULL AS VARCHAR)", "CAST(NULL AS BIGINT)"];
    return `, ${file} AS ${this.#name("canonical_file")}, ${row} AS ${this.#name("canonical_row")}`;
  }

  #rows(columns: string[], rows: Value[][]): string {
    if (rows.length === 0) return this.dialect.noRows(columns.map((name) => ({ name, type: "VARCHAR" })));
    const body = rows.map((row) => `(${row.map((value) => this.#value(value)).join(", ")})`).join(", ");
    return `SELECT * FROM (VALUES ${body}) AS "rows"(${columns.map((each) => this.#name(each)).join(", ")})`;
  }

  #select(select: Select): string {
    const list = select.columns.map(({ name, value }) => `${this.#expression(value)} AS ${this.#name(name)}`);
    if (select.keep === "all") list.unshift("*");
    else if (select.keep) list.unshift(select.joins?.length || select.as ? `${this.#name(select.as ?? select.from)}.*` : "*");
    const lines = [
      `SELECT ${select.distinct ? "DISTINCT " : ""}${list.join(",\n       ")}`,
      `FROM ${this.#name(select.from)}${select.as ? ` AS ${this.#name(select.as)}` : ""}`,
      ...(select.joins ?? []).map((join) => this.#join(join)),
    ];
    if (select.where) lines.push(`WHERE ${this.#expression(select.where)}`);
    if (select.groupBy?.length) lines.push(`GROUP BY ${select.groupBy.map((each) => this.#expression(each)).join(", ")}`);
    if (select.qualify) lines.push(`QUALIFY ${this.#expression(select.qualify)}`);
    if (select.orderBy?.length) lines.push(`ORDER BY ${this.#order(select.orderBy)}`);
    if (select.limit !== undefined) lines.push(`LIMIT ${select.limit}`);
    if (select.offset) lines.push(`OFFSET ${select.offset}`);
    return lines.join("\n");
  }

  #join({ relation, as, kind, on }: Join): string {
    const words = { inner: "JOIN", left: "LEFT JOIN", cross: "CROSS JOIN", as_of: this.dialect.asOfJoin }[kind];
    return `${words} ${this.#name(relation)}${as ? ` AS ${this.#name(as)}` : ""}${on ? ` ON ${this.#expression(on)}` : ""}`;
  }

  #order(order: Sort[]): string {
    return order.map(({ by, descending }) => `${this.#expression(by)}${descending ? " DESC" : ""}`).join(", ");
  }

  #expression(expression: Expression): string {
    switch (expression.is) {
      case "column":
        return expression.of === undefined ? this.#name(expression.name) : `${this.#name(expression.of)}.${this.#name(expression.name)}`;
      case "value":
        return this.#value(expression.value);
      case "named":
        return this.dialect.named(expression.names, () => expression.names.map((value) => this.#value({ is: "text", value })));
      case "key_of":
        return this.dialect.keyOf(expression.id, () => this.#value({ is: "text", value: expression.id }));
      case "property":
        return this.#property(expression);
      case "call":
        return this.dialect.scalar[expression.verb](expression.of.map((each) => this.#expression(each)));
      case "choose":
        return this.#choose(expression);
      case "member":
        return `(${this.#expression(expression.value)} IN (FROM ${this.#name(expression.relation)}))`;
      case "aggregate":
        return this.#aggregate(expression);
      case "window":
        return this.#window(expression);
    }
  }

  #choose({ when, otherwise }: Extract<Expression, { is: "choose" }>): string {
    const branches = when.map((branch) => `WHEN ${this.#expression(branch.if)} THEN ${this.#expression(branch.then)}`);
    return `CASE ${branches.join(" ")} ELSE ${this.#expression(otherwise)} END`;
  }

  #aggregate({ verb, of, where }: Extract<Expression, { is: "aggregate" }>): string {
    const spelled = this.dialect.aggregate[verb](of.map((each) => this.#expression(each)));
    return where ? `${spelled} FILTER (WHERE ${this.#expression(where)})` : spelled;
  }

  #window({ verb, of, partition, order }: Extract<Expression, { is: "window" }>): string {
    const spelled = this.dialect.window[verb](of.map((each) => this.#expression(each)));
    const by = partition.length ? `PARTITION BY ${partition.map((each) => this.#expression(each)).join(", ")}` : "";
    const sorted = order.length ? `ORDER BY ${this.#order(order)}` : "";
    return `${spelled} OVER (${[by, sorted].filter(Boolean).join(" ")})`;
  }

  #property({ name, as, of }: Extract<Expression, { is: "property" }>): string {
    const column = propertyColumn(this.options.files, name, as);
    if (!column) return as === "text" ? "CAST(NULL AS VARCHAR)" : "CAST(NULL AS DOUBLE)";
    return of === undefined ? this.#name(column) : `${this.#name(of)}.${this.#name(column)}`;
  }

  #value(value: Value): string {
    if (value.is === "null") return "NULL";
    if (value.is === "boolean") return value.value ? "TRUE" : "FALSE";
    if (value.is === "integer") return wholeText(value.value);
    if (value.is === "instant") return this.dialect.instant(value.micros);
    if (value.is === "number") return `CAST(${String(value.value)} AS DOUBLE)`;
    if (value.is === "numbers") return this.dialect.list(value.values.map(numberText));
    if (this.options.values === "literal")
      return value.is === "text" ? this.dialect.text(value.value) : this.dialect.list(value.values.map(this.dialect.text));
    this.#values.push(value.is === "text" ? value.value : { list: value.values });
    return `$${this.#values.length}`;
  }

  #name(name: string): string {
    return this.dialect.identifier(name);
  }
}

function propertyColumn(files: DataFiles, name: string, as: "text" | "number"): string | null {
  return (Object.hasOwn(files.properties, name) && files.properties[name]?.[as]) || null;
}

/** The columns of all properties that a plan speaks of, with their types. */
function propertyColumns(plan: Plan, files: DataFiles): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("is" in node && node.is === "property") {
      const { name, as } = node as unknown as { name: string; as: "text" | "number" };
      const column = propertyColumn(files, name, as);
      if (column) found.set(column, as === "number" ? "DOUBLE" : "VARCHAR");
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(plan);
  return found;
}

/** The event files that may hold times between the bounds. */
export function eventFiles(files: DataFiles, { from, until }: { from: number | null; until: number | null }): DataFiles["events"] {
  return files.events.filter(
    (file) => (from === null || Date.parse(file.end) * 1000 + 999 >= from) && (until === null || Date.parse(file.start) * 1000 <= until),
  );
}

const eventColumns = [
  { name: "event_key", type: "BIGINT" },
  { name: "event", type: "VARCHAR" },
  { name: "user", type: "BIGINT" },
  { name: "raw_user", type: "BIGINT" },
  { name: "time", type: "TIMESTAMP" },
  { name: "tie", type: "INTEGER" },
  { name: "session", type: "VARCHAR" },
  { name: "user_id", type: "VARCHAR" },
  { name: "anonymous_id", type: "VARCHAR" },
  { name: "insert_id", type: "VARCHAR" },
  { name: "source_file", type: "VARCHAR" },
  { name: "source_row", type: "BIGINT" },
];

function indent(sql: string): string {
  return sql
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

/** Every digit of a whole number: beyond 2^53 JavaScript's own text rounds them. */
function wholeText(value: number): string {
  return String(BigInt(Math.trunc(value)));
}

function numberText(value: number): string {
  return Number.isInteger(value) ? wholeText(value) : String(value);
}
