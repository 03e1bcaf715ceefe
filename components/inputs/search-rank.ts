const mostShown = 200;

/** Names that hold every word of a search, the closest first: beginnings of the name, then of a word, then anywhere. */
export function searchRank<T>(items: readonly T[], search: string, nameOf: (item: T) => string): T[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return items.slice(0, mostShown);
  const scored = items.flatMap((item) => {
    const name = nameOf(item).toLowerCase();
    const scores = wanted.map((word) => closeness(name, word));
    return scores.includes(-1) ? [] : [{ item, score: scores.reduce((sum, each) => sum + each, 0) }];
  });
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, mostShown)
    .map(({ item }) => item);
}

function closeness(name: string, word: string): number {
  const at = name.indexOf(word);
  if (at <= 0) return at;
  return /[^a-z0-9]/.test(name[at - 1] ?? "") ? 1 : 2;
}
