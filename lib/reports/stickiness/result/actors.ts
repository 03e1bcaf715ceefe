import type { RowRecord } from "../../answer-rows.ts";
import type { Calendar } from "../plan/frame.ts";
import type { StickinessAnswer } from "./answer.ts";
import type { Reading } from "./reading.ts";

/** One page of units with the periods in which they were active, and the length of the whole list. */
export function actorsResult(rows: RowRecord[], { frame, name }: Reading): Partial<StickinessAnswer> {
  const { names } = frame.calendars[name] as Calendar;
  const listed = rows.filter(({ actor }) => actor !== null);
  const actors = listed.map((row) => ({
    actor: String(row.actor),
    periods: Number(row.periods),
    active: [...(row.active_in as number[])]
      .map(Number)
      .sort((a, b) => a - b)
      .map((index) => names[index] ?? ""),
  }));
  return { actors, actorCount: Number(rows[0]?.actor_count ?? rows[0]?.total ?? 0) };
}
