import type { ColumnType } from "./column-type.ts";
import { limits } from "./limits.ts";

/** A value as canonical text: 95 for 95.0, true, ISO dates; nested values as JSON. Integers never pass through a double. */
export function valueText(value: string, type: ColumnType): string {
  switch (type.kind) {
    case "text":
      return `CAST(${value} AS VARCHAR)`;
    case "decimal":
      return trimmedDecimal(`CAST(${value} AS VARCHAR)`);
    case "double":
      return `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e15 THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END`;
    case "timestamptz":
      return `CAST(timezone('UTC', ${value}) AS VARCHAR)`;
    case "bytes":
      return `lower(hex(${value}))`;
    case "struct":
    case "map":
    case "list":
      return `CAST(to_json(${value}) AS VARCHAR)`;
    default:
      return `CAST(${value} AS VARCHAR)`;
  }
}

function trimmedDecimal(text: string): string {
  return `CASE WHEN contains(${text}, '.') THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END`;
}

/** Whether a value of this type can be longer than the limit of a value. */
export function canBeLong(type: ColumnType): boolean {
  return ["text", "json", "bytes", "struct", "map", "list", "other"].includes(type.kind);
}

/** A text cut to at most the limit in bytes, at a whole character. */
export function cutText(text: string): string {
  const { valueBytes } = limits;
  return `CASE WHEN strlen(${text}) > ${valueBytes} THEN CASE WHEN strlen(${text}) = length(${text}) THEN left(${text}, ${valueBytes}) ELSE left(${text}, ${valueBytes / 4}) END ELSE ${text} END`;
}

/** Whether a text is longer than the limit of a value. */
export function isLong(text: string): string {
  return `strlen(${text}) > ${limits.valueBytes}`;
}
