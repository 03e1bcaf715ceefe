import type { RowRecord } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import type { RetentionActor, RetentionAnswer } from "./answer.ts";
import { columnsOf } from "./columns.ts";
import type { Reading } from "./reading.ts";

/** One page of the members behind a cell, and the length of the whole list. */
export function actorsResult(rows: readonly RowRecord[], reading: Reading): Pick<RetentionAnswer, "actors" | "actorCount"> {
  const listed = rows.filter(({ actor }) => actor !== null);
  return { actors: listed.map((row) => actorOf(row, reading)), actorCount: Number(rows[0]?.actor_count ?? rows[0]?.total ?? 0) };
}

function actorOf(row: RowRecord, { definition, frame, period }: Reading): RetentionActor {
  const spine = frame.periods[period]?.buckets ?? [];
  const cohort = Number(row.cohort);
  const columns = columnsOf(definition, spine.length).filter(({ from }) => cohort + from < spine.length);
  const seen = new Set(((row.columns_seen as unknown[] | null) ?? []).map(Number));
  const isRetained = (column: number): boolean =>
    column === 0 || (definition.returning === "on" ? seen.has(column) : column <= Number(row.last_column ?? 0));
  return {
    actor: String(row.actor),
    group: definition.part?.group ?? null,
    cohort: spine[cohort]?.period ?? "",
    birth: instantText(row.birth as number | bigint) ?? "",
    columns: columns.map(({ column }) => column).filter(isRetained),
  };
}
