import { z } from "zod";
import { cycleOf } from "./cohort/references.ts";
import { type Condition, comparisons, conditions } from "./condition.ts";
import { type Duration, duration } from "./duration.ts";
import { type EventRef, eventRef } from "./event-ref.ts";
import { type Range, range } from "./range.ts";

/** Stretches of time in microseconds, both ends included. */
export type Bounds = { from: number; until: number };

/** When something was done: `in` as written (default: ever), `during` what that comes to on the data (set before planning, never written). */
type When = { in?: Range | undefined; during?: Bounds | undefined };

export const timesOperators = ["at_least", "at_most", "exactly"] as const;
export type Times = { op: (typeof timesOperators)[number]; value: number };

export type DidLeaf = { did: EventRef; times?: Times | undefined } & When;
export type SequenceLeaf = {
  sequence: [EventRef, EventRef];
  within: Duration;
  /** Whether the second event came, or did not come, within the time. Default did. */
  then?: "did" | "did_not" | undefined;
} & When;
export type ActiveLeaf = { active: { days: number; of?: EventRef | undefined } } & When;
export type StoppedLeaf = { stopped: EventRef; for: { value: number; unit: "day" | "week" | "month" }; during?: Bounds | undefined };
export type FirstDidLeaf = { firstDid: EventRef } & When;

/**
 * A set of users: what they did, did not do or stopped doing, who they are, a list of ids, members of another cohort of the
 * definition, a saved cohort or the list behind a part of a report (both put in place before anything is asked), or any of these combined.
 */
export type Cohort =
  | { and: Cohort[] }
  | { or: Cohort[] }
  | { not: Cohort }
  | DidLeaf
  | SequenceLeaf
  | ActiveLeaf
  | StoppedLeaf
  | FirstDidLeaf
  | { where: Condition[] }
  | { member: string }
  | UsersLeaf
  | { list: ListedReport }
  | { saved: string };

/** A list of ids, and the report that it was taken from, if it was. */
export type UsersLeaf = { users: string[]; from?: ListedReport | undefined };

/** A report's definition with the part whose list is meant, in the report's own words: read by its kind when it is asked. */
export type ListedReport = { kind: string; part: Record<string, unknown> } & Record<string, unknown>;

/** The most ids that a list may hold; a longer one is refused, never cut. */
export const mostListedUsers = 1_000_000;

const cohortName = z.string().max(256);

/** An event of a cohort: "for the first time" is a word of its own here. */
const did = eventRef.refine(isPlainEvent, "in a cohort a first time is said with firstDid");

function isPlainEvent({ occurrence, anyOf }: EventRef): boolean {
  return occurrence === undefined && (anyOf ?? []).every(isPlainEvent);
}

/** Conditions of a cohort speak of users: there is no event whose properties they could mean. */
const userConditions = conditions.refine(
  (list) => comparisons(list).every(({ of, asOf, off }) => off || (of !== "event" && asOf !== "event")),
  "conditions of a cohort are of the user or of another cohort, as they are now",
);

const longestReport = 200_000;
const listedReport: z.ZodType<ListedReport> = z
  .looseObject({ kind: z.string().max(64), part: z.record(z.string().max(64), z.unknown()) })
  .refine((report) => JSON.stringify(report).length <= longestReport, "the report of a list is too long");

const count = z.number().int().min(0).max(1_000_000_000);
const when = { in: range.optional() };

const leaves = [
  z.strictObject({ did, times: z.strictObject({ op: z.enum(timesOperators), value: count }).optional(), ...when }),
  z.strictObject({ sequence: z.tuple([did, did]), within: duration, then: z.enum(["did", "did_not"]).optional(), ...when }),
  z.strictObject({ active: z.strictObject({ days: count.min(1), of: did.optional() }), ...when }),
  z.strictObject({
    stopped: did,
    for: z.strictObject({ value: z.number().int().positive().max(10_000), unit: z.enum(["day", "week", "month"]) }),
  }),
  z.strictObject({ firstDid: did, ...when }),
  z.strictObject({ where: userConditions }),
  z.strictObject({ member: cohortName }),
  z.strictObject({
    users: z.array(z.string().max(8192)).max(mostListedUsers, `a list holds at most ${mostListedUsers.toLocaleString("en-US")} users`),
    from: listedReport.optional(),
  }),
  z.strictObject({ list: listedReport }),
  z.strictObject({ saved: z.string().max(64) }),
] as const;

/** One cohort; `and`, `or` and `not` nest. */
export const cohort: z.ZodType<Cohort> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(cohort).min(1).max(50) }),
    z.strictObject({ or: z.array(cohort).min(1).max(50) }),
    z.strictObject({ not: cohort }),
    ...leaves,
  ]),
);

/** Cohorts by name; one that comes to contain itself is refused. */
export const cohorts = z.record(cohortName, cohort).superRefine((named, context) => {
  const cycle = cycleOf(named);
  if (cycle) context.addIssue({ code: "custom", message: `a cohort cannot contain itself: ${cycle.join(" → ")}` });
});
