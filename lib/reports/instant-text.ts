/** ISO instant with the digits that are there: 2024-05-01T10:00:00Z, with microseconds when they are not zero. */
export function instantText(micros: number | bigint | null | undefined): string | null {
  if (micros === null || micros === undefined) return null;
  const value = Number(micros);
  const iso = new Date(Math.floor(value / 1000)).toISOString();
  const fraction = String(((value % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, "0");
  return fraction === "000000" ? `${iso.slice(0, 19)}Z` : `${iso.slice(0, 19)}.${fraction}Z`;
}
