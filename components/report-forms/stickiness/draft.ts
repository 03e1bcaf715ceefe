import type { StickinessDefinition } from "../../../lib/reports/stickiness/definition.ts";
import { type EventRef, eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { Patch } from "../../report/question.ts";

/** Stickiness as it is being written; what is absent has its default. */
export type StickinessDraft = Partial<Omit<StickinessDefinition, "kind">> & { series: EventRef[] };

export type StickinessPatch = Patch<StickinessDraft>;

/** The events that the draft means, for pickers that put their properties first. */
export function draftEvents({ series }: StickinessDraft): string[] {
  return series.flatMap((each) => eventNames(each) ?? []);
}
