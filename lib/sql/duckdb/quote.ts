/** A DuckDB identifier, always quoted; names that cannot stand in one are refused. */
export function identifier(name: string): string {
  if (name === "" || name.includes("\0")) throw new RangeError("a name cannot be empty or hold a null character");
  return `"${name.replaceAll('"', '""')}"`;
}

/** A DuckDB text literal. Null characters, which no literal can hold, become chr(0). */
export function textLiteral(value: string): string {
  const quoted = (part: string) => `'${part.replaceAll("'", "''")}'`;
  return value.includes("\0") ? `(${value.split("\0").map(quoted).join(" || chr(0) || ")})` : quoted(value);
}

/** A DuckDB timestamp from microseconds since 1970; outside the years 1 to 9999 as a call, which needs no calendar here. */
export function instantLiteral(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const iso = Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString() : "";
  if (!/^\d{4}-/.test(iso)) return `make_timestamp(${Math.trunc(micros)})`;
  const fraction = String(micros - Math.floor(micros / 1_000_000) * 1_000_000).padStart(6, "0");
  return `TIMESTAMP '${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction === "000000" ? "" : `.${fraction}`}'`;
}
