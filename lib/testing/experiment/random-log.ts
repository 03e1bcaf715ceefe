import fc from "fast-check";
import type { CaseEvent, CaseLog } from "../case.ts";
import { randomLogOfWeeks, userNames } from "../random-log.ts";

const second = 1_000_000;
const hour = 3600 * second;
const day = 24 * hour;

/** As in the other random logs: late on the eve of a day on which clocks change in Europe. */
const start = Date.UTC(2024, 2, 30, 21, 0, 0) * 1000;

const names = [...Array.from({ length: 30 }, (_, index) => `u${index + 1}`), ...userNames.slice(2)];

const variantValue = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom<unknown>("control", "treatment") },
  { weight: 2, arbitrary: fc.constant<unknown>("b") },
  { weight: 1, arbitrary: fc.constantFrom<unknown>("Control", "'; drop--", "__proto__", "(not set)", 5, true, "", null) },
);

/** Few distinct instants, so that units are exposed together and windows end exactly where the data do. */
const exposureOffset = fc.constantFrom(0, 0, 1, hour, 2 * hour, 3 * hour, day, 2 * day, 3 * day, 7 * day, 8 * day, 14 * day, 20 * day);

/** From the exposure; on both sides of the ends of windows, days and the time before. */
const outcomeDelay = fc.constantFrom(
  ...[-15 * day, -14 * day - 1, -14 * day, -2 * day, -1, 0, 0, 1, second, hour, hour, 2 * hour, day - 1, day, day, day + 1],
  ...[2 * day, 2 * day, 2 * day + hour, 3 * day, 6 * day, 7 * day, 7 * day + 1, 8 * day, 14 * day],
);

const properties = fc
  .record({
    n: fc.constantFrom<unknown>(-2, 0, 1, 2, 2.5, 10, 10, 100, "3", undefined, "n/a", "", true),
    p: fc.constantFrom<unknown>(undefined, "x", "x", "x", "x", "x", "y", "y", "5", "", "__proto__"),
  })
  .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));

const outcome = fc.record({ event: fc.constantFrom("a", "a", "a", "b", "b", "c", "🦊"), delay: outcomeDelay, properties });

const exposure = fc.record({ offset: exposureOffset, variant: variantValue, properties });

const life = fc.record({
  user: fc.constantFrom(...names),
  exposures: fc.oneof({ weight: 12, arbitrary: fc.tuple(exposure) }, { weight: 1, arbitrary: fc.array(exposure, { maxLength: 3 }) }),
  outcomes: fc.array(outcome, { maxLength: 5 }),
  isOutcomeFirst: fc.boolean(),
});

const lives = (size: { minLength: number; maxLength: number; size?: "max" }) =>
  fc.uniqueArray(life, { ...size, selector: ({ user }) => user });

type Life = typeof life extends fc.Arbitrary<infer Of> ? Of : never;

function eventsOf({ user, exposures, outcomes, isOutcomeFirst }: Life): CaseEvent[] {
  const seen = exposures.map(({ offset, variant, properties: rest }) => ({
    event: "seen",
    time: written(start + offset),
    user,
    properties: { ...rest, v: variant },
  }));
  const from = exposures[0]?.offset ?? 0;
  const done = outcomes.map(({ event, delay, properties: rest }) => ({
    event,
    time: written(start + from + delay),
    user,
    properties: rest,
  }));
  return isOutcomeFirst ? [...done, ...seen] : [...seen, ...done];
}

function written(micros: number): string {
  const millis = new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1);
  return `${millis}${String(micros % 1000).padStart(3, "0")}Z`;
}

/** Logs of people who meet an experiment, most of them once, some never or under several variants; sometimes with other events between. */
export const randomExperimentLog: fc.Arbitrary<CaseLog> = fc
  .tuple(
    fc.oneof(
      { weight: 1, arbitrary: lives({ minLength: 1, maxLength: 5 }) },
      { weight: 5, arbitrary: lives({ minLength: 10, maxLength: 26, size: "max" }) },
    ),
    fc.oneof({ weight: 4, arbitrary: fc.constant({ events: [], users: {} }) }, { weight: 1, arbitrary: randomLogOfWeeks }),
    fc.constantFrom<CaseEvent[]>([], ...Array.from({ length: 4 }, () => [{ event: "later", time: written(start + 60 * day), user: "u0" }])),
    fc.dictionary(fc.constantFrom(...names), fc.record({ p: fc.constantFrom("x", "y", "") }), { maxKeys: 8 }),
  )
  .map(([met, other, later, users]) => ({
    events: [...met.flatMap(eventsOf), ...other.events, ...later],
    users: { ...users, ...other.users },
  }));
