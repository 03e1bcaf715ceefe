import fc from "fast-check";
import type { CaseEvent, CaseLog } from "../case.ts";
import { hostileNames, userNames } from "../random-log.ts";

const second = 1_000_000;
const minute = 60 * second;

/** Late on the eve of a day on which clocks change in Europe. */
const start = Date.UTC(2024, 2, 30, 21, 0, 0) * 1000;

/** Steps of time from one event of the log to the next: ties, and gaps of exactly the usual timeouts, a hair less, a hair more. */
const gaps = [
  0,
  0,
  0,
  1,
  second,
  minute,
  minute,
  10 * minute,
  29 * minute,
  30 * minute - 1,
  30 * minute,
  30 * minute + 1,
  60 * minute,
  1440 * minute,
];

/** Pages, and what looks like a rule, a pattern, or one of the nodes that are no names. */
export const pageNames = [
  "/",
  "/home",
  "/home/",
  "/home//",
  "/home?x=1",
  "/p/1",
  "/p/2/edit",
  "x",
  "xx",
  "a",
  "(drop-off)",
  "(hidden)",
  "(continues)",
  "...",
  "*",
  "_",
  "a.b",
  "[x]+",
  "$1",
  "\\1",
  ...hostileNames,
] as const;

const page = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>("/", "/", "/", "/home", "/home", "/home/", "/p/1", "x") },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...pageNames) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>("", null, 5, true) },
);

const properties = fc.oneof(
  { weight: 6, arbitrary: page.map((p) => ({ p })) },
  { weight: 2, arbitrary: fc.tuple(page, page).map(([p, q]) => ({ p, q })) },
  { weight: 1, arbitrary: fc.constant({}) },
);

type Drawn = Omit<CaseEvent, "time"> & { gap: number };

const rarely = <T>(arbitrary: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Few events in turns, so that loops and repeats are common. */
const event: fc.Arbitrary<Drawn> = fc.record({
  gap: fc.constantFrom(...gaps),
  event: fc.constantFrom<string>("a", "a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "(other)", "(drop-off)", "...", "'; drop--", "🦊"),
  user: fc.constantFrom<string | null>("u1", "u1", "u1", "u1", "u2", "u2", ...userNames, null),
  anonymous_id: rarely(fc.constantFrom("anon1", "anon2"), 8),
  session: rarely(fc.constantFrom("s1", "s2", '"'), 6),
  id: rarely(fc.constantFrom("i1", "i2"), 12),
  properties,
});

/** Small logs of a few users in turns: loops, ties, gaps of exactly the timeout, hostile pages. */
export const randomPathLog: fc.Arbitrary<CaseLog> = fc
  .record({
    events: fc.oneof(
      { weight: 1, arbitrary: fc.array(event, { minLength: 1, maxLength: 6 }) },
      { weight: 4, arbitrary: fc.array(event, { minLength: 12, maxLength: 26, size: "max" }) },
    ),
    users: fc.array(fc.tuple(fc.constantFrom(...userNames), properties), { maxLength: 2 }),
    isShuffled: fc.constantFrom(false, false, true),
  })
  .map(({ events, users, isShuffled }) => {
    const timed = placed(events);
    return { events: isShuffled ? timed.reverse() : timed, users: Object.fromEntries(users) };
  });

function placed(drawn: readonly Drawn[]): CaseEvent[] {
  let micros = start;
  return drawn.map(({ gap, ...rest }) => {
    micros += gap;
    const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return { ...(known as Omit<CaseEvent, "time">), time: written(micros) };
  });
}

function written(micros: number): string {
  const millis = new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1);
  return `${millis}${String(micros % 1000).padStart(3, "0")}Z`;
}
