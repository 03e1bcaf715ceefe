import type { Found } from "./search.ts";
import type { UnitRows, WalkRule } from "./unit.ts";

/**
 * The best unordered attempt that starts at a row: later rows in order, each taken when the steps of all taken rows can
 * still be told apart (a matching that grows), so the k-th row comes as early as any choice allows.
 */
export function unorderedFrom(rows: UnitRows, entry: number, rule: WalkRule): Found {
  const deadline = (rows.times[entry] as number) + rule.window;
  const path: number[] = [];
  const rowOfStep = new Array<number>(rule.steps).fill(-1);
  for (let row = entry; row < rows.count && path.length < rule.steps; row += 1) {
    if ((rows.times[row] as number) > deadline) break;
    const mask = rows.masks[row] as number;
    if ((mask & rule.stepMask) === 0) continue;
    if (rule.position === path.length + 1 && (mask & rule.positionFlag) === 0) {
      if (row === entry) break;
      continue;
    }
    if (grows(row, { rows, rule, rowOfStep }, new Set())) path.push(row);
    else if (row === entry) break;
  }
  return judged(rows, path, rule);
}

/** Which row does each step so far; −1 for none. */
type Matching = { rows: UnitRows; rule: WalkRule; rowOfStep: number[] };

/** Finds a free step for the row, moving earlier rows to other steps of theirs (an augmenting path). */
function grows(row: number, matching: Matching, tried: Set<number>): boolean {
  const { rows, rule, rowOfStep } = matching;
  for (let step = 0; step < rule.steps; step += 1) {
    if (((rows.masks[row] as number) & (1 << step)) === 0 || tried.has(step)) continue;
    tried.add(step);
    const holder = rowOfStep[step] as number;
    if (holder < 0 || grows(holder, matching, tried)) {
      rowOfStep[step] = row;
      return true;
    }
  }
  return false;
}

function judged(rows: UnitRows, path: number[], rule: WalkRule): Found {
  const found = { depth: path.length, hit: false, stopped: false, optionals: 0, path };
  if (path.length === 0 || rule.exclusionMask === 0) return found;
  const complete = path.length === rule.steps;
  const from = rows.times[path[0] as number] as number;
  const to = complete ? (rows.times[path.at(-1) as number] as number) : from + rule.window;
  const first = firstExclusion(rows, from, rule);
  if (first === null || (complete ? first >= to : first > to)) return found;
  return rule.removesActor ? { ...found, depth: 0, path: [] } : { ...found, depth: 1, stopped: true, path: path.slice(0, 1) };
}

/** The first excluded time after `from`, or null. */
export function firstExclusion(rows: UnitRows, from: number, rule: WalkRule): number | null {
  for (let row = 0; row < rows.count; row += 1) {
    const time = rows.times[row] as number;
    if (time > from && ((rows.masks[row] as number) & rule.exclusionMask) !== 0) return time;
  }
  return null;
}
