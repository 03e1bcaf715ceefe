type Json = Record<string, unknown>;
type Pair<T = unknown> = { expected: T; found: T };

/** What a comparison leaves out, and the lists whose order is no part of the answer, with what tells their entries apart. */
export type Rules = { notCompared: ReadonlySet<string>; keyed: Record<string, (entry: Json) => string> };

/** The values under some names as one text. */
export function keyOf(entry: Json, ...names: string[]): string {
  return JSON.stringify(names.map((name) => entry[name] ?? null));
}

/** Where two answers differ, one path each; numbers agree within 1e-9 of their size, and within a half. */
export function answerDifferences(expected: object, found: object, rules: Rules): string[] {
  return differences("", { expected, found }, rules);
}

/** A difference of two single values, named by its path. */
export function unlike(path: string, expected: unknown, found: unknown): string[] {
  if (typeof expected === "number" && typeof found === "number" && isClose(expected, found)) return [];
  const [left, right] = [JSON.stringify(expected ?? null), JSON.stringify(found ?? null)];
  return left === right ? [] : [`${path}: expected ${left}, got ${right}`];
}

function differences(path: string, { expected, found }: Pair, rules: Rules): string[] {
  if (Array.isArray(expected) && Array.isArray(found)) return listDifferences(path, { expected, found }, rules);
  if (isRecord(expected) && isRecord(found))
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
      .filter((name) => !rules.notCompared.has(name))
      .flatMap((name) => differences(path === "" ? name : `${path}.${name}`, { expected: expected[name], found: found[name] }, rules));
  return unlike(path, expected, found);
}

function listDifferences(path: string, { expected, found }: Pair<unknown[]>, rules: Rules): string[] {
  const identify = rules.keyed[path.split(".").at(-1) ?? ""];
  if (!identify) {
    if (expected.length !== found.length) return [`${path}: expected ${expected.length} entries, got ${found.length}`];
    return expected.flatMap((entry, index) => differences(`${path}.${index}`, { expected: entry, found: found[index] }, rules));
  }
  const byKey = (list: unknown[]) => new Map(list.filter(isRecord).map((entry) => [identify(entry), entry]));
  const [left, right] = [byKey(expected), byKey(found)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) =>
    differences(`${path}.${name}`, { expected: left.get(name), found: right.get(name) }, rules),
  );
}

/** In large numbers one more is noticed too, up to where sums in another order differ by as much. */
function isClose(a: number, b: number): boolean {
  const size = Math.max(1, Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= Math.max(1e-13 * size, Math.min(0.5, 1e-9 * size));
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
