import { eventNames } from "../../../vocabulary/event-ref.ts";
import type { StickinessDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "../plan/frame.ts";

/** What rows are read with: the question, and the period that they belong to. */
export type Reading = { definition: StickinessDefinition; frame: Frame; name: PeriodName };

/** A series' own label, else its event names. */
export function seriesLabel(series: StickinessDefinition["series"][number]): string {
  return series.label ?? eventNames(series)?.join(" or ") ?? "Any event";
}
