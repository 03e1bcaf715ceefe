import { GreedyWalker, greedyIsExact, greedyRule, noteFastest } from "./greedy.ts";
import { type Found, preferred, Search } from "./search.ts";
import { type Attempt, bucketOf, finished, isEntry, type Take, type UnitRows, type WalkRule } from "./unit.ts";
import { firstExclusion, unorderedFrom } from "./unordered.ts";

/** Finds the attempts that count for one unit after another: one each, or one per bucket, or every one in turn. */
export class UnitWalker {
  readonly #greedy: GreedyWalker | null;

  constructor(readonly rule: WalkRule) {
    this.#greedy = greedyRule(rule) ? new GreedyWalker(rule) : null;
  }

  /** Gives the attempts of a unit to `take`; `fastest` gets, per step, the shortest time from any entry. */
  walk(rows: UnitRows, fastest: Float64Array | null, take: Take): void {
    if (fastest) fastest.fill(Number.NaN);
    if (this.#greedy && greedyIsExact(rows, this.rule)) this.#greedy.walk(rows, fastest, take);
    else for (const attempt of this.#careful(rows, fastest)) take(attempt);
  }

  #careful(rows: UnitRows, fastest: Float64Array | null): Attempt[] {
    const { rule } = this;
    const walker = rule.order === "unordered" ? unordered(rows, rule, fastest) : searched(rows, rule, fastest);
    return rule.attempt === "every" ? oneAfterAnother(rows, rule, walker) : bestPerBucket(rows, rule, walker);
  }
}

type Walker = {
  from: (entry: number, floor: number) => Found;
  /** The exclusion that ended a stopped attempt. */
  endedAt: (found: Found) => number | null;
};

function searched(rows: UnitRows, rule: WalkRule, fastest: Float64Array | null): Walker {
  const search = new Search(rows, rule);
  return { from: (entry, floor) => search.from(entry, floor, fastest), endedAt: (found) => search.endedAt(found.path) };
}

function unordered(rows: UnitRows, rule: WalkRule, fastest: Float64Array | null): Walker {
  return {
    from: (entry) => {
      const found = unorderedFrom(rows, entry, rule);
      if (fastest && found.depth > 0) noteFastest(rows, found.path, fastest);
      return found;
    },
    endedAt: (found) => firstExclusion(rows, rows.times[found.path[0] as number] as number, rule),
  };
}

function bestPerBucket(rows: UnitRows, rule: WalkRule, walker: Walker): Attempt[] {
  const best = new Map<number, Found>();
  for (let entry = 0; entry < rows.count; entry += 1) {
    if (!isEntry(rows, entry, rule)) continue;
    const bucket = bucketOf(rows.times[entry] as number, rule.bucketStarts);
    const held = best.get(bucket);
    if (held && held.depth === rule.steps && !held.hit && !rule.fastest && !rule.optional.some(Boolean)) continue;
    const found = walker.from(entry, -1);
    if (found.depth > 0 && (!held || better(found, held))) best.set(bucket, found);
    if (rule.attempt === "first") break;
  }
  return [...best.values()].filter((found) => !found.hit).map((found) => finished(rows, found, rule));
}

/** Between entries depth, cleanness and optional rows decide; of equals the earlier entry stays. */
function better(found: Found, held: Found): boolean {
  const equal = found.depth === held.depth && found.hit === held.hit && found.optionals === held.optionals;
  return !equal && preferred(found, held);
}

function oneAfterAnother(rows: UnitRows, rule: WalkRule, walker: Walker): Attempt[] {
  const attempts: Attempt[] = [];
  let floor = -1;
  let bucket = -1;
  for (let entry = 0; entry < rows.count; entry += 1) {
    if (!isEntry(rows, entry, rule)) continue;
    const own = bucketOf(rows.times[entry] as number, rule.bucketStarts);
    if (own !== bucket) floor = -1;
    bucket = own;
    if (entry <= floor) continue;
    const found = walker.from(entry, floor);
    if (found.depth === 0) continue;
    const attempt = finished(rows, found, rule);
    attempts.push(attempt);
    const end = found.stopped ? walker.endedAt(found) : attempt.deadline;
    floor = attempt.depth === rule.steps ? Math.max(...found.path) : lastRowUpTo(rows, end ?? Number.POSITIVE_INFINITY);
  }
  return attempts;
}

function lastRowUpTo(rows: UnitRows, time: number): number {
  let row = rows.count - 1;
  while (row >= 0 && (rows.times[row] as number) > time) row -= 1;
  return row;
}
