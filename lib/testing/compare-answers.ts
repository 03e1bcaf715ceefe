import type { FunnelAnswer, FunnelResult } from "../reports/funnel/result/answer.ts";

/** Left to other tests, or to wording: intervals and tests of statistics, labels, how instants and sessions are written. */
const notCompared = new Set([
  "label",
  "low",
  "high",
  "significance",
  "deadline",
  "stepTimes",
  "dataEnd",
  "unit",
  "broken",
  "withoutActor",
  "actor",
  "kind",
]);

/** Lists whose order is not part of the answer, and what tells their entries apart. */
const keyed: Record<string, (entry: Json) => string> = {
  groups: (entry) => key(entry, "kind", "group"),
  seriesByGroup: (entry) => key(entry, "group"),
  binsByGroup: (entry) => key(entry, "group"),
  sweepByGroup: (entry) => key(entry, "group"),
  correlations: (entry) => key(entry, "event", "property", "value"),
};

type Json = Record<string, unknown>;

function key(entry: Json, ...names: string[]): string {
  return JSON.stringify(names.map((name) => entry[name] ?? null));
}

/** Where a product's answer differs from the reference's, one path each; numbers agree within 1e-9 of their size. */
export function answerDifferences(reference: FunnelResult | FunnelAnswer, product: FunnelResult | FunnelAnswer): string[] {
  const { actors: expected, ...rest } = reference;
  const { actors: found, ...others } = product;
  const lists = expected && found ? unlike("actors", actorTexts(expected), actorTexts(found)) : [];
  return [...differences("", rest, others), ...lists];
}

function actorTexts(rows: NonNullable<FunnelAnswer["actors"]>): string[] {
  return rows
    .map(({ group, stepTimes }) => JSON.stringify([group, stepTimes.flatMap((time, index) => (time === null ? [] : [index]))]))
    .sort();
}

function differences(path: string, expected: unknown, found: unknown): string[] {
  if (Array.isArray(expected) && Array.isArray(found)) return listDifferences(path, expected, found);
  if (isRecord(expected) && isRecord(found))
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
      .filter((name) => !notCompared.has(name))
      .flatMap((name) => differences(path === "" ? name : `${path}.${name}`, expected[name], found[name]));
  return unlike(path, expected, found);
}

function listDifferences(path: string, expected: unknown[], found: unknown[]): string[] {
  const identify = keyed[path.split(".").at(-1) ?? ""];
  if (!identify) {
    if (expected.length !== found.length) return [`${path}: expected ${expected.length} entries, got ${found.length}`];
    return expected.flatMap((entry, index) => differences(`${path}.${index}`, entry, found[index]));
  }
  const byKey = (list: unknown[]) => new Map(list.filter(isRecord).map((entry) => [identify(entry), entry]));
  const [left, right] = [byKey(expected), byKey(found)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) => differences(`${path}.${name}`, left.get(name), right.get(name)));
}

function unlike(path: string, expected: unknown, found: unknown): string[] {
  if (typeof expected === "number" && typeof found === "number" && isClose(expected, found)) return [];
  const [left, right] = [JSON.stringify(expected ?? null), JSON.stringify(found ?? null)];
  return left === right ? [] : [`${path}: expected ${left}, got ${right}`];
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
