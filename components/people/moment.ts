import { DateTime } from "luxon";

/** An instant on the clock of a zone to the minute: 28 Jun 2024, 23:20. */
export function momentLabel(iso: string, zone: string): string {
  return DateTime.fromISO(iso, { zone }).toFormat("d LLL yyyy, HH:mm");
}

/** A local date: Fri 28 Jun 2024. */
export function dayLabel(day: string): string {
  return DateTime.fromISO(day, { zone: "utc" }).toFormat("ccc d LLL yyyy");
}

/** The time of day in a zone, to the second. */
export function clockLabel(micros: number, zone: string): string {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone }).toFormat("HH:mm:ss");
}

/** An instant in full in a zone, with its six decimals and the zone's offset. */
export function fullMoment(micros: number, zone: string): string {
  const moment = DateTime.fromMillis(Math.floor(micros / 1000), { zone });
  const fraction = String(micros % 1_000_000).padStart(6, "0");
  const offset = zone === "UTC" ? "" : ` (UTC${moment.toFormat("ZZ")})`;
  return `${moment.toFormat("yyyy-MM-dd HH:mm:ss")}.${fraction} ${zone}${offset}`;
}

/** The last microsecond of the second that was written, in microseconds since 1970; a browser leaves seconds of zero out. */
export function endOfWrittenSecond(written: string, zone: string): number | null {
  const micros = (Math.floor(DateTime.fromISO(written, { zone }).toSeconds()) + 1) * 1_000_000 - 1;
  return Number.isSafeInteger(micros) ? micros : null;
}
