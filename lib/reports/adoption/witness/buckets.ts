import { words } from "../../../vocabulary/phrase.ts";
import type { WitnessRow } from "../../witness.ts";
import { shownRow } from "../../witness-words.ts";
import type { Calendar } from "../plan/frame.ts";
import { calendarNamed, listedPeriod } from "../plan/frame.ts";
import { boundsAsked } from "./plan.ts";
import type { Place, Told } from "./told.ts";

type AdopterKind = "new" | "continuing" | "returning";

export const kindWords: Record<AdopterKind, string> = { new: "New", continuing: "Continuing", returning: "Returning" };

type Stretch = { startMicros: number; endMicros: number };

export const isIn = (micros: number, { startMicros, endMicros }: Stretch): boolean => micros >= startMicros && micros < endMicros;

function calendarOf({ asked: { definition, frame } }: Told): Calendar {
  return calendarNamed(frame, listedPeriod(definition, frame));
}

/** A user of a bucket by what it did before: `from` is where the bucket begins within the dates. */
function kindWithin(uses: readonly Place[], { from, before }: { from: number; before: Stretch | null | undefined }): AdopterKind {
  if (uses.every(({ micros }) => micros >= from)) return "new";
  return before && uses.some(({ micros }) => isIn(micros, before)) ? "continuing" : "returning";
}

/** The same in the bucket that is asked about. */
export function kindOf(uses: readonly Place[], told: Told): AdopterKind {
  const { spine, before } = calendarOf(told);
  const { from, bucket } = boundsAsked(told.asked);
  return kindWithin(uses, { from, before: bucket ? spine[bucket - 1] : before });
}

const mostShown = 50;

/** The first use in each bucket in which the unit counts; null where the report is not over time. */
export function bucketRows(uses: readonly Place[], told: Told): WitnessRow[] | null {
  const { spine, before, period } = calendarOf(told);
  if (spine.length === 0 || told.asked.definition.part?.period !== undefined) return null;
  const rows = spine.flatMap((bucket, index): WitnessRow[] => {
    const from = Math.max(bucket.startMicros, period.fromMicros);
    const own = uses.filter(({ micros }) => isIn(micros, bucket) && micros >= from && micros <= period.toMicros);
    const [first] = own;
    if (!first) return [];
    const kind = kindWithin(uses, { from, before: index > 0 ? spine[index - 1] : before });
    const counts = told.facts.buckets.has(index);
    const many = own.length > 1 ? `, the first of ${own.length}` : "";
    const note = [words(counts ? `${kindWords[kind].toLowerCase()}${many}` : "not active then, so not in the base")];
    return [shownRow(first, { role: bucket.period.replace("T", " "), means: counts ? "counts" : "beyond", note })];
  });
  return rows.slice(0, mostShown);
}
