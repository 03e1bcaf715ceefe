/** An instant as answers write it: 2024-05-01T10:00:00Z, with six digits behind the second when they are not zero. */
export function iso(micros: number): string {
  const seconds = Math.floor(micros / 1e6);
  const rest = micros - seconds * 1e6;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return rest === 0 ? `${text}Z` : `${text}.${String(rest).padStart(6, "0")}Z`;
}
