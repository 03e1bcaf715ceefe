import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import type { AdoptionDefinition } from "../definition.ts";

/** The features of a list, each with its key (its place, 1 first), its name on the screen and what it means; empty with `everyValueOf`. */
export function listedFeatures({ features }: Pick<AdoptionDefinition, "features">): { key: string; label: string; reference: EventRef }[] {
  return (features ?? []).map(({ released: _, ...reference }, index) => ({
    key: String(index + 1),
    label: reference.label ?? eventNames(reference)?.join(" or ") ?? "Any event",
    reference,
  }));
}
