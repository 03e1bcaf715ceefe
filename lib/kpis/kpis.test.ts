import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { definitionHash, parseReport } from "../run-report.ts";
import type { CaseEvent } from "../testing/case.ts";
import { openProduct, type Product } from "../testing/open-product.ts";
import { type Choices, defaultChoices } from "./choices.ts";
import type { KpiContext } from "./context.ts";
import type { Figure } from "./figure.ts";
import { kpiGroups } from "./index.ts";
import { spokenDefinition, wholeDefinition } from "./kpi.ts";

const kpis = kpiGroups.flatMap((group) => group.kpis);
const visit = (user: string, time: string): CaseEvent => ({ event: "visit", user, time: `2024-05-${time}:00Z` });
const buy = (user: string, time: string, amount: unknown): CaseEvent => ({ ...visit(user, time), event: "buy", properties: { amount } });

const log = {
  events: [
    visit("u1", "01T10:00"),
    buy("u1", "01T10:10", 10),
    visit("u1", "03T10:00"),
    visit("u1", "08T10:00"),
    visit("u2", "02T10:00"),
    buy("u2", "09T09:00", 20),
    visit("u3", "09T12:00"),
    visit("u3", "10T12:00"),
  ],
};

const settings = { timezone: "UTC", weekStart: "monday", identity: "merged" } as const;

function contextOf(said: Partial<Choices>, days: number): KpiContext {
  const choices = { ...defaultChoices(settings), ...said };
  return { choices, days, goal: "buy", start: "visit", revenue: { event: "buy", property: "amount" } };
}

const tenDays = contextOf({ range: { from: "2024-05-01", to: "2024-05-10" }, compare: null }, 10);
const halves = contextOf({ range: { from: "2024-05-06", to: "2024-05-10" } }, 5);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

async function figureOf(id: string, context: KpiContext): Promise<Figure> {
  const kpi = kpis.find((each) => each.id === id);
  if (!kpi) throw new Error(id);
  const definition = wholeDefinition(spokenDefinition(kpi, kpi.says(context)));
  const result = await product.open("fast")(log)(definition as never);
  return kpi.figure(result as never, definition as never);
}

/** By hand, from the log above. */
const byHand: Record<string, number> = {
  dau: 7 / 10,
  wau: 3,
  mau: 3,
  "dau-mau": 7 / 30 / 3,
  sessions: 7,
  "session-duration": 600 / 7,
  "session-events": 8 / 7,
  bounce: 6 / 7,
  conversion: 1,
  "time-to-convert": (600 + 601_200) / 2,
  "goal-users": 2,
  "goal-events": 2,
  revenue: 30,
  arpu: 10,
  arppu: 15,
  ltv: 5,
  new: 1,
  returning: 0,
  resurrected: 1,
  churned: 1,
};

test("every key figure is worked out by hand", () => expect(Object.keys(byHand).sort()).toEqual(kpis.map(({ id }) => id).sort()));

test.each(Object.entries(byHand))("%s", async (id, value) => {
  const figure = await figureOf(id, tenDays);
  expect(figure.value).toBeCloseTo(value, 9);
  expect(figure.before).toBeUndefined();
});

test.each([
  ["dau", 4 / 5, 3 / 5],
  ["revenue", 20, 10],
  ["arppu", 20, 10],
  ["sessions", 4, 3],
  ["churned", 1, 1],
])("%s against the period before", async (id, value, before) => {
  const figure = await figureOf(id, halves);
  expect(figure.value).toBeCloseTo(value, 9);
  expect(figure.before?.value).toBeCloseTo(before, 9);
});

test("what can still change is marked", async () => {
  const sessions = await figureOf("sessions", tenDays);
  expect(sessions.open).toBe(true);
  expect(sessions.way?.points.map(({ state }) => state)).toEqual([...Array(9).fill("whole"), "partial"]);
  expect((await figureOf("conversion", tenDays)).note).toContain("1 more can still convert");
  const fresh = await figureOf("new", tenDays);
  expect(fresh.of).toBe("9 May");
  expect(fresh.way?.points.at(-1)?.state).toBe("partial");
});

test("values that are no numbers are told, not counted", async () => {
  const odd = { events: [...log.events, buy("u3", "10T11:00", "a lot")] };
  const revenue = kpis.find(({ id }) => id === "revenue");
  const definition = wholeDefinition(spokenDefinition({ kind: "trends" }, revenue?.says(tenDays) ?? {}));
  const figure = revenue?.figure((await product.open("fast")(odd)(definition as never)) as never, definition as never);
  expect(figure).toMatchObject({ value: 30, note: "1 value is no number and is left out." });
});

test("nothing to divide by is unset, not 0", async () => {
  const context = contextOf({ range: { from: "2023-01-01", to: "2023-01-10" }, compare: null }, 10);
  for (const id of ["arpu", "arppu", "conversion", "time-to-convert", "dau-mau", "ltv", "session-duration"])
    expect((await figureOf(id, context)).value, id).toBeNull();
});

describe("the report behind a figure", () => {
  const ranges: [Choices["range"], number][] = [
    [{ last: { value: 1, unit: "day" } }, 1],
    [{ last: { value: 24, unit: "hour" } }, 1],
    [{ last: { value: 30, unit: "day" } }, 30],
    [{ last: { value: 6, unit: "month" } }, 182],
    [{ from: "all" }, 900],
  ];
  test.each(ranges)("is sound for %j", (range, days) => {
    for (const kpi of kpis) {
      const context = contextOf({ range }, days);
      for (const said of [kpi.says(context), kpi.way?.says(context) ?? kpi.says(context)]) {
        const spoken = spokenDefinition(kpi, said);
        const parsed = parseReport(spoken);
        expect(parsed.ok, kpi.id).toBe(true);
        if (parsed.ok) expect(definitionHash(wholeDefinition(spoken)), kpi.id).toBe(definitionHash(parsed.definition));
        expect(kpi.meaning(context)).not.toMatch(/undefined|null/);
      }
    }
  });
});
