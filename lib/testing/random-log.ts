import fc from "fast-check";
import type { CaseEvent, CaseLog } from "./case.ts";

/** Names that break careless SQL, file names, maps and labels. */
export const hostileNames = ["'; drop--", '"', "🦊", "(other)", "(not set)", "__proto__", "a|b", "%", "\\"] as const;

export const eventNames = ["a", "b", "c", "'; drop--", "🦊"] as const;
export const propertyNames = ["p", "q", '"', "__proto__", ""] as const;
export const userNames = ["u1", "u2", "'; drop--"] as const;

const micro = 1;
const second = 1_000_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Late on the eve of a day on which clocks change in Europe. */
const start = Date.UTC(2024, 2, 30, 21, 0, 0) * 1000;

/** Few distinct instants, so that ties and exact ends of windows are common. */
const offsetsOfDays = [
  0,
  0,
  micro,
  second,
  10 * second,
  minute,
  29 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  day,
  day + minute,
  2 * day,
  7 * day,
];

/** The same over five weeks, for what is counted by week and month or looks weeks back. */
const offsetsOfWeeks = [...offsetsOfDays, 5 * day, 6 * day, 6 * day + hour, 8 * day, 14 * day, 15 * day, 29 * day, 30 * day, 35 * day];

/** The value of a property: text, number, boolean, empty or hostile. */
export const propertyValue = fc.constantFrom<unknown>(
  "x",
  "x",
  "x",
  "y",
  "y",
  "X",
  "5",
  5,
  7.5,
  true,
  "true",
  "",
  null,
  "2024-03-31",
  "/home/",
  ...hostileNames,
);

const properties = fc
  .array(fc.tuple(fc.constantFrom<string>("p", "p", "p", "p", "q", ...propertyNames), propertyValue), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const eventAt = (offsets: readonly number[]): fc.Arbitrary<CaseEvent> =>
  fc
    .record({
      event: fc.constantFrom<string>("a", "a", "a", "a", "b", "b", "b", "b", "c", ...eventNames),
      offset: fc.constantFrom(...offsets),
      user: fc.constantFrom<string | null>("u1", "u1", "u1", "u1", "u1", ...userNames, null),
      anonymous_id: rarely(fc.constantFrom("anon1", "anon2")),
      session: rarely(fc.constantFrom("s1", "s2", '"')),
      id: rarely(fc.constantFrom("i1", "i2")),
      properties,
    })
    .map(({ offset, ...rest }) => withoutUndefined({ ...rest, time: written(start + offset) }));

function written(micros: number): string {
  const millis = new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1);
  return `${millis}${String(micros % 1000).padStart(3, "0")}Z`;
}

function withoutUndefined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

const logOver = (event: fc.Arbitrary<CaseEvent>, maxLength: number): fc.Arbitrary<CaseLog> =>
  fc
    .record({
      events: fc.oneof(
        { weight: 1, arbitrary: fc.array(event, { minLength: 1, maxLength: 6 }) },
        { weight: 4, arbitrary: fc.array(event, { minLength: 8, maxLength, size: "max" }) },
      ),
      users: fc.array(fc.tuple(fc.constantFrom(...userNames), properties), { maxLength: 2 }),
    })
    .map(({ events, users }) => ({ events, users: Object.fromEntries(users) }));

/** Small logs with ties, duplicates by id, repeated events, anonymous rows and hostile names. */
export const randomLog: fc.Arbitrary<CaseLog> = logOver(eventAt(offsetsOfDays), 13);

const eventOfWeeks = fc
  .tuple(
    eventAt(offsetsOfWeeks),
    fc.constantFrom("u1", "u2", "u3", "u4", "'; drop--"),
    fc.constantFrom<unknown>(undefined, undefined, undefined, -2, 0, 1, 2.5, 10, 1e6, "3", "n/a"),
  )
  .map(([event, user, n]) => ({
    ...event,
    ...(event.user ? { user } : {}),
    properties: n === undefined ? event.properties : { ...event.properties, n },
  }));

/** Larger logs of more users over five weeks, some events with a number under `n`. */
export const randomLogOfWeeks: fc.Arbitrary<CaseLog> = logOver(eventOfWeeks, 20);
