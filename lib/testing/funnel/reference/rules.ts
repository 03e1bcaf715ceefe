import type { FunnelDefinition } from "../../../reports/funnel/definition.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import { type Matcher, matcher } from "../../reference/event-match.ts";
import type { Span } from "../../reference/period.ts";
import type { Row, World } from "../../reference/world.ts";

const second = 1e6;

/** A funnel definition made ready to be asked of rows; lengths are microseconds, null means none. */
export type Rules = {
  definition: FunnelDefinition;
  span: Span;
  steps: Matcher[];
  optional: boolean[];
  exclusions: { matches: Matcher; after: number; before: number }[];
  inScope: Matcher;
  window: number | null;
  /** Entry k is the window of step k + 2, from the previous required step. */
  stepWindows: (number | null)[] | null;
  grace: number;
  dataEnd: number;
};

/** Compiles a definition for one period. */
export function rulesOf(definition: FunnelDefinition, span: Span, world: World): Rules {
  const steps = definition.steps.map((step) => matcher(step, world));
  const scope = definition.strictScope?.map((ref) => matcher(ref, world));
  return {
    definition,
    span,
    steps,
    optional: definition.steps.map((step) => step.optional === true),
    exclusions: definition.exclusions.map(({ after, before, ...ref }) => ({ matches: matcher(ref, world), after, before })),
    inScope: scope ? (row) => [...scope, ...steps].some((matches) => matches(row)) : () => true,
    window: definition.window && !definition.stepWindows ? seconds(definition.window) * second : null,
    stepWindows: definition.stepWindows?.map((length) => (length ? seconds(length) * second : null)) ?? null,
    grace: definition.graceSeconds * second,
    dataEnd: world.dataEnd ?? 0,
  };
}

/** The longest an attempt may take, null when it has no end. */
export function longest({ window, stepWindows }: Rules): number | null {
  if (!stepWindows) return window;
  return stepWindows.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
}

/** Rows chosen for steps 1, 2, …; null for an optional step passed over. In unordered funnels the k-th chosen row. */
export type Choice = (Row | null)[];

/** The entry row of a choice. */
export function entryOf(choice: Choice): Row {
  const entry = choice[0];
  if (!entry) throw new Error("a choice begins with its entry");
  return entry;
}

/** The moment up to which an attempt can still go on. */
export function deadlineOf(choice: Choice, { window, stepWindows, optional, dataEnd }: Rules): number {
  if (!stepWindows) return window === null ? dataEnd : entryOf(choice).time + window;
  const next = optional.findIndex((isOptional, index) => index >= choice.length && !isOptional);
  const length = next < 1 ? null : (stepWindows[next - 1] ?? null);
  return length === null ? dataEnd : lastRequired(choice, optional).time + length;
}

/** The row of the furthest required step. */
export function lastRequired(choice: Choice, optional: boolean[]): Row {
  return choice.findLast((row, index) => row !== null && !optional[index]) ?? entryOf(choice);
}
