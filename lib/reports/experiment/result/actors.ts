import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import type { ExperimentActorRow, ExperimentResult } from "./answer.ts";
import { byCodePoint } from "./arms.ts";

/** One page of units, and the length of the whole list; a page after its end is a row without an actor. */
export function actorsResult(rows: readonly RowRecord[]): Pick<ExperimentResult, "actors" | "actorCount"> {
  const listed = rows.filter(({ actor }) => actor !== null);
  const actors = listed.map(
    (row): ExperimentActorRow => ({
      actor: String(row.actor),
      variant: row.variant === null ? null : String(row.variant),
      variants: ((row.variants ?? []) as unknown[]).map(String).sort(byCodePoint),
      exposureTime: instantText(Number(row.exposure)) ?? "",
      value: numberOrNull(row.value),
    }),
  );
  return { actors, actorCount: Number(rows[0]?.actor_count ?? rows[0]?.total ?? 0) };
}
