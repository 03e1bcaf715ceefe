import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FunnelDefinition, funnelDefinition } from "../../reports/funnel/definition.ts";
import type { Witness } from "../../reports/witness.ts";
import type { CaseEvent, CaseLog } from "../case.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product } from "../open-product.ts";
import { randomLog } from "../random-log.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomFunnel } from "./random.ts";
import { type Why, whyOf } from "./reference/why.ts";
import { settled } from "./settled.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 15);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

/** What the witness must say, in words that do not depend on how it says it. */
function told({ stepTimes, why, lateMicros }: Why): string {
  const times = stepTimes.filter((time) => time !== null).join(" ");
  return `${why} ${times}${lateMicros === null ? "" : ` late ${lateMicros}`}`;
}

const reasons: [Why["why"], RegExp][] = [
  ["converted", /^(Converted|Counts)/],
  ["excluded", / came .* after step \d+/],
  ["late", / after the deadline\.$/],
  ["interrupted", / came between/],
  ["before", / happened only before/],
  ["used", / serves another step/],
  ["never", /(no later|there was no) /],
];

function saidOf(part: Witness["parts"][number]): string {
  const sentence = part.verdict.map(({ text }) => text).join("");
  const why = reasons.find(([, pattern]) => pattern.test(sentence))?.[0];
  const counted = part.rows.filter(({ means }) => means === "counts").map(({ micros, role }) => ({ micros, step: Number(role.slice(5)) }));
  const late = part.rows.find(({ role }) => role.endsWith("too late"));
  const times = counted.map(({ micros }) => micros);
  const lateBy = why === "late" && late ? ` late ${late.micros - (part.deadline?.micros ?? Number.NaN)}` : "";
  return `${why} ${times.join(" ")}${lateBy}`;
}

/** What the witnesses of a log's units say otherwise than the second opinion. */
async function differing(log: CaseLog, definition: FunnelDefinition): Promise<string[]> {
  const found: string[] = [];
  const { attempts, actors } = whyOf(log, definition);
  const people = [...new Set([...actors, "nobody"])];
  for (const spelling of ["fast", "portable"] as const)
    for (const actor of spelling === "fast" ? people : people.slice(0, 1)) {
      const witness = await product.witness(log, spelling)({ report: definition, actor });
      const expected = attempts.filter((each) => each.actor === actor).map(told);
      const said = witness.found ? witness.parts.map(saidOf) : [];
      const agrees = witness.broken.length === 0 && String(said.sort()) === String(expected.sort()) && witness.verdict.length > 0;
      if (!agrees) found.push(`${spelling} ${actor}: ${said} ≠ ${expected} ${JSON.stringify({ log, definition, witness })}`);
    }
  return found;
}

it(`every unit's witness agrees with the second opinion over ${logs} random logs, in both spellings (seed ${seed})`, async () => {
  const questions = fc.array(randomFunnel, { minLength: 2, maxLength: 2 });
  const found: string[] = [];
  for (const [raw, definitions] of fc.sample(fc.tuple(randomLog, questions), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    for (const asked of definitions.map((each) => settled(each, log))) {
      const { breakdown: _, compare: __, ...rest } = asked;
      found.push(...(await differing(log, { ...rest, view: "steps" } as FunnelDefinition)));
    }
  }
  expect(found).toEqual([]);
}, 7_200_000);

const start = Date.UTC(2024, 4, 1, 12);
const second = 1_000_000;

/** One user's events, no two at one instant: names with their microseconds since the start. */
const userWith = (user: string, ...rows: [string, number][]): CaseEvent[] =>
  rows.map(([event, micros]) => ({
    event,
    user,
    time: `${new Date(start + Math.floor(micros / 1000)).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, "0")}Z`,
  }));

/** Around the ends of windows of 10 seconds. */
const edges: CaseLog = {
  events: [
    ...userWith("second at the end", ["a", 0], ["b", 10 * second]),
    ...userWith("second after the end", ["a", 0], ["b", 10 * second + 1]),
    ...userWith("third at the end", ["a", 0], ["b", 5 * second], ["c", 10 * second]),
    ...userWith("third after the end", ["a", 0], ["b", 5 * second], ["c", 10 * second + 1]),
    ...userWith("later entry at the end", ["a", 0], ["a", 4 * second], ["b", 13 * second], ["c", 14 * second]),
    ...userWith("later entry after the end", ["a", 0], ["a", 4 * second], ["b", 13 * second], ["c", 14 * second + 1]),
    ...userWith("one between", ["a", 0], ["b", 1 * second], ["x", 2 * second], ["c", 3 * second]),
    ...userWith("backwards", ["c", 0], ["b", 1 * second], ["a", 10 * second]),
    ...userWith("again after the end", ["a", 0], ["b", 1 * second], ["a", 10 * second + 1], ["b", 12 * second], ["c", 20 * second + 1]),
    ...userWith("again at the end", ["a", 0], ["b", 1 * second], ["a", 10 * second], ["b", 12 * second], ["c", 20 * second]),
    ...userWith("one long after", ["z", 3_600 * second]),
  ],
};

const ten = { value: 10, unit: "second" };
const [a, b, c] = [{ event: "a" }, { event: "b" }, { event: "c" }];
const aroundTheEnd: Record<string, object> = {
  "in order": { window: ten },
  strictly: { window: ten, order: "strict" },
  "in any order": { window: ten, order: "unordered" },
  "with a step left out": { window: ten, steps: [a, { ...b, optional: true }, c] },
  "with an exclusion": { window: ten, exclusions: [{ event: "x", after: 1, before: 3 }] },
  "with some grace": { window: ten, graceSeconds: 0.5 },
  "with a window per step": { window: null, stepWindows: [ten, { value: 5, unit: "second" }] },
  "the first attempt": { window: ten, attempt: "first" },
  "one attempt after another": { window: ten, attempt: "every" },
};

it.each(Object.keys(aroundTheEnd))("at the very ends of windows witnesses agree: %s", async (name) => {
  const base = { kind: "funnel", steps: [a, b, c], range: { from: "all" }, timezone: "UTC" };
  expect(await differing(edges, funnelDefinition.parse({ ...base, ...aroundTheEnd[name] }))).toEqual([]);
});

it("says by the report how far a unit came that has too many events to tell them one by one", async () => {
  const steps = [{ event: "view" }, { event: "buy" }];
  const base = { kind: "funnel", range: { from: "2024-05-01", to: "2024-05-20" }, window: { value: 300, unit: "hour" } };
  const ask = (report: object) =>
    product.witness(manyEvents(), "fast")({ report: funnelDefinition.parse({ ...base, ...report }), actor: "u" });
  const converted = await ask({ steps });
  expect(converted.parts.map(({ state }) => state)).toEqual(["in"]);
  expect(converted.verdict.map(({ text }) => text).join("")).toMatch(/^Converted: all 2 steps in .* It has more than 20,000 events/);
  const dropped = await ask({ steps: [...steps, { event: "none" }] });
  expect(dropped.parts.map(({ state }) => state)).toEqual(["out"]);
  expect(dropped.verdict.map(({ text }) => text).join("")).toMatch(/^Reached 2 of 3 steps and dropped\. It has more than 20,000 events/);
  expect([...converted.broken, ...dropped.broken]).toEqual([]);
});
