import { afterAll, beforeAll, expect, it } from "vitest";
import type { Generation } from "../../dataset/generation.ts";
import { openLocalEngine } from "../../engine/local-engine.ts";
import type { CohortMembers } from "../../people/members.ts";
import { compileList } from "../../run-list.ts";
import { answerPeople, compilePeople, parsePeople } from "../../run-people.ts";
import { answerReport, parseReport, type ReportDefinition } from "../../run-report.ts";
import type { Cohort } from "../../vocabulary/cohort.ts";
import type { CaseLog } from "../case.ts";
import { openProduct, type Product } from "../open-product.ts";

const names = Array.from({ length: 25 }, (_, index) => `u${String(index).padStart(2, "0")}`);

/** Everybody visits; the first ten buy an hour later; one of the others was anonymous at first. */
const log: CaseLog = {
  events: [
    ...names.map((user) => ({ event: "visit", time: "2024-05-01T10:00:00Z", user })),
    ...names.slice(0, 10).map((user) => ({ event: "buy", time: "2024-05-01T11:00:00Z", user })),
    { event: "visit", time: "2024-05-02T10:00:00Z", anonymous_id: "anon" },
    { event: "visit", time: "2024-05-02T11:00:00Z", anonymous_id: "anon", user: "u20" },
    { event: "visit", time: "2024-06-01T10:00:00Z", user: "u00" },
  ],
};

let product: Product;
let generation: Generation;
beforeAll(async () => {
  product = await openProduct();
  generation = await product.load(log);
});
afterAll(() => product.close());

const funnel = { kind: "funnel", range: { from: "all" }, steps: [{ event: "visit" }, { event: "buy" }] };

function definitionOf(json: object): ReportDefinition {
  const parsed = parseReport(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

async function members(cohort: Cohort, page: object = {}): Promise<CohortMembers> {
  const parsed = parsePeople({ ask: "members", of: "c", cohorts: { c: cohort }, ...page });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const engine = await openLocalEngine(generation);
  try {
    return (await answerPeople(compilePeople(parsed.definition, generation), { engine }, { owner: "test" })) as CohortMembers;
  } finally {
    engine.close();
  }
}

it("a frozen list has everybody behind the bar, whatever page was asked for, and filters another report to exactly them", async () => {
  const engine = await openLocalEngine(generation);
  const part = { step: 2, state: "dropped", limit: 3, offset: 6 };
  const statement = compileList(definitionOf({ ...funnel, view: "actors", part }), generation);
  const { values } = await engine.run(statement, { owner: "test" });
  const users = (values[0] ?? []).map(String).sort();
  expect(users).toEqual(names.slice(10));
  const cohorts = { left: { users } };
  const filters = [{ of: "cohort", op: "is", value: "left" }];
  const retention = definitionOf({
    ...{ kind: "retention", range: { from: "all" }, interval: "month", periods: 2, start: { event: "visit" }, return: { event: "visit" } },
    ...{ cohorts, filters },
  });
  const { result } = await answerReport(retention, { generation, engine }, { owner: "test" });
  expect(result.kind === "retention" && "cohorts" in result ? result.cohorts.reduce((sum, { size }) => sum + size, 0) : 0).toBe(15);
  engine.close();
});

it("a list that is not of users is no cohort", () => {
  const sessions = definitionOf({ ...funnel, countBy: "session", view: "actors", part: { step: 1, state: "converted" } });
  expect(() => compileList(sessions, generation)).toThrow("a cohort is a set of users");
});

it("the members of a cohort are users, not ids that resolve to one; they are searched and paged", async () => {
  const visitors = await members({ did: { event: "visit" } });
  expect(visitors.total).toBe(25);
  expect(visitors.members.map(({ id }) => id)).toEqual(names);
  expect((await members({ not: { did: { event: "buy" } } })).total).toBe(15);
  expect(await members({ did: { event: "visit" } }, { search: "U2", limit: 2, offset: 1 })).toMatchObject({
    total: 5,
    members: [{ id: "u21" }, { id: "u22" }],
  });
  expect((await members({ users: ["u00", "nobody", "anon"] })).members.map(({ id }) => id)).toEqual(["u00"]);
});
