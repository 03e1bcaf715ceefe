import { numberColumn } from "./column-names.ts";
import type { MonthSummary } from "./month-summary.ts";
import { finiteNumber, identifier, keyOf } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

const rawId = `coalesce(s."user_id", s."anonymous_id")`;

const plain = ["session", "user_id", "anonymous_id", "insert_id", "source_file", "source_row", "tie_key"];

/**
 * The rows of a month in canonical columns, not yet sorted. Keys are computed once per event name and, where no id
 * resolves to another, once per row: MD5 is what this query spends its time on.
 */
export async function canonicalRows(bench: Workbench, kept: string, columns: MonthSummary["columns"]): Promise<string> {
  const [has] = await bench.rows<{ users: number; anonymous: number }>(
    `SELECT (SELECT count(*) FROM resolved_user) AS "users", (SELECT count(*) FROM resolved_anonymous) AS "anonymous"`,
  );
  const anonymousId = `CASE WHEN s."user_id" IS NULL THEN s."anonymous_id" END`;
  const joins = [
    `JOIN (SELECT "event", ${keyOf(`"event"`)} AS "event_key" FROM (SELECT DISTINCT "event" ${kept})) names ON names."event" = s."event"`,
    `LEFT JOIN ties t ON t."row" = s."row"`,
    ...(has?.users ? [`LEFT JOIN resolved_user u ON u."user_id" = s."user_id"`] : []),
    ...(has?.anonymous ? [`LEFT JOIN resolved_anonymous a ON a."anonymous_id" = ${anonymousId}`] : []),
  ];
  const resolved = [...(has?.users ? [`u."resolved"`] : []), ...(has?.anonymous ? [`a."user_id"`] : [])];
  const resolvedKey = resolved.length === 0 ? "NULL::BIGINT" : keyOf(`coalesce(${resolved.join(", ")})`);
  const properties = columns.flatMap(({ text, numeric }) => [
    `s.${identifier(text)}`,
    ...(numeric ? [`${finiteNumber(`s.${identifier(text)}`)} AS ${identifier(numberColumn(text))}`] : []),
  ]);
  const rest = [...plain.map((name) => `s."${name}"`), ...properties];
  return `SELECT "event_key", "event", coalesce("resolved_key", "raw_user") AS "user", * EXCLUDE ("event_key", "event", "resolved_key") FROM (
    SELECT names."event_key", s."event", ${resolvedKey} AS "resolved_key", ${keyOf(rawId)} AS "raw_user", s."time",
      coalesce(t."tie", 0)::INTEGER AS "tie", ${rest.join(", ")}
    ${kept.replace("WHERE", `${joins.join(" ")} WHERE`)})`;
}
