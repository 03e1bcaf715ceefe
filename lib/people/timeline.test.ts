import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLocalEngine, openPlainEngine } from "../engine/local-engine.ts";
import type { CaseLog } from "../testing/case.ts";
import { openProduct, type Product } from "../testing/open-product.ts";
import { ask, type Desk } from "../testing/people/ask.ts";
import { type ReferenceRow, referenceTimeline } from "../testing/people/reference.ts";
import { randomLog, randomLogOfWeeks } from "../testing/random-log.ts";
import type { TimelineCursor, TimelinePage, TimelineRow } from "./timeline.ts";

/* PEOPLE_LOGS=1000 PEOPLE_SEED=7 runs more or others. */
const logs = Number(process.env.PEOPLE_LOGS ?? 12);
const seed = Number(process.env.PEOPLE_SEED ?? 20240530);

let product: Product;

beforeAll(async () => {
  product = await openProduct();
});

afterAll(async () => {
  await product.close();
});

const mostly = <T>(usual: T, ...rare: T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

const asked = fc.record({
  id: mostly("u1", "u2", "'; drop--", "anon1", "anon2"),
  identity: mostly<"merged" | "raw">("merged", "raw"),
  sessionTimeoutMinutes: mostly(30, 1, 180),
  events: mostly<string[] | null>(null, ["a"], ["a", "'; drop--"], ["nowhere"]),
  text: mostly("", "x", "DROP", "/home", "%"),
});

/** Logs in which most is one person's, half of them without sessions of the source. */
const logOfOne = fc.tuple(fc.oneof(randomLog, randomLogOfWeeks), fc.boolean()).map(([{ events, ...rest }, bare]): CaseLog => {
  const own = events.map(({ session, ...event }, index) => ({
    ...event,
    ...(bare || session === undefined ? {} : { session }),
    ...(index % 3 === 0 ? {} : { user: "u1" }),
  }));
  return { ...rest, events: own };
});

/** Pages as the screen asks for them: small ones, and stretches of the history that end anywhere. */
const paging = fc.record({ limit: fc.integer({ min: 1, max: 4 }), stretches: fc.constantFrom(null, 1, 2, 5) });

type Paging = { limit: number; stretches: number | null };
type Asked = Parameters<typeof referenceTimeline>[1];

async function everyPage(desk: Desk, question: Asked, { limit, stretches }: Paging) {
  const start = Date.parse(desk.generation.start ?? "") * 1000 - 1;
  let top = (Date.parse(desk.generation.end ?? "") + 1) * 1000;
  const length = stretches && Math.ceil((top - start) / stretches);
  let before: TimelineCursor | null = null;
  const rows: TimelineRow[] = [];
  for (;;) {
    const from = length === null ? null : Math.max(start, top - length);
    const page: TimelinePage = await ask(desk, { ask: "timeline", ...question, before, from, limit });
    rows.push(...page.rows);
    if (rows.length > 1000) throw new Error("the pages never end");
    before = page.cursor;
    if (page.more) continue;
    if (from === null || from === start) return rows;
    top = from;
  }
}

/** The line of the log that a row came from, by opening the event. */
async function lineOf(desk: Desk, { micros, tie, event }: TimelineRow): Promise<number> {
  const detail = await ask(desk, { ask: "event", micros, tie, event });
  return (detail?.sourceRow ?? 0) - 1;
}

/** The same sessions under other names: numbered as they are met. */
function numbered(keys: readonly string[]): number[] {
  const met = [...new Set(keys)];
  return keys.map((key) => met.indexOf(key));
}

const sessionKey = ({ session, stretch }: TimelineRow) => (session === null ? `gap ${stretch}` : `source ${session}`);

function withoutFalseTwins({ events, ...rest }: CaseLog): CaseLog {
  return { ...rest, events: events.map(({ id, ...event }) => (event.anonymous_id && event.user ? event : { ...event, id })) };
}

describe("a person's timeline", () => {
  it.each(["fast", "portable"] as const)(
    `is what the log says, row by row, over ${logs} random logs (seed ${seed}, %s spelling)`,
    async (spelling) => {
      const samples = fc.sample(fc.tuple(logOfOne, fc.array(fc.tuple(asked, paging), { minLength: 3, maxLength: 3 })), {
        numRuns: logs,
        seed,
      });
      const plain = await openPlainEngine();
      for (const [raw, questions] of samples) {
        const log = withoutFalseTwins(raw);
        const generation = await product.load(log);
        const engine = spelling === "fast" ? await openLocalEngine(generation) : plain;
        const desk: Desk = { generation, engine, spelling };
        for (const [question, pages] of questions) {
          const expected: ReferenceRow[] = referenceTimeline(log, question);
          const found = await everyPage(desk, question, pages);
          const why = JSON.stringify({ log, question, pages });
          expect(
            found.map(({ micros, event }) => ({ micros, event })),
            why,
          ).toEqual(expected.map(({ micros, event }) => ({ micros, event })));
          expect(numbered(found.map(sessionKey)), why).toEqual(numbered(expected.map(({ session }) => session)));
          const lines = await Promise.all(found.map((row) => lineOf(desk, row)));
          expect(lines, why).toEqual(expected.map(({ line }) => line));
        }
        if (spelling === "fast") engine.close();
      }
      plain.close();
    },
    600_000,
  );
});
