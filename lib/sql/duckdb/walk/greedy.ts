import { type Attempt, bucketOf, isEntry, type Take, type UnitRows, type WalkRule } from "./unit.ts";

/**
 * Whether the greedy walk is exact for this unit: whole-funnel window, nothing optional or excluded, and no two rows of one
 * instant that match different steps (then their order could be swapped).
 */
export function greedyIsExact({ anyMask, sharesInstant, mixesInstant }: UnitRows, rule: WalkRule): boolean {
  return (anyMask & rule.exclusionMask) === 0 && !(rule.order === "strict" ? sharesInstant : mixesInstant);
}

/** Whether a rule allows the greedy walk at all, for units that `greedyIsExact` accepts. */
export function greedyRule(rule: WalkRule): boolean {
  return rule.order !== "unordered" && rule.stepWindowsMicros === null && rule.graceMicros === 0 && !rule.optional.some(Boolean);
}

/**
 * The attempts of one unit, each entry followed by the earliest row for every next step. The chosen rows of a later entry never
 * lie before those of an earlier one, so each step's cursor only moves forward: one pass per step. One walker serves many units
 * (this is the hottest loop of all: no closures, no arrays per entry).
 */
export class GreedyWalker {
  readonly #cursor: Int32Array;
  readonly #path: Int32Array;
  readonly #best: Int32Array;
  readonly #attempt: Attempt;

  constructor(readonly rule: WalkRule) {
    this.#cursor = new Int32Array(rule.steps);
    this.#path = new Int32Array(rule.steps);
    this.#best = new Int32Array(rule.steps);
    this.#attempt = { bucket: 0, entry: 0, path: this.#best, depth: 0, hit: false, deadline: null, open: false };
  }

  walk(rows: UnitRows, fastest: Float64Array | null, take: Take): void {
    if ((rows.anyMask & this.rule.entryFlag) === 0) return;
    this.#cursor.fill(0);
    if (this.rule.attempt === "every") this.#oneAfterAnother(rows, take);
    else this.#bestPerBucket(rows, fastest, take);
  }

  #bestPerBucket(rows: UnitRows, fastest: Float64Array | null, take: Take): void {
    const { rule } = this;
    const { masks, times, count } = rows;
    const deepestOfAll = this.#deepest(rows);
    let bucket = -1;
    let deepest = 0;
    for (let entry = 0; entry < count; entry += 1) {
      if (((masks[entry] as number) & rule.entryFlag) === 0 || (times[entry] as number) > rule.entryUntil) continue;
      const own = rule.bucketStarts === null ? 0 : bucketOf(times[entry] as number, rule.bucketStarts);
      if (own !== bucket) {
        if (deepest > 0) take(this.#finished(rows, this.#best, deepest));
        deepest = 0;
        bucket = own;
      }
      if (deepest === deepestOfAll && !fastest) {
        if (rule.bucketStarts === null) break;
        continue;
      }
      const depth = this.#walk(rows, entry);
      if (fastest) noteFastest(rows, this.#path.subarray(0, depth), fastest);
      if (depth > deepest) {
        deepest = depth;
        for (let step = 0; step < depth; step += 1) this.#best[step] = this.#path[step] as number;
      }
      if (rule.attempt === "first") break;
    }
    if (deepest > 0) take(this.#finished(rows, this.#best, deepest));
  }

  /** No attempt of these rows gets deeper: the steps up to the first one that no row matches. */
  #deepest({ anyMask }: UnitRows): number {
    let depth = 1;
    while (depth < this.rule.steps && (anyMask & (1 << depth)) !== 0) depth += 1;
    return depth;
  }

  #oneAfterAnother(rows: UnitRows, take: Take): void {
    const { rule } = this;
    let bucket = -1;
    let lastRow = -1;
    let lastTime = Number.NEGATIVE_INFINITY;
    for (let entry = 0; entry < rows.count; entry += 1) {
      if (!isEntry(rows, entry, rule)) continue;
      const time = rows.times[entry] as number;
      const own = bucketOf(time, rule.bucketStarts);
      if (own === bucket && (entry <= lastRow || time <= lastTime)) continue;
      bucket = own;
      const depth = this.#walk(rows, entry);
      const attempt = this.#finished(rows, this.#path, depth);
      take(attempt);
      lastRow = depth === rule.steps ? (this.#path[depth - 1] as number) : -1;
      lastTime = depth === rule.steps ? Number.NEGATIVE_INFINITY : (attempt.deadline ?? Number.POSITIVE_INFINITY);
    }
  }

  #finished(rows: UnitRows, path: Int32Array, depth: number): Attempt {
    const { rule } = this;
    const attempt = this.#attempt;
    const entry = path[0] as number;
    const time = rows.times[entry] as number;
    attempt.bucket = bucketOf(time, rule.bucketStarts);
    attempt.entry = entry;
    attempt.path = path;
    attempt.depth = depth;
    attempt.deadline = depth === rule.steps || rule.windowMicros === null ? null : time + rule.windowMicros;
    attempt.open = attempt.deadline !== null && attempt.deadline > rule.dataEnd;
    return attempt;
  }

  /** Follows one entry as far as it goes: the rows are in the path, the answer is how many. */
  #walk(rows: UnitRows, entry: number): number {
    return this.rule.order === "strict" ? this.#walkStrictly(rows, entry) : this.#walkInOrder(rows, entry);
  }

  #walkInOrder({ times, masks, count }: UnitRows, entry: number): number {
    const { steps, window } = this.rule;
    const deadline = (times[entry] as number) + window;
    this.#path[0] = entry;
    let previous = entry;
    for (let step = 1; step < steps; step += 1) {
      const bit = 1 << step;
      let index = this.#cursor[step] as number;
      if (index <= previous) index = previous + 1;
      while (index < count && ((masks[index] as number) & bit) === 0) index += 1;
      this.#cursor[step] = index;
      if (index >= count || (times[index] as number) > deadline) return step;
      this.#path[step] = index;
      previous = index;
    }
    return steps;
  }

  #walkStrictly({ times, masks, count }: UnitRows, entry: number): number {
    const { steps, window } = this.rule;
    const deadline = (times[entry] as number) + window;
    this.#path[0] = entry;
    for (let step = 1; step < steps; step += 1) {
      const index = entry + step;
      if (index >= count || (times[index] as number) > deadline || ((masks[index] as number) & (1 << step)) === 0) return step;
      this.#path[step] = index;
    }
    return steps;
  }
}

/** Keeps, per step, the shortest time from any entry. */
export function noteFastest(rows: UnitRows, path: ArrayLike<number>, fastest: Float64Array): void {
  const entry = rows.times[path[0] as number] as number;
  for (let step = 0; step < path.length; step += 1) {
    const index = path[step] as number;
    if (index < 0) continue;
    const taken = (rows.times[index] as number) - entry;
    if (!(taken >= (fastest[step] as number))) fastest[step] = taken;
  }
}
