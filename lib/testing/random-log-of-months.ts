import fc from "fast-check";
import type { CaseLog } from "./case.ts";
import { randomLogOfWeeks } from "./random-log.ts";
import { microsOf } from "./reference/world.ts";

const hour = 3_600_000_000;
const day = 24 * hour;

/** Mostly a few days later; the hours end at midnights of the zones of random reports, on days of 23, 24, 24.5 and 25 hours. */
const shift = fc
  .record({
    days: fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: -40, max: 60 }) },
    ),
    within: fc.constantFrom(0, 0, 0, -1, hour, 3 * hour, 3 * hour - 1, 10 * hour, 16 * hour, 16.5 * hour, 16.5 * hour - 1),
  })
  .map(({ days, within }) => days * day + within);

/** Sometimes a few rows lie in the year before. */
const yearsBack = fc.oneof(
  { weight: 3, arbitrary: fc.constant([0]) },
  { weight: 1, arbitrary: fc.constant([-364 * day, 0, 0, 0, 0, 0, 0]) },
);

/** Fuller logs over some months and two changes of clocks (31 March in Europe, 7 April on Lord Howe), days in a row in between. */
export const randomLogOfMonths: fc.Arbitrary<CaseLog> = fc
  .tuple(randomLogOfWeeks, randomLogOfWeeks, fc.array(shift, { minLength: 26, maxLength: 26 }), yearsBack)
  .map(([one, other, shifts, back]) => ({
    users: { ...one.users, ...other.users },
    events: [...one.events, ...other.events].map((event, index) => ({
      ...event,
      time: later(event.time, (shifts[index] ?? 0) + (back[index % back.length] ?? 0)),
    })),
  }));

function later(time: string, by: number): string {
  const micros = microsOf(time, "UTC") + by;
  const millis = new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1);
  return `${millis}${String(micros % 1000).padStart(3, "0")}Z`;
}
