import { afterAll, beforeAll, expect, it } from "vitest";
import { parseReport } from "../run-report.ts";
import type { CaseLog } from "./case.ts";
import { openProduct, type Product, type Spelling } from "./open-product.ts";

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

/** Many users whose sessions bear one id, all with one event at one instant. */
const owners = ["u07", "u03", "u11", "u01", "u09", "u05", "u12", "u02", "u10", "u04", "u08", "u06"];
const log: CaseLog = {
  events: owners.map((user) => ({ event: "a", user, session: "shared", time: "2024-05-01T12:00:00.000Z" })),
  users: Object.fromEntries(owners.map((user) => [user, { who: user }])),
};

const base = { countBy: "session", range: { from: "2024-05-01", to: "2024-05-02" }, view: "actors" };
const lists = {
  trends: { ...base, series: [{ event: "a", measure: "unique_users" }], part: { letter: "A" } },
  lifecycle: { ...base, event: { event: "a" }, part: { period: "2024-05-01", state: "new" } },
  stickiness: { ...base, series: [{ event: "a" }], part: { periods: 1 } },
  retention: { ...base, start: { event: "a" }, return: { event: "a" }, includeMaturing: true, part: { column: 0 } },
};

async function ownersOf(kind: string, spelling: Spelling, page: object): Promise<{ who: (string | null)[]; count: number }> {
  const definition = lists[kind as keyof typeof lists];
  const parsed = parseReport({ kind, ...definition, part: { ...definition.part, properties: ["who"], ...page } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const result = (await product.open(spelling)(log)(parsed.definition)) as { actorProperties?: (string | null)[][]; actorCount?: number };
  return { who: (result.actorProperties ?? []).map(([who]) => who ?? null), count: result.actorCount ?? 0 };
}

it.each(Object.keys(lists))("sessions of one id stand in the order of their users, on every page: %s", async (kind) => {
  const inOrder = [...owners].sort();
  for (const spelling of ["fast", "portable"] as const) expect((await ownersOf(kind, spelling, {})).who).toEqual(inOrder);
  const pages = [0, 5, 10].map((offset) => ownersOf(kind, "fast", { limit: 5, offset, sort: { by: "actor", descending: true } }));
  const read = await Promise.all(pages);
  expect(read.flatMap(({ who }) => who)).toEqual(inOrder);
  expect(read.map(({ count }) => count)).toEqual([owners.length, owners.length, owners.length]);
});
