import type { RowRecord } from "../../answer-rows.ts";

/** A row of the unit as the walk saw it: `mask` as `WalkSpec` says. */
export type UnitRow = { micros: number; tie: number; mask: number; event: string };

/** An attempt as the report's own walk answered it: times per step in microseconds. */
export type FoundAttempt = {
  bucket: number;
  depth: number;
  open: boolean;
  deadline: number | null;
  entryTie: number;
  lastTie: number;
  times: (number | null)[];
};

/** One unit: its values, its rows in order, its attempts, and those it would have without exclusions. */
export type Unit = { actors: string[]; held: (string | null)[]; rows: UnitRow[]; attempts: FoundAttempt[]; free: FoundAttempt[] };

const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Sorts the rows of an answer by unit. */
export function unitsOf(records: readonly RowRecord[], steps: number): Unit[] {
  const units = new Map<string, Unit>();
  for (const record of records) {
    const of = String(record.of);
    if (!["row", "attempt", "free"].includes(of)) continue;
    const unit = unitOf(record, units);
    if (of === "row")
      unit.rows.push({ micros: Number(record.time), tie: Number(record.tie), mask: Number(record.mask), event: String(record.event) });
    else unit[of === "free" ? "free" : "attempts"].push(attemptOf(record, steps));
  }
  for (const unit of units.values()) {
    unit.rows.sort((a, b) => a.micros - b.micros || a.tie - b.tie);
    unit.attempts.sort((a, b) => (a.times[0] ?? 0) - (b.times[0] ?? 0) || a.entryTie - b.entryTie);
  }
  return [...units.values()];
}

function unitOf(record: RowRecord, units: Map<string, Unit>): Unit {
  const values = (prefix: string) =>
    Object.keys(record)
      .filter((name) => name.startsWith(prefix))
      .map((name) => record[name] as string | null);
  const [actors, held] = [values("actor_"), values("hold_")];
  const key = JSON.stringify([actors, held]);
  const known = units.get(key);
  if (known) return known;
  const unit: Unit = { actors: actors.map(String), held, rows: [], attempts: [], free: [] };
  units.set(key, unit);
  return unit;
}

function attemptOf(record: RowRecord, steps: number): FoundAttempt {
  return {
    bucket: Number(record.bucket),
    depth: Number(record.depth),
    open: Number(record.open) === 1,
    deadline: numberOrNull(record.deadline),
    entryTie: Number(record.entry_tie),
    lastTie: Number(record.last_tie),
    times: Array.from({ length: steps }, (_, step) => numberOrNull(record[`time_${step + 1}`])),
  };
}
