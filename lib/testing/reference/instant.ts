import { DateTime } from "luxon";

/** A written moment in microseconds since 1970; a zone inside the text wins over the given one. */
export function microsOf(text: string, timezone: string): number {
  const moment = DateTime.fromISO(text, { zone: timezone });
  if (!moment.isValid) throw new RangeError(`"${text}" is not a moment`);
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  return moment.toMillis() * 1000 + Number(fraction.padEnd(6, "0").slice(3, 6));
}

/** A moment on the clock of a zone. */
export function local(micros: number, timezone: string): DateTime {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone: timezone });
}
