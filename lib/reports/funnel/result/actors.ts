import type { RowRecord } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { ActorRow, FunnelAnswer } from "./answer.ts";
import type { Reading } from "./reading.ts";

/** One page of the units behind a part, and the length of the whole list. */
export function actorsResult(rows: RowRecord[], { definition }: Reading): Partial<FunnelAnswer> {
  const listed = rows.filter(({ actor }) => actor !== null);
  return { actors: listed.map((row) => actorOf(row, definition)), actorCount: Number(rows[0]?.actor_count ?? rows[0]?.total ?? 0) };
}

function actorOf(row: RowRecord, { steps }: FunnelDefinition): ActorRow {
  return {
    actor: String(row.actor),
    group: row.group_name === undefined || row.group_name === null ? null : String(row.group_name),
    stepTimes: steps.map((_, index) => instantText(row[`time_${index + 1}`] as number | bigint | null)),
    deadline: instantText(row.deadline as number | bigint | null),
  };
}
