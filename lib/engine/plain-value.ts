import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";

/** A DuckDB value as the engine hands it out: see Rows in query.ts. */
export function plainValue(value: DuckDBValue): unknown {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return plainInteger(value);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return isoInstant(value.micros);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(plainValue);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([key, item]) => [key, plainValue(item)]));
  if (value instanceof DuckDBMapValue) return value.entries.map((entry) => [plainValue(entry.key), plainValue(entry.value)]);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBBlobValue) return value.bytes;
  return String(value);
}

/** A number where it is exact, else the bigint itself. */
export function plainInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const dayMicros = 86_400_000_000n;
const endOfTime = 9_223_372_036_854_775_807n;

/** ISO text with microseconds and Z from microseconds since 1970; years outside 0–9999 carry a sign and six digits. */
export function isoInstant(micros: bigint): string {
  if (micros === endOfTime) return "infinity";
  if (micros === -endOfTime) return "-infinity";
  const millis = micros / 1000n - (micros % 1000n < 0n ? 1n : 0n);
  const date = new Date(Number(millis));
  if (Number.isNaN(date.getTime())) return `${micros / dayMicros}d`;
  const rest = (micros - millis * 1000n).toString().padStart(3, "0");
  return `${date.toISOString().slice(0, -1)}${rest}Z`;
}
