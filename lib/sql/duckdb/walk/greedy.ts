import { type Attempt, bucketOf, finished, isEntry, type UnitRows, type WalkRule } from "./unit.ts";

/**
 * Whether the greedy walk is exact for this unit: whole-funnel window, nothing optional or excluded, and no two rows of one
 * instant that match different steps (then their order could be swapped).
 */
export function greedyIsExact(rows: UnitRows, rule: WalkRule): boolean {
  const { times, masks, count } = rows;
  let exclusions = 0;
  for (let index = 0; index < count; index += 1) {
    exclusions |= (masks[index] as number) & rule.exclusionMask;
    if (index === 0 || times[index] !== times[index - 1]) continue;
    if (rule.order === "strict" || masks[index] !== masks[index - 1]) return false;
  }
  return exclusions === 0;
}

/** Whether a rule allows the greedy walk at all, for units that `greedyIsExact` accepts. */
export function greedyRule(rule: WalkRule): boolean {
  return rule.order !== "unordered" && rule.stepWindowsMicros === null && rule.graceMicros === 0 && !rule.optional.some(Boolean);
}

/**
 * The attempts of one unit, each entry followed by the earliest row for every next step. The chosen rows of a later entry never
 * lie before those of an earlier one, so each step's cursor only moves forward: one pass per step.
 */
export function greedyAttempts(rows: UnitRows, rule: WalkRule, fastest: Float64Array | null): Attempt[] {
  const cursor = new Int32Array(rule.steps);
  const best: Attempt[] = [];
  let free = -1;
  let freeAfter = Number.NEGATIVE_INFINITY;
  for (let entry = 0; entry < rows.count; entry += 1) {
    if (!isEntry(rows, entry, rule)) continue;
    const bucket = bucketOf(rows.times[entry] as number, rule.bucketStarts);
    const last = best.at(-1);
    const taken = entry <= free || (rows.times[entry] as number) <= freeAfter;
    if (rule.attempt === "every" && taken && last?.bucket === bucket) continue;
    const sameBucket = last !== undefined && rule.attempt !== "every" && last.bucket === bucket;
    if (sameBucket && last.depth === rule.steps && !fastest) continue;
    const path = rule.order === "strict" ? strictPath(rows, entry, rule) : orderedPath(rows, entry, { rule, cursor });
    if (fastest) noteFastest(rows, path, fastest);
    if (!sameBucket || path.length > last.depth) {
      const attempt = finished(rows, { path, depth: path.length, hit: false, stopped: false }, rule);
      if (sameBucket) best[best.length - 1] = attempt;
      else best.push(attempt);
      free = attempt.depth === rule.steps ? (path.at(-1) as number) : -1;
      freeAfter = attempt.depth === rule.steps ? Number.NEGATIVE_INFINITY : (attempt.deadline ?? Number.POSITIVE_INFINITY);
    }
    if (rule.attempt === "first") break;
  }
  return best;
}

function orderedPath(rows: UnitRows, entry: number, { rule, cursor }: { rule: WalkRule; cursor: Int32Array }): number[] {
  const deadline = (rows.times[entry] as number) + rule.window;
  const path = [entry];
  let previous = entry;
  for (let step = 1; step < rule.steps; step += 1) {
    const bit = 1 << step;
    let index = Math.max(cursor[step] as number, previous + 1);
    while (index < rows.count && ((rows.masks[index] as number) & bit) === 0) index += 1;
    cursor[step] = index;
    if (index >= rows.count || (rows.times[index] as number) > deadline) break;
    path.push(index);
    previous = index;
  }
  return path;
}

function strictPath(rows: UnitRows, entry: number, rule: WalkRule): number[] {
  const deadline = (rows.times[entry] as number) + rule.window;
  const path = [entry];
  for (let step = 1; step < rule.steps; step += 1) {
    const index = entry + step;
    if (index >= rows.count || (rows.times[index] as number) > deadline || ((rows.masks[index] as number) & (1 << step)) === 0) break;
    path.push(index);
  }
  return path;
}

/** Keeps, per step, the shortest time from any entry. */
export function noteFastest(rows: UnitRows, path: number[], fastest: Float64Array): void {
  const entry = rows.times[path[0] as number] as number;
  path.forEach((index, step) => {
    if (index < 0) return;
    const taken = (rows.times[index] as number) - entry;
    if (!(taken >= (fastest[step] as number))) fastest[step] = taken;
  });
}
