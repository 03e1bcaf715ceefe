import { type Attempt, bucketOf, isEntry, type UnitRows, type WalkRule } from "./unit.ts";

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
 * lie before those of an earlier one, so each step's cursor only moves forward: one pass per step. One walker serves many units
 * (this is the hottest loop of all: no closures, no arrays per entry).
 */
export class GreedyWalker {
  readonly #cursor: Int32Array;
  readonly #path: Int32Array;
  readonly #best: Int32Array;

  constructor(readonly rule: WalkRule) {
    this.#cursor = new Int32Array(rule.steps);
    this.#path = new Int32Array(rule.steps);
    this.#best = new Int32Array(rule.steps);
  }

  attempts(rows: UnitRows, fastest: Float64Array | null): Attempt[] {
    this.#cursor.fill(0);
    if (this.rule.attempt === "every") return this.#oneAfterAnother(rows);
    return this.#bestPerBucket(rows, fastest);
  }

  #bestPerBucket(rows: UnitRows, fastest: Float64Array | null): Attempt[] {
    const { rule } = this;
    const { masks, times, count } = rows;
    const found: Attempt[] = [];
    let bucket = -1;
    let deepest = 0;
    for (let entry = 0; entry < count; entry += 1) {
      if (((masks[entry] as number) & rule.entryFlag) === 0 || (times[entry] as number) > rule.entryUntil) continue;
      const own = rule.bucketStarts === null ? 0 : bucketOf(times[entry] as number, rule.bucketStarts);
      if (own !== bucket) {
        if (deepest > 0) found.push(this.#attempt(rows, this.#best, deepest));
        deepest = 0;
        bucket = own;
      }
      if (deepest === rule.steps && !fastest) continue;
      const depth = this.#walk(rows, entry);
      if (fastest) noteFastest(rows, this.#path.subarray(0, depth), fastest);
      if (depth > deepest) {
        deepest = depth;
        for (let step = 0; step < depth; step += 1) this.#best[step] = this.#path[step] as number;
      }
      if (rule.attempt === "first") break;
      if (deepest === rule.steps && rule.bucketStarts === null && !fastest) break;
    }
    if (deepest > 0) found.push(this.#attempt(rows, this.#best, deepest));
    return found;
  }

  #oneAfterAnother(rows: UnitRows): Attempt[] {
    const { rule } = this;
    const found: Attempt[] = [];
    let lastRow = -1;
    let lastTime = Number.NEGATIVE_INFINITY;
    for (let entry = 0; entry < rows.count; entry += 1) {
      if (!isEntry(rows, entry, rule)) continue;
      const time = rows.times[entry] as number;
      const sameBucket = found.at(-1)?.bucket === bucketOf(time, rule.bucketStarts);
      if (sameBucket && (entry <= lastRow || time <= lastTime)) continue;
      const depth = this.#walk(rows, entry);
      const attempt = this.#attempt(rows, this.#path, depth);
      found.push(attempt);
      lastRow = depth === rule.steps ? (attempt.path[depth - 1] as number) : -1;
      lastTime = depth === rule.steps ? Number.NEGATIVE_INFINITY : (attempt.deadline ?? Number.POSITIVE_INFINITY);
    }
    return found;
  }

  #attempt(rows: UnitRows, path: Int32Array, depth: number): Attempt {
    const { rule } = this;
    const chosen = new Array<number>(depth);
    for (let step = 0; step < depth; step += 1) chosen[step] = path[step] as number;
    const time = rows.times[path[0] as number] as number;
    const deadline = depth === rule.steps || rule.windowMicros === null ? null : time + rule.windowMicros;
    const bucket = rule.bucketStarts === null ? 0 : bucketOf(time, rule.bucketStarts);
    return {
      bucket,
      entry: path[0] as number,
      path: chosen,
      depth,
      hit: false,
      deadline,
      open: deadline !== null && deadline > rule.dataEnd,
    };
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
