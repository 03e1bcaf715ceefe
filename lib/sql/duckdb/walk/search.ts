import type { UnitRows, WalkRule } from "./unit.ts";

/** What can be reached from a state: the depth it counts for, and the rows that follow. */
export type Found = { depth: number; hit: boolean; stopped: boolean; optionals: number; path: number[] };

/** Whether the first answer is preferred: deeper, not hit, more optional rows, earlier rows. */
export function preferred(a: Found, b: Found): boolean {
  if (a.depth !== b.depth) return a.depth > b.depth;
  if (a.hit !== b.hit) return b.hit;
  if (a.optionals !== b.optionals) return a.optionals > b.optionals;
  return earlier(a.path, b.path);
}

function earlier(a: number[], b: number[]): boolean {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [left, right] = [a[index] as number, b[index] as number];
    if (left !== right) return right < 0 || (left >= 0 && left < right);
  }
  return a.length < b.length;
}

/**
 * The true search for ordered and strict funnels: per entry, the deepest choice of rows under ties, grace, step windows,
 * optional steps and exclusions. States that allow the same future are looked at once.
 */
export class Search {
  #memo = new Map<string, Found>();
  readonly #instants: Int32Array;
  readonly #sizes: Int32Array;
  readonly #excluded: Float64Array[];
  readonly #prune: boolean;
  #fastest: Float64Array | null = null;
  #floor = -1;

  constructor(
    readonly rows: UnitRows,
    readonly rule: WalkRule,
  ) {
    this.#instants = new Int32Array(rows.count);
    this.#sizes = new Int32Array(rows.count);
    this.#numberInstants();
    this.#excluded = rule.exclusions.map((_, index) => this.#timesWith(1 << (rule.steps + index)));
    this.#prune = rule.order === "ordered" && rule.stepWindowsMicros === null && this.#excluded.every((times) => times.length === 0);
  }

  #numberInstants(): void {
    const { times, masks, count } = this.rows;
    let instant = 0;
    let at = Number.NaN;
    for (let index = 0; index < count; index += 1) {
      if (((masks[index] as number) & this.rule.scopeFlag) === 0) continue;
      if (times[index] !== at) instant += 1;
      at = times[index] as number;
      this.#instants[index] = instant;
      this.#sizes[instant - 1] = (this.#sizes[instant - 1] ?? 0) + 1;
    }
  }

  #timesWith(bit: number): Float64Array {
    return this.rows.times.filter((_, index) => index < this.rows.count && ((this.rows.masks[index] as number) & bit) !== 0);
  }

  /** The best attempt that starts at this row and uses only rows after the floor, which earlier attempts have used up. */
  from(entry: number, floor: number, fastest: Float64Array | null): Found {
    this.#memo = new Map();
    this.#floor = floor;
    this.#fastest = fastest;
    return this.#best([entry]);
  }

  #best(path: number[]): Found {
    if (this.#fastest) this.#note(path);
    const key = this.#key(path);
    const known = this.#memo.get(key);
    if (known) return { ...known, path: [...path, ...known.path] };
    let best = this.#stopped(path);
    for (const next of this.#candidates(path)) {
      const found = this.#extended(path, next);
      if (found && preferred(found, best)) best = found;
      if (best.depth === this.rule.steps && !best.hit && !this.rule.optional.some(Boolean) && !this.#fastest) break;
    }
    this.#memo.set(key, { ...best, path: best.path.slice(path.length), optionals: best.optionals - this.#optionals(path) });
    return best;
  }

  #note(path: number[]): void {
    const fastest = this.#fastest as Float64Array;
    const taken = this.#time(path.at(-1) as number) - this.#time(path[0] as number);
    if (!(taken >= (fastest[path.length - 1] as number))) fastest[path.length - 1] = taken;
  }

  #time(index: number): number {
    return this.rows.times[index] as number;
  }

  #optionals(path: number[]): number {
    return path.reduce((sum, index, step) => sum + (index >= 0 && this.rule.optional[step] ? 1 : 0), 0);
  }

  #latest(path: number[]): number {
    return path.reduce((latest, index) => (index >= 0 ? Math.max(latest, this.#time(index)) : latest), Number.NEGATIVE_INFINITY);
  }

  #required(path: number[]): number {
    let step = path.length - 1;
    while (this.rule.optional[step]) step -= 1;
    return this.#time(path[step] as number);
  }

  /** What decides the future: the step, the rows that can still be confused, and the times that windows and exclusions look at. */
  #key(path: number[]): string {
    const latest = this.#latest(path);
    const zone = path.filter((index) => index >= 0 && this.#time(index) >= latest - this.rule.graceMicros).sort((a, b) => a - b);
    const pending = this.rule.exclusions
      .filter((each) => this.#pends(each, path))
      .map(({ after }) => this.#time(path[after - 1] as number));
    const atEntry = this.rule.order === "strict" && latest === this.#time(path[0] as number);
    return `${path.length}|${latest}|${zone.join()}|${this.rule.stepWindowsMicros ? this.#required(path) : ""}|${pending.join()}|${atEntry}`;
  }

  #deadline(path: number[], target: number): number {
    if (this.rule.stepWindowsMicros === null) return this.#time(path[0] as number) + this.rule.window;
    const window = this.rule.stepWindowsMicros[target - 1];
    return window === null || window === undefined ? Number.POSITIVE_INFINITY : this.#required(path) + window;
  }

  /** Steps that may come next (indexes): the following one, and past it while it is optional. */
  #targets(path: number[]): number[] {
    const targets: number[] = [];
    for (let step = path.length; step < this.rule.steps; step += 1) {
      targets.push(step);
      if (!this.rule.optional[step]) break;
    }
    return targets;
  }

  #candidates(path: number[]): { target: number; row: number }[] {
    return this.#targets(path).flatMap((target) => this.#rowsFor(path, target).map((row) => ({ target, row })));
  }

  #rowsFor(path: number[], target: number): number[] {
    const { rows, rule } = this;
    const latest = this.#latest(path);
    const deadline = this.#deadline(path, target);
    const seen = new Set<string>();
    const chosen: number[] = [];
    let first = Number.POSITIVE_INFINITY;
    for (let row = this.#firstAtOrAfter(latest - rule.graceMicros); row < rows.count; row += 1) {
      const time = this.#time(row);
      if (time > deadline || (this.#prune && time > first + rule.graceMicros)) break;
      const mask = rows.masks[row] as number;
      if ((mask & (1 << target)) === 0 || row <= this.#floor || path.includes(row) || !this.#adjacent(path, row)) continue;
      const twin = `${time}|${mask}`;
      if (seen.has(twin)) continue;
      seen.add(twin);
      first = Math.min(first, time);
      chosen.push(row);
    }
    return chosen;
  }

  #firstAtOrAfter(time: number): number {
    let low = 0;
    let high = this.rows.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#time(middle) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Strict: the row stands at the instant of the last chosen one, or at the next one with nothing left between. */
  #adjacent(path: number[], row: number): boolean {
    if (this.rule.order !== "strict") return true;
    const last = path.at(-1) as number;
    const here = this.#instants[last] as number;
    const there = this.#instants[row] as number;
    if (there === here) return true;
    if (there !== here + 1) return false;
    if (here === this.#instants[path[0] as number]) return true;
    return path.filter((index) => index >= 0 && this.#instants[index] === here).length === this.#sizes[here - 1];
  }

  #extended(path: number[], { target, row }: { target: number; row: number }): Found | null {
    const next = [...path, ...new Array<number>(target - path.length).fill(-1), row];
    const hit = this.rule.exclusions.some(
      (each, index) =>
        this.#pends(each, path) && this.#anyBetween(index, this.#time(path[each.after - 1] as number), (time) => time < this.#time(row)),
    );
    if (!hit) return this.#best(next);
    if (!this.rule.removesActor) return null;
    return { depth: next.length, hit: true, stopped: true, optionals: this.#optionals(next), path: next };
  }

  /** The attempt as it counts when nothing follows. */
  #stopped(path: number[]): Found {
    const deadline = this.#openDeadline(path);
    const hits = this.rule.exclusions.filter(
      (each, index) =>
        this.#pends(each, path) && this.#anyBetween(index, this.#time(path[each.after - 1] as number), (time) => time <= deadline),
    );
    const optionals = this.#optionals(path);
    if (hits.length === 0) return { depth: path.length, hit: false, stopped: false, optionals, path };
    if (this.rule.removesActor) return { depth: path.length, hit: true, stopped: true, optionals, path };
    const depth = Math.min(...hits.map(({ after }) => after));
    const cut = path.slice(0, depth);
    return { depth, hit: false, stopped: true, optionals: this.#optionals(cut), path: cut };
  }

  /** Whether an exclusion has begun (its first step was chosen) and not ended yet. */
  #pends({ after, before }: { after: number; before: number }, path: number[]): boolean {
    return after <= path.length && path.length < before && (path[after - 1] as number) >= 0;
  }

  #openDeadline(path: number[]): number {
    let next = path.length;
    while (next < this.rule.steps - 1 && this.rule.optional[next]) next += 1;
    return path.length >= this.rule.steps ? Number.POSITIVE_INFINITY : this.#deadline(path, next);
  }

  /** Whether the first time of an exclusion after `from` lies within bounds. */
  #anyBetween(exclusion: number, from: number, within: (time: number) => boolean): boolean {
    for (const time of this.#excluded[exclusion] as Float64Array) if (time > from) return within(time);
    return false;
  }

  /** The first exclusion after the row at step `after`, for attempts that one ended; null when none did. */
  endedAt(path: number[]): number | null {
    const ends = this.rule.exclusions.flatMap((each, index) => {
      if (!this.#pends(each, path)) return [];
      const from = this.#time(path[each.after - 1] as number);
      return [...(this.#excluded[index] as Float64Array)].filter((time) => time > from).slice(0, 1);
    });
    return ends.length ? Math.min(...ends) : null;
  }
}
