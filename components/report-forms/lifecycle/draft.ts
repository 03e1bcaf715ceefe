import type { LifecycleDefinition } from "../../../lib/reports/lifecycle/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { Patch } from "../../report/question.ts";

/** A lifecycle as it is being written; what is absent has its default. */
export type LifecycleDraft = Partial<Omit<LifecycleDefinition, "kind">>;

export type LifecyclePatch = Patch<LifecycleDraft>;

/** The events that the draft means, for pickers that put their properties first. */
export function draftEvents({ event }: LifecycleDraft): string[] {
  return event ? (eventNames(event) ?? []) : [];
}
