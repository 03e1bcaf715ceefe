import { asRecords, type RowRecord, type Rows } from "../answer-rows.ts";
import { instantText } from "../instant-text.ts";
import type { LifecycleDefinition } from "./definition.ts";
import { type Frame, listedPeriod, type PeriodName } from "./plan/frame.ts";
import type { LifecycleActor, LifecycleAnswer, LifecycleResult } from "./result/answer.ts";
import { brokenInvariants } from "./result/invariants.ts";
import { pointsResult } from "./result/points.ts";

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function lifecycleResult(rows: Rows, definition: LifecycleDefinition, frame: Frame): LifecycleResult {
  const records = asRecords(rows);
  const listed = definition.view === "actors";
  const answer = (name: PeriodName): LifecycleAnswer => {
    const { from, to, timezone } = frame.periods[name] as NonNullable<Frame["periods"][PeriodName]>;
    const own = records.filter(({ period, answered }) => answered !== false && period === name);
    return { period: { from, to, timezone }, ...(listed ? actorsResult(records) : pointsResult(own, { definition, frame, name })) };
  };
  const { countBy } = definition;
  const result: LifecycleResult = {
    kind: "lifecycle",
    unit: typeof countBy === "object" ? countBy.property : countBy,
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: listed ? 0 : Number(records[0]?.without_actor ?? 0),
    broken: [],
    ...answer(listed ? listedPeriod(definition, frame) : "current"),
    ...(frame.periods.previous && !listed ? { previous: answer("previous") } : {}),
  };
  return { ...result, broken: brokenInvariants(result, definition) };
}

function actorsResult(rows: RowRecord[]): Pick<LifecycleAnswer, "actors" | "actorCount"> {
  const actors = rows
    .filter(({ actor }) => actor !== null)
    .map(
      (row): LifecycleActor => ({
        actor: String(row.actor),
        group: row.group_name === undefined || row.group_name === null ? null : String(row.group_name),
        first: instantText(row.first_time as number | bigint) ?? "",
        last: instantText(row.last_time as number | bigint) ?? "",
      }),
    );
  return { actors, actorCount: Number(rows[0]?.actor_count ?? rows[0]?.total ?? 0) };
}
