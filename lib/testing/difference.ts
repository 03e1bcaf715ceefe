/** Numbers agree within 1e-9 of their size; an expected null or absent value is not asserted. */
export function valueDifferences(what: string, expected: unknown, actual: unknown): string[] {
  if (expected === null || expected === undefined) return [];
  if (typeof expected === "number" && typeof actual === "number" && close(expected, actual)) return [];
  return Object.is(expected, actual) ? [] : [`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual ?? null)}`];
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Lists compared as sets: what is missing and what is too much. */
export function setDifferences(what: string, expected: readonly string[], actual: readonly string[]): string[] {
  const missing = [...new Set(expected)].filter((each) => !actual.includes(each)).sort();
  const extra = [...new Set(actual)].filter((each) => !expected.includes(each)).sort();
  return [
    ...(missing.length > 0 ? [`${what}: missing ${missing.join(", ")}`] : []),
    ...(extra.length > 0 ? [`${what}: not expected ${extra.join(", ")}`] : []),
  ];
}
