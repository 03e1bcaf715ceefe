import { valueDifferences } from "./difference.ts";

type Pair = { expected: unknown; found: unknown };

/** What is expected and not found, one path each: lists are as long as expected, an expected null or absent value asserts nothing. */
export function subsetDifferences(path: string, { expected, found }: Pair, tolerance: number): string[] {
  if (expected === null || expected === undefined) return [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length)
      return [`${path}: expected ${expected.length} entries, got ${Array.isArray(found) ? found.length : JSON.stringify(found ?? null)}`];
    return expected.flatMap((each, index) => subsetDifferences(`${path}.${index}`, { expected: each, found: found[index] }, tolerance));
  }
  if (typeof expected === "object") {
    const inside = (found ?? {}) as Record<string, unknown>;
    return Object.entries(expected).flatMap(([name, each]) =>
      subsetDifferences(path === "" ? name : `${path}.${name}`, { expected: each, found: inside[name] }, tolerance),
    );
  }
  const isNear = typeof expected === "number" && typeof found === "number" && Math.abs(expected - found) <= tolerance;
  return isNear ? [] : valueDifferences(path, expected, found ?? null);
}

/** The value under a path such as metrics.0.arms. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce((inside: unknown, name) => (inside as Record<string, unknown> | undefined)?.[name], value);
}
