import type { RowRecord } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import type { AdoptionActorRow, AdoptionAnswer } from "./answer.ts";

/** One page of actors, and the length of the whole list. */
export function actorsResult(rows: readonly RowRecord[]): Pick<AdoptionAnswer, "actors" | "actorCount"> {
  const actors = rows
    .filter(({ actor }) => actor !== null)
    .map(
      (row): AdoptionActorRow => ({
        actor: String(row.actor),
        uses: Number(row.uses),
        days: Number(row.days),
        firstTime: instantText(Number(row.first_time)) ?? "",
        lastTime: instantText(Number(row.last_time)) ?? "",
      }),
    );
  return { actors, actorCount: Number(rows[0]?.actor_count ?? rows[0]?.total ?? 0) };
}
