import type { StagedSource } from "../staged-source.ts";
import { identifier, textLiteral } from "./quote.ts";
import { eventColumns } from "./staging-tables.ts";

/** Names of the columns that every row has, quoted. */
export const fixedColumns: readonly string[] = eventColumns.map(([name]) => identifier(name));

/** The rows of a source in its role: FROM and WHERE. */
export function relation(source: StagedSource): string {
  return `FROM ${source.from}${source.where === null ? "" : ` WHERE (${source.where})`}`;
}

/** Expressions for `fixedColumns` over the relation of a source; empty ids count as none. */
export function fixedValues(source: StagedSource): string[] {
  const { fields } = source;
  const text = (value: string | null): string => (value === null ? "NULL::VARCHAR" : `nullif((${value})::VARCHAR, '')`);
  const values = [
    text(fields.event),
    fields.time === null ? "NULL::TIMESTAMP" : `(${fields.time})::TIMESTAMP`,
    text(fields.userId),
    text(fields.anonymousId),
    text(fields.session),
    text(fields.insertId),
    fields.tieKey === null ? "NULL::VARCHAR" : `(${fields.tieKey})::VARCHAR`,
    textLiteral(source.path),
    `(${fields.sourceRow})::BIGINT`,
  ];
  return values.map((value, index) => `${value} AS ${fixedColumns[index]}`);
}
