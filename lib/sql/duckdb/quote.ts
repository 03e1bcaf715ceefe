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

/** A DuckDB timestamp from microseconds since 1970. */
export function instantLiteral(micros: number): string {
  return `make_timestamp(${Math.trunc(micros)})`;
}
