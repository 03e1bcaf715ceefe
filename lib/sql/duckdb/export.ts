import { identifier, textLiteral } from "./quote.ts";

export type ParquetCopy = { sql: string; heads: readonly string[]; path: string };

/** Writes the rows of a SELECT to one Parquet file, its columns under other names. */
export function copyToParquet({ sql, heads, path }: ParquetCopy): string {
  return `COPY (SELECT * FROM (\n${sql}\n) AS "rows"(${heads.map(identifier).join(", ")})) TO ${textLiteral(path)} (FORMAT parquet, COMPRESSION zstd)`;
}
