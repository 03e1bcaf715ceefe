import type { UnitRows, WalkRule } from "./unit.ts";
import type { Found } from "./search.ts";

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
    if (grows(rows, row, rule, rowOfStep, new Set())) path.push(row);
    else if (row === entry) break;
  }
  return judged(rows, path, deadline, rule);
}

/** Finds a free step for the row, moving earlier rows to other steps of theirs (an augmenting path). */
function grows(rows: UnitRows, row: number, rule: WalkRule, rowOfStep: number[], tried: Set<number>): boolean {
  for (let step = 0; step < rule.steps; step += 1) {
    if (((rows.masks[row] as number) & (1 << step)) === 0 || tried.has(step)) continue;
    tried.add(step);
    const holder = rowOfStep[step] as number;
    if (holder < 0 || grows(rows, holder, rule, rowOfStep, tried)) {
      rowOfStep[step] = row;
      return true;
    }
  }
  return false;
}

function judged(rows: UnitRows, path: number[], deadline: number, rule: WalkRule): Found {
  const found = { depth: path.length, hit: false, stopped: false, optionals: 0, path };
  if (path.length === 0 || rule.exclusionMask === 0) return found;
  const complete = path.length === rule.steps;
  const from = rows.times[path[0] as number] as number;
  const to = complete ? (rows.times[path.at(-1) as number] as number) : deadline;
  if (!anyExclusion(rows, from, to, !complete, rule)) return found;
  return rule.removesActor ? { ...found, depth: 0, path: [] } : { ...found, depth: 1, stopped: true, path: path.slice(0, 1) };
}

function anyExclusion(rows: UnitRows, from: number, to: number, closed: boolean, rule: WalkRule): boolean {
  return firstExclusion(rows, from, rule, (time) => (closed ? time <= to : time < to)) !== null;
}

/** The first excluded time after `from` that the test accepts, or null. */
export function firstExclusion(rows: UnitRows, from: number, rule: WalkRule, accept: (time: number) => boolean): number | null {
  for (let row = 0; row < rows.count; row += 1) {
    const time = rows.times[row] as number;
    if (time > from && ((rows.masks[row] as number) & rule.exclusionMask) !== 0) return accept(time) ? time : null;
  }
  return null;
}
