import { z } from "zod";
import { type Condition, conditions } from "./condition.ts";

const eventName = z.string().max(1024);

/** Which events a step, series or exclusion means: one name, several, or any (null), with conditions on each. */
export type EventRef = {
  event?: string | null | string[] | undefined;
  anyOf?: EventRef[] | undefined;
  where?: Condition[] | undefined;
  label?: string | undefined;
  occurrence?: "first_ever" | "first_ever_matching" | undefined;
};

export const eventRefShape = {
  event: z.union([eventName, z.null(), z.array(eventName).min(1).max(200)]).optional(),
  get anyOf() {
    return z.array(eventRef).min(1).max(50).optional();
  },
  where: conditions.optional(),
  label: z.string().max(256).optional(),
  occurrence: z.enum(["first_ever", "first_ever_matching"]).optional(),
};

export const eventRef: z.ZodType<EventRef> = z.lazy(() => z.strictObject(eventRefShape));

/** The event names that a reference can match, or null for any event. */
export function eventNames(ref: EventRef): string[] | null {
  if (ref.anyOf) {
    const names = ref.anyOf.map(eventNames);
    return names.some((each) => each === null) ? null : [...new Set(names.flat() as string[])];
  }
  if (ref.event === null || ref.event === undefined) return null;
  return typeof ref.event === "string" ? [ref.event] : ref.event;
}
