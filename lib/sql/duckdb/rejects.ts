import type { Statement } from "../statement.ts";
import { textLiteral } from "./quote.ts";

/** Which rejects of a generation to list; reason and file null for all. */
export type RejectsQuestion = { reason: string | null; file: string | null; limit: number; offset: number };

/** One page of the rejects file, in the order of files and rows. */
export function rejectsPage(path: string, { reason, file, limit, offset }: RejectsQuestion): Statement {
  return {
    sql: `SELECT "source_file", "source_row", "reason", "raw"
FROM read_parquet(${textLiteral(path)})
WHERE ($1::VARCHAR IS NULL OR "reason" = $1::VARCHAR) AND ($2::VARCHAR IS NULL OR "source_file" = $2::VARCHAR)
ORDER BY "source_file", "source_row" NULLS FIRST, "reason"
LIMIT $3::BIGINT OFFSET $4::BIGINT`,
    values: [reason, file, limit, offset],
  };
}

/** Rejects per reason and per file, the most frequent first, and how many there are in all. */
export function rejectCounts(path: string): Statement {
  return {
    sql: `SELECT "reason", "source_file", count(*) AS "rows"
FROM read_parquet(${textLiteral(path)})
GROUP BY "reason", "source_file"
ORDER BY "rows" DESC, "reason", "source_file"
LIMIT 5000`,
    values: [],
  };
}
