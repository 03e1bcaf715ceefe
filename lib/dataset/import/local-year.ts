import { DateTime } from "luxon";
import { buckets } from "../../vocabulary/buckets.ts";

/** A calendar year in a zone: its bounds in microseconds (end excluded) and the stretches it is made of. */
export type LocalYear = { year: number; startMicros: number; endMicros: number; stretches: Stretch[] };

/** Consecutive days of one local month that are 24 hours long, or one day that is not. `firstDay` and `month` count from 0. */
type Stretch = { startMicros: number; endMicros: number; month: number; firstDay: number; days: number };

const dayMicros = 86_400_000_000;

/** The local year of an instant in microseconds. */
export function yearAt(micros: number, timezone: string): number {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone: timezone }).year;
}

const known = new Map<string, LocalYear>();

/** A calendar year, day by day as reports have it; days on which clocks change are stretches of their own. */
export function localYear(year: number, timezone: string): LocalYear {
  const found = known.get(`${year} ${timezone}`) ?? madeOfDays(year, timezone);
  known.set(`${year} ${timezone}`, found);
  return found;
}

function madeOfDays(year: number, timezone: string): LocalYear {
  const start = DateTime.fromObject({ year, month: 1, day: 1 }, { zone: timezone }).startOf("day");
  const fromMicros = start.toMillis() * 1000;
  const endMicros = start.plus({ years: 1 }).startOf("day").toMillis() * 1000;
  const period = { fromMicros, toMicros: endMicros - 1, from: "", to: "", timezone };
  const stretches: Stretch[] = [];
  for (const { period: date, startMicros, endMicros: dayEnd } of buckets(period, "day", "monday")) {
    const [month, day] = date.split("-").slice(-2).map(Number) as [number, number];
    const usual = dayEnd - startMicros === dayMicros;
    const last = stretches.at(-1);
    if (
      usual &&
      last?.month === month - 1 &&
      last.endMicros - last.startMicros === last.days * dayMicros &&
      last.firstDay + last.days === day - 1
    )
      Object.assign(last, { endMicros: dayEnd, days: last.days + 1 });
    else stretches.push({ startMicros, endMicros: dayEnd, month: month - 1, firstDay: day - 1, days: 1 });
  }
  return { year, startMicros: fromMicros, endMicros, stretches };
}

/** Days since 1970 of the first day of each month of a year. */
export function monthStarts(year: number): number[] {
  return Array.from({ length: 12 }, (_, month) => Math.round(DateTime.utc(year, month + 1, 1).toMillis() / 86_400_000));
}

/** Local days of a year are numbered by month × 31 + day, both from 0, so that two months fit one 64-bit integer. */
export const daysInSlot = 31;

/** The slot of "time", and the months it may lie in, for times of [fromMicros, untilMicros] within the year. */
export function slotOf({ stretches }: LocalYear, fromMicros: number, untilMicros: number): { slot: string; months: number[] } {
  const touched = stretches.filter(({ startMicros, endMicros }) => startMicros <= untilMicros && endMicros > fromMicros);
  const micros = `epoch_us("time")`;
  const branches = touched.map(({ startMicros, endMicros, month, firstDay, days }) => {
    const slot = String(month * daysInSlot + firstDay);
    return `WHEN ${micros} < ${endMicros} THEN ${days === 1 ? slot : `${slot} + (${micros} - ${startMicros}) // ${dayMicros}`}`;
  });
  return { slot: `(CASE ${branches.join(" ")} END)::INTEGER`, months: touched.map(({ month }) => month) };
}
