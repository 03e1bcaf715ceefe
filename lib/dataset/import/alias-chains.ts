/** One id that a map names as another one. */
export type Alias = { from: string; to: string };

/**
 * Where each id ends when its aliases are followed. On a cycle the smallest id is the end of all its members, so that the
 * answer does not depend on where the walk begins. Each `from` must occur once.
 */
export function chainEnds(aliases: Alias[]): Map<string, string> {
  const next = new Map(aliases.map(({ from, to }) => [from, to]));
  const ends = new Map<string, string>();
  for (const { from } of aliases) {
    if (!ends.has(from)) settle(from, next, ends);
  }
  return ends;
}

function settle(start: string, next: Map<string, string>, ends: Map<string, string>): void {
  const walked: string[] = [];
  const position = new Map<string, number>();
  let id = start;
  while (next.has(id) && !ends.has(id) && !position.has(id)) {
    position.set(id, walked.length);
    walked.push(id);
    id = next.get(id) as string;
  }
  const cycleStart = position.get(id);
  const end = cycleStart === undefined ? (ends.get(id) ?? id) : smallest(walked.slice(cycleStart));
  for (const member of walked) ends.set(member, end);
}

function smallest(ids: string[]): string {
  return ids.reduce((least, id) => (id < least ? id : least));
}
