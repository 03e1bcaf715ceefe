/** 2024-05-01T13 and 2024-05-01T13:00:00 are the same hour, 2024-05-01T00:00 and 2024-05-01 the same midnight. */
export function samePeriod(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(period: string): string {
  return period
    .replace(" ", "T")
    .replace(/(:00)+$/, "")
    .replace(/T00$/, "");
}
