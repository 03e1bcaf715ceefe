import { exclusionBit, scopeBit, type WalkSpec } from "../../../plan/walk.ts";
import { type Chosen, chosenRows, has, servedSteps, stepsOf, waysWith } from "./chosen-rows.ts";
import type { FoundAttempt, Unit, UnitRow } from "./unit-rows.ts";

/** Why an attempt went no further. Steps count from 0; `step` is the one that it stands before. */
export type Stop =
  | { why: "converted" }
  /** Not all rows are known. */
  | { why: "untold" }
  | { why: "excluded"; row: UnitRow; exclusion: number; from: UnitRow }
  /** Strict order: the row came between. */
  | { why: "interrupted"; step: number; row: UnitRow; next: UnitRow }
  | { why: "late"; step: number; row: UnitRow; lateMicros: number }
  /** The step was done only before the one it should follow. */
  | { why: "before"; step: number; row: UnitRow }
  /** The only row of the step serves another one. */
  | { why: "used"; step: number; row: UnitRow }
  | { why: "never"; step: number }
  /** A row could have gone on: the report and its witness disagree. */
  | { why: "contradiction"; step: number; row: UnitRow | null };

/** An attempt with the rows behind it. */
export type Walked = { attempt: FoundAttempt; chosen: Chosen };

const rowsIn = (chosen: Chosen): UnitRow[] => chosen.filter((row) => row !== null);

/** Decides why an attempt stopped; `used` holds the rows of this attempt and of the earlier ones of its unit. */
export function stopOf({ attempt, chosen }: Walked, unit: Unit, { spec, used }: { spec: WalkSpec; used: ReadonlySet<UnitRow> }): Stop {
  const hit = exclusionHit({ attempt, chosen }, unit.rows, spec);
  if (attempt.depth === spec.steps) return hit ? { why: "contradiction", step: spec.steps - 1, row: hit.row } : { why: "converted" };
  const excluded = hit ?? hitWithout(attempt, unit, spec);
  if (excluded) return { why: "excluded", ...excluded };
  return spec.order === "unordered" ? unorderedStop(rowsIn(chosen), unit, { spec, used }) : orderedStop(chosen, unit, { spec, used });
}

type Hit = { row: UnitRow; exclusion: number; from: UnitRow };

/** The exclusion that ended an attempt: of those that begin earliest, the first row. */
export function exclusionHit({ attempt, chosen }: Walked, rows: readonly UnitRow[], spec: WalkSpec): Hit | null {
  const deadline = deadlineOf(attempt, spec) ?? Number.POSITIVE_INFINITY;
  const hits = spec.exclusions.flatMap(({ after, before }, exclusion): (Hit & { after: number })[] => {
    const from = chosen[after - 1];
    if (!from) return [];
    const to = chosen.find((row, place) => row !== null && place >= before - 1);
    const inside = ({ micros }: UnitRow) => micros > from.micros && (to ? micros < to.micros : micros <= deadline);
    const row = rows.find((each) => has(each, exclusionBit(spec, exclusion)) && inside(each));
    return row ? [{ row, exclusion, from, after }] : [];
  });
  return hits.sort((a, b) => a.after - b.after || a.row.micros - b.row.micros || a.row.tie - b.row.tie)[0] ?? null;
}

/** The exclusion on the deeper attempt that the unit would have had without any. */
export function hitWithout(attempt: Pick<FoundAttempt, "bucket" | "depth"> | null, unit: Unit, spec: WalkSpec): Hit | null {
  const free = unit.free.find(({ bucket, depth }) => depth > (attempt?.depth ?? 0) && (attempt === null || bucket === attempt.bucket));
  const chosen = free && chosenRows(unit.rows, free, spec);
  return free && chosen ? exclusionHit({ attempt: free, chosen }, unit.rows, spec) : null;
}

/** The last instant that counts for an attempt, a complete one included where one window spans all steps. */
export function deadlineOf(attempt: FoundAttempt, { windowMicros }: WalkSpec): number | null {
  const entry = attempt.times[0];
  if (attempt.deadline !== null || windowMicros === null || entry === null || entry === undefined) return attempt.deadline;
  return entry + windowMicros;
}

function orderedStop(chosen: Chosen, { rows }: Unit, { spec, used }: { spec: WalkSpec; used: ReadonlySet<UnitRow> }): Stop {
  let step = chosen.length;
  while (step < spec.steps - 1 && spec.optional[step]) step += 1;
  const entry = chosen[0] as UnitRow;
  const latest = Math.max(...rowsIn(chosen).map(({ micros }) => micros));
  const serving = rows.filter((row) => has(row, step));
  const others = serving.filter((row) => !used.has(row));
  const after = others.filter(({ micros }) => micros >= latest - spec.graceMicros);
  const between = (next: UnitRow) =>
    spec.order === "strict"
      ? rows.find(
          (row) =>
            has(row, scopeBit(spec)) && row !== next && !chosen.includes(row) && row.micros > entry.micros && row.micros < next.micros,
        )
      : undefined;
  const next = after.find((row) => !between(row));
  const deadline = deadlineBefore(step, chosen, spec);
  if (next && next.micros <= deadline) return { why: "contradiction", step, row: next };
  if (next) return { why: "late", step, row: next, lateMicros: next.micros - deadline };
  const interrupted = after[0] && between(after[0]);
  if (after[0] && interrupted) return { why: "interrupted", step, row: interrupted, next: after[0] };
  const earlier = others.at(-1);
  if (earlier) return { why: "before", step, row: earlier };
  return serving[0] ? { why: "used", step, row: serving[0] } : { why: "never", step };
}

/** The last instant for a step: from the entry, or from the last required row; infinite without a window. */
function deadlineBefore(step: number, chosen: Chosen, { windowMicros, stepWindowsMicros, optional }: WalkSpec): number {
  const entry = chosen[0] as UnitRow;
  if (stepWindowsMicros === null) return windowMicros === null ? Number.POSITIVE_INFINITY : entry.micros + windowMicros;
  const required = chosen.findLast((row, place) => row !== null && !optional[place]) ?? entry;
  const window = stepWindowsMicros[step - 1] ?? null;
  return window === null ? Number.POSITIVE_INFINITY : required.micros + window;
}

function unorderedStop(chosen: UnitRow[], { rows }: Unit, { spec, used }: { spec: WalkSpec; used: ReadonlySet<UnitRow> }): Stop {
  const served = servedSteps(chosen, spec);
  const ways = chosen.reduce<Set<number>>((done, row) => waysWith(stepsOf(row, spec), done), new Set([0]));
  const step = Array.from({ length: spec.steps }, (_, each) => each).find((each) => !served.includes(each)) ?? 0;
  const entry = chosen[0] as UnitRow;
  const deadline = spec.windowMicros === null ? Number.POSITIVE_INFINITY : entry.micros + spec.windowMicros;
  const helpful = rows.filter((row) => !used.has(row) && waysWith(stepsOf(row, spec), ways).size > 0);
  const isLater = (row: UnitRow) => row.micros > entry.micros || (row.micros === entry.micros && row.tie > entry.tie);
  const next = helpful.find(isLater);
  if (next && next.micros <= deadline) return { why: "contradiction", step, row: next };
  if (next) return { why: "late", step: stepBy(next, ways, spec), row: next, lateMicros: next.micros - deadline };
  const earlier = helpful.at(-1);
  return earlier ? { why: "before", step: stepBy(earlier, ways, spec), row: earlier } : { why: "never", step };
}

/** A step that a row would add. */
function stepBy(row: UnitRow, ways: ReadonlySet<number>, spec: WalkSpec): number {
  const free = (step: number) => [...ways].some((done) => Math.floor(done / 2 ** step) % 2 === 0);
  return stepsOf(row, spec).find(free) ?? 0;
}
