const times = new WeakMap<object, number>();

/** When an answer was first on screen, in milliseconds since 1970. */
export function firstSeen(answer: object): number {
  const known = times.get(answer) ?? Date.now();
  times.set(answer, known);
  return known;
}
