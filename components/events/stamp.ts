import { DateTime } from "luxon";

/** An instant on the clock of a zone, to the millisecond: 2024-06-28 23:20:52.906. */
export function stampLabel(micros: number, zone: string): string {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone }).toFormat("yyyy-MM-dd HH:mm:ss.SSS");
}
