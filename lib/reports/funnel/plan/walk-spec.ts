import type { WalkSpec } from "../../../plan/walk.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import type { PeriodName } from "./frame.ts";
import type { Asked, Question } from "./question.ts";

const micros = (length: Parameters<typeof seconds>[0]): number => seconds(length) * 1_000_000;

/** The walk of a definition in one period. */
export function walkSpec({ definition, frame }: Question, period: PeriodName, asked: Asked): WalkSpec {
  const stepWindows = definition.stepWindows?.map((each) => (each === null ? null : micros(each))) ?? null;
  const spine = frame.spines[period];
  const attribution = asked.grouped ? definition.breakdown?.attribution : undefined;
  return {
    steps: definition.steps.length,
    optional: definition.steps.map((step) => step.optional === true),
    order: definition.order,
    windowMicros: stepWindows === null && definition.window !== null ? micros(definition.window) : null,
    stepWindowsMicros: stepWindows,
    graceMicros: Math.round(definition.graceSeconds * 1_000_000),
    entryUntil: (frame.periods[period] as { toMicros: number }).toMicros,
    attempt: definition.attempt,
    exclusions: definition.exclusions.map(({ after, before }) => ({ after, before })),
    removesActor: definition.exclusionMeans === "removes_actor",
    position: typeof attribution === "object" && definition.order === "unordered" ? attribution.step : null,
    bucketStarts: asked.bucketed && spine ? spine.map((bucket) => bucket.startMicros) : null,
    dataEnd: frame.dataEnd,
    fastest: asked.fastest && definition.attempt === "best",
  };
}

/** The rows that can matter: from the range's start to its end and, for entries near the end, one window further. */
export function scanBounds(
  { definition, frame }: Pick<Question, "definition" | "frame">,
  period: PeriodName,
): { from: number; until: number } {
  const { fromMicros: from, toMicros: to } = frame.periods[period] as { fromMicros: number; toMicros: number };
  const dataEnd = Math.max(frame.dataEnd, from);
  if (definition.rangeCovers === "all" || definition.countBy === "session") return { from, until: Math.min(to, dataEnd) };
  const windows = definition.stepWindows ?? [definition.window];
  const open = windows.some((each) => each === null);
  const reach = windows.reduce((sum, each) => sum + (each ? micros(each) : 0), 0);
  return { from, until: open ? dataEnd : Math.min(to + reach, dataEnd) };
}
