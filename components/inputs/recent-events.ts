const word = "parquetry-recent-events";

/** Events picked lately on this machine, newest first. */
export function recentEvents(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(word) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, 5) : [];
  } catch {
    return [];
  }
}

/** Puts an event at the head of the recent ones. */
export function rememberEvent(name: string): void {
  try {
    localStorage.setItem(word, JSON.stringify([name, ...recentEvents().filter((each) => each !== name)].slice(0, 5)));
  } catch {
    // A browser without storage merely forgets.
  }
}
