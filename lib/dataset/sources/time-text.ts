import { textLiteral } from "../../sql/duckdb/quote.ts";
import type { TimeUnit } from "../mapping.ts";
import type { ColumnType } from "./column-type.ts";

/** How the times of a column are read. */
export type TimeReading = { timezone: string; unit?: TimeUnit | undefined };

/** Where the numbers of a unit end, so that no product overflows: about the year 5138, for nanoseconds 2262. */
const highest: Record<TimeUnit, string> = { s: "100000000000", ms: "100000000000000", us: "100000000000000000", ns: "9200000000000000000" };

/**
 * An instant as TIMESTAMP in UTC, null when it cannot be read. Numbers are taken by magnitude, value by value: from 1e8
 * seconds, from 1e11 milliseconds, from 1e14 microseconds, from 1e17 nanoseconds (each covers 1973 to 5138); eight digits
 * that are a date (`20240131`) are that date, and anything smaller, such as a spreadsheet's day number, is refused. Times
 * without an offset are in the given zone. What is finer than a microsecond is cut off.
 */
export function timeOf(value: string, type: ColumnType, reading: TimeReading): string {
  switch (type.kind) {
    case "timestamp":
      return inZone(`CAST(${value} AS TIMESTAMP)`, reading);
    case "date":
      return inZone(`CAST(${value} AS TIMESTAMP)`, reading);
    case "timestamptz":
      return `timezone('UTC', ${value})`;
    case "integer":
      return fromNumber(`TRY_CAST(${value} AS BIGINT)`, `CAST(${value} AS VARCHAR)`, reading);
    case "double":
    case "decimal":
      return fromNumber(`TRY_CAST(${value} AS DECIMAL(38, 9))`, `CAST(${value} AS VARCHAR)`, reading);
    default:
      return fromText(`trim(CAST(${value} AS VARCHAR))`, reading);
  }
}

/** Why an instant made by `timeOf` cannot be taken, or null. */
export function timeRefusal(time: string, value: string): string {
  const low = `TIMESTAMP '1970-01-01 00:00:00'`;
  const high = `TIMESTAMP '2101-01-01 00:00:00'`;
  return `CASE WHEN ${time} >= ${low} AND ${time} < ${high} THEN NULL
    WHEN ${time} IS NOT NULL THEN 'time outside of the years 1970 to 2100'
    WHEN ${value} IS NULL OR CAST(${value} AS VARCHAR) = '' THEN 'no time'
    ELSE 'time cannot be read' END`;
}

function fromText(text: string, reading: TimeReading): string {
  const offset = `'[ ]?[+-][0-9]{2}(:?[0-9]{2})?$'`;
  const zulu = `'[ ]?(Z|z|UTC|GMT)$'`;
  return `CASE
    WHEN regexp_full_match(${text}, '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}([ T][0-9: .,]*)?') THEN ${inZone(`TRY_CAST(replace(${text}, ',', '.') AS TIMESTAMP)`, reading)}
    WHEN regexp_full_match(${text}, '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[ T][0-9: .,]+(Z|z|UTC|GMT)') THEN TRY_CAST(replace(regexp_replace(${text}, ${zulu}, ''), ',', '.') AS TIMESTAMP)
    WHEN regexp_full_match(${text}, '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[ T][0-9: .,]+[+-][0-9]{2}(:?[0-9]{2})?') THEN ${shifted(text, offset)}
    WHEN regexp_full_match(${text}, '[0-9]+([.][0-9]+)?([eE][+]?[0-9]{1,2})?') THEN ${fromNumber(`TRY_CAST(${text} AS DECIMAL(38, 9))`, text, reading)}
  END`;
}

/** A cast to TIMESTAMP ignores the offset in a text, so it is read by itself and subtracted. */
function shifted(text: string, offset: string): string {
  const mark = `replace(trim(regexp_extract(${text}, ${offset})), ':', '')`;
  const minutes = `(CAST(substr(${mark}, 2, 2) AS INTEGER) * 60 + coalesce(TRY_CAST(substr(${mark}, 4, 2) AS INTEGER), 0))`;
  const body = `TRY_CAST(replace(regexp_replace(${text}, ${offset}, ''), ',', '.') AS TIMESTAMP)`;
  return `CASE WHEN isfinite(${body}) THEN ${body} - to_minutes(CASE WHEN ${mark}[1] = '-' THEN -1 ELSE 1 END * ${minutes}) END`;
}

function fromNumber(number: string, text: string, reading: TimeReading): string {
  if (reading.unit) return `CASE WHEN ${number} >= 0 AND ${number} < ${highest[reading.unit]} THEN ${instant(number, reading.unit)} END`;
  return `CASE
    WHEN ${number} >= ${highest.ns} THEN NULL
    WHEN ${number} >= ${highest.us} THEN ${instant(number, "ns")}
    WHEN ${number} >= ${highest.ms} THEN ${instant(number, "us")}
    WHEN ${number} >= ${highest.s} THEN ${instant(number, "ms")}
    WHEN ${number} >= 100000000 THEN ${instant(number, "s")}
    WHEN ${number} >= 19700101 AND ${number} <= 21001231 AND regexp_full_match(${text}, '[0-9]{8}') THEN ${inZone(`CAST(try_strptime(${text}, '%Y%m%d') AS TIMESTAMP)`, reading)}
  END`;
}

function instant(number: string, unit: TimeUnit): string {
  if (unit === "ns") return `make_timestamp(CAST(trunc(${number}) AS BIGINT) // 1000)`;
  if (unit === "us") return `make_timestamp(CAST(trunc(${number}) AS BIGINT))`;
  return `make_timestamp(CAST(trunc(${number} * ${unit === "ms" ? 1000 : 1_000_000}) AS BIGINT))`;
}

function inZone(time: string, { timezone }: TimeReading): string {
  if (timezone === "UTC") return time;
  return `CASE WHEN isfinite(${time}) THEN timezone('UTC', timezone(${textLiteral(timezone)}, ${time})) END`;
}
