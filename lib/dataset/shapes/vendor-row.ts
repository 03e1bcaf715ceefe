import { columnValues, type Values } from "../sources/object-values.ts";
import type { RowReader, RowValue } from "../sources/row-reader.ts";
import type { SourceTable } from "../sources/source-table.ts";
import type { TimeReading } from "../sources/time-text.ts";

/** A vendor's time without an offset is in UTC, whatever the zone of the data set. */
const utc: TimeReading = { timezone: "UTC" };

/** The first of these columns that has a time in a row; columns of another type than the first are left out. */
export function vendorTime(reader: RowReader, ...names: string[]): { value: RowValue; reading: TimeReading } | null {
  const values = names.map((name) => reader.value(name)).filter((value): value is RowValue => value !== null);
  const [first] = values;
  if (first === undefined) return null;
  const alike = values
    .filter(({ type }) => type.kind === first.type.kind)
    .map(({ sql }) => (first.type.kind === "text" ? `nullif(${sql}, '')` : sql));
  return { value: { sql: alike.length === 1 ? first.sql : `coalesce(${alike.join(", ")})`, type: first.type }, reading: utc };
}

/** The first of these columns that has a text in a row; null when the table has none of them. */
export function vendorText(reader: RowReader, ...names: string[]): string | null {
  const texts = names.map((name) => reader.text(name)).filter((text): text is string => text !== null);
  if (texts.length === 0) return null;
  return texts.length === 1 ? (texts[0] ?? null) : `coalesce(${texts.map((text) => `nullif(${text}, '')`).join(", ")})`;
}

/** All columns but these as properties. */
export function otherColumns(reader: RowReader, ...used: string[]): Promise<Values> {
  const known = new Set(used.map((name) => name.toLowerCase()));
  return columnValues(
    reader,
    reader.table.columns.map(({ name }) => name).filter((name) => !known.has(name.toLowerCase())),
  );
}

/** A key of several texts, null when one of the required is missing. */
export function keyOf(required: (string | null)[], optional: (string | null)[] = []): string | null {
  if (required.some((text) => text === null)) return null;
  const parts = [
    ...required.map((text) => `nullif(${text}, '')`),
    ...optional.filter((text) => text !== null).map((text) => `coalesce(${text}, '')`),
  ];
  return parts.join(" || chr(31) || ");
}

/** Whole numbers as text that sorts as they do. */
export function sortable(...texts: (string | null)[]): string | null {
  const present = texts.filter((text): text is string => text !== null);
  return present.length === 0 ? null : present.map((text) => `lpad(coalesce(${text}, ''), 20, '0')`).join(" || ");
}

/** The file's folder or own name that equals one of these, lower case: which table of a family a file belongs to. */
export function tableName(table: SourceTable, names: readonly string[]): string | null {
  const parts = table.found.path.toLowerCase().split("/").reverse();
  for (const part of parts) {
    const stem = (part.split("=").at(-1) ?? part).split(".")[0]?.replace(/[-_]?(part|chunk|run)?[-_]?\d[\d_-]*$/, "") ?? "";
    const found = names.find((name) => stem === name || stem.endsWith(`_${name}`));
    if (found) return found;
  }
  return null;
}
