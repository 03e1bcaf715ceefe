/** Copies of an answer, each with one number more than it was, and where; what is under the names left out stays. */
export function withOneNumberOff<Answer>(answer: Answer, leftOut: ReadonlySet<string> = new Set()): { path: string; answer: Answer }[] {
  return paths(answer, leftOut).map((path) => {
    const copy = structuredClone(answer);
    const last = path.at(-1) ?? "";
    const owner = path.slice(0, -1).reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], copy) as Record<
      string,
      number
    >;
    owner[last] = (owner[last] ?? 0) + 1;
    return { path: path.join("."), answer: copy };
  });
}

function paths(value: unknown, leftOut: ReadonlySet<string>): string[][] {
  if (typeof value === "number") return [[]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !leftOut.has(name))
    .flatMap(([name, each]) => paths(each, leftOut).map((path) => [name, ...path]));
}
