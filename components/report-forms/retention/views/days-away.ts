/** A number of days in words: day · 6 days · 2.5 days. */
export function daysAway(days: number | null): string {
  if (days === null) return "—";
  const shown = Number(days.toFixed(1));
  return shown === 1 ? "day" : `${shown} days`;
}
