/** A value as SQL text; NUL, which SQL text cannot hold, is spelled chr(0). */
export function textLiteral(value: string): string {
  const pieces = value.split("\u0000").map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return pieces.length === 1 ? (pieces[0] ?? "''") : `(${pieces.join(" || chr(0) || ")})`;
}

/** A column name as SQL text; only names made by `columnName` come here, never names found in data. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The key of an id (upper 63 bits of its MD5), null for null. */
export function keyOf(id: string): string {
  return `(md5_number_upper(${id}) >> 1)::BIGINT`;
}

/** The finite number that a text reads as, else null. */
export function finiteNumber(text: string): string {
  return `CASE WHEN isfinite(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS DOUBLE) END`;
}

/** An instant as ISO text with microseconds. */
export function isoText(time: string): string {
  return `strftime(${time}, '%Y-%m-%dT%H:%M:%S.%fZ')`;
}
