import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listFolder } from "../../cohorts/kept-ids.ts";
import { listedReport } from "../../cohorts/listed-report.ts";
import { type Placing, usersOnList, withCohortsInPlace } from "../../cohorts/put-in-place.ts";
import { type LocalEngine, openLocalEngine } from "../../engine/local-engine.ts";
import { compileList } from "../../run-list.ts";
import { compileReport, parseReport, type ReportDefinition } from "../../run-report.ts";
import { changeCohort, listCohorts, saveCohort } from "../../store/cohorts.ts";
import type { Cohort } from "../../vocabulary/cohort.ts";
import type { CaseLog } from "../case.ts";
import { openProduct, type Product, type Spelling } from "../open-product.ts";
import { randomLog, randomLogOfWeeks } from "../random-log.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 3);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241122);

const all = { from: "all" };
const month = { last: { value: 30, unit: "day" } };
const ref = (event: string) => ({ event });
/** A list of each kind that is of users; those of relative dates move with the data. */
const lists = [
  { kind: "funnel", range: all, steps: [ref("a"), ref("b")], part: { step: 2, state: "dropped" } },
  { kind: "funnel", range: month, steps: [ref("a"), ref("b")], part: { step: 2, state: "converted" } },
  {
    kind: "retention",
    range: month,
    interval: "day",
    periods: 2,
    start: ref("a"),
    return: ref("b"),
    part: { column: 1, state: "not_retained" },
  },
  { kind: "stickiness", range: all, interval: "day", series: [ref("a")], part: { series: 0, periods: 1, how: "atLeast" } },
  { kind: "trends", range: month, interval: "day", series: [{ ...ref("b"), measure: "unique_users" }], part: {} },
  { kind: "adoption", range: all, features: [ref("a")], part: { state: "users" } },
  { kind: "paths", range: all, part: { step: 1, node: "a" } },
].map((each): object => ({ ...each, view: "actors", identity: "merged" }));

let product: Product;
let root: string;
beforeAll(async () => {
  product = await openProduct();
  root = await mkdtemp(join(tmpdir(), "parquetry-live-"));
});
afterAll(async () => {
  await product.close();
  await rm(root, { recursive: true, force: true });
});

function definitionOf(json: object): ReportDefinition {
  const parsed = parseReport(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

/** The ids on the pages of a list, as its screen turns them. */
async function pagedIds(log: CaseLog, list: object, spelling: Spelling): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += 2) {
    const part = { ...(list as { part: object }).part, limit: 2, offset };
    const { actors = [] } = (await product.open(spelling)(log)(definitionOf({ ...list, part }))) as { actors?: { actor: string }[] };
    ids.push(...actors.map(({ actor }) => actor));
    if (actors.length === 0) return [...new Set(ids)].sort();
  }
}

async function asking<Answer>(log: CaseLog, ask: (placing: Placing) => Promise<Answer>): Promise<Answer> {
  const generation = await product.load(log);
  const engine: LocalEngine = await openLocalEngine(generation);
  try {
    return await ask({ root, generation, engine, owner: "test" });
  } finally {
    engine.close();
  }
}

const counting = (cohorts: Record<string, Cohort>): object => ({
  ...{ kind: "trends", range: all, interval: "month", view: "number", series: [{ event: null, measure: "unique_users" }] },
  ...{ filters: [{ of: "cohort", op: "is", value: "members" }], cohorts },
});

type Counted = { users: number; sql: string };

/** How many users a report counts that is filtered by the cohort, and the SQL that it shows. */
async function counted(log: CaseLog, cohort: Cohort, { placing, spelling }: { placing: Placing; spelling: Spelling }): Promise<Counted> {
  const placed = await withCohortsInPlace(definitionOf(counting({ members: cohort })), placing);
  const { series } = (await product.open(spelling)(log)(placed)) as { series: { total: number | null }[] };
  return { users: series[0]?.total ?? 0, sql: compileReport(placed, placing.generation).portable };
}

const usersOf = (log: CaseLog, cohort: Cohort, spelling: Spelling): Promise<Counted> =>
  asking(log, (placing) => counted(log, cohort, { placing, spelling }));

it(`after an import a live cohort is whoever is on the list then, over ${logs} pairs of random logs (seed ${seed})`, async () => {
  const log = fc.oneof(randomLog, randomLogOfWeeks);
  for (const [before, after] of fc.sample(fc.tuple(log, log), { numRuns: logs, seed })) {
    const saved = lists.map((list) => ({ list, definition: { list: listedReport(list) } }));
    const ids = await Promise.all(saved.map(({ definition }) => saveCohort(root, { name: "Live", definition }, { ownerId: null })));
    for (const data of [before, after])
      await asking(data, async (placing) => {
        for (const [index, { list, definition }] of saved.entries()) {
          const where = JSON.stringify({ list, data });
          const expected = await pagedIds(data, list, "fast");
          expect(await pagedIds(data, list, "portable"), where).toEqual(expected);
          expect((await usersOnList(definition.list, placing)).toSorted(), where).toEqual(expected);
          for (const spelling of ["fast", "portable"] as const) {
            const live = await counted(data, { saved: ids[index]?.id ?? "" }, { placing, spelling });
            expect(live.users, `${spelling} ${where}`).toBe(expected.length);
          }
        }
      });
  }
}, 3_600_000);

const visits = (users: string[], buyers: string[], day = "2024-05-01"): CaseLog => ({
  events: [
    ...users.map((user) => ({ event: "visit", time: `${day}T10:00:00Z`, user })),
    ...buyers.map((user) => ({ event: "buy", time: `${day}T11:00:00Z`, user })),
  ],
});
const dropped = (more: object = {}) =>
  listedReport({
    ...{ kind: "funnel", range: all, steps: [ref("visit"), ref("buy")], window: null, view: "actors", ...more },
    part: { step: 2, state: "dropped", limit: 3, offset: 6, sort: { by: "actor", descending: true } },
  });

it("the ids of a list are found once for each generation, and what a question says of them is the frozen list's", async () => {
  const log = visits(["u1", "u2", "u3"], ["u3"]);
  const list = dropped();
  expect(list.part).not.toHaveProperty("limit");
  const frozen = await usersOf(log, { users: ["u1", "u2"], from: list }, "fast");
  expect(await usersOf(log, { list }, "fast")).toEqual(frozen);
  expect(frozen).toMatchObject({ users: 2 });
  await asking(log, async (placing) => {
    await usersOnList(list, placing);
    const idle = { run: () => Promise.reject(new Error("asked again")) };
    expect(await usersOnList(list, { ...placing, engine: idle })).toEqual(["u1", "u2"]);
  });
  expect((await readdir(listFolder(root))).length).toBeGreaterThan(0);
});

it("who stands on a list in many rows is one of it, and none is cut away by the others' rows", async () => {
  const users = ["u1", "u2", "u3", "u4", "u5"];
  const days = ["2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04"];
  const log: CaseLog = { events: days.flatMap((day) => visits(users, users, day).events) };
  const words = { view: "actors", identity: "merged", range: all };
  const many = [
    { ...words, kind: "paths", per: "session", part: { step: 1, node: "visit" } },
    { ...words, kind: "funnel", steps: [ref("visit"), ref("buy")], attempt: "every", part: { step: 1, state: "converted" } },
  ];
  for (const list of many) {
    const found = await asking(log, async ({ generation, engine }) => {
      const { values } = await engine.run(compileList(definitionOf(list), generation, users.length), { owner: "test" });
      return values[0]?.map(String).toSorted();
    });
    expect(found, list.kind).toEqual(users);
  }
});

it("a live cohort may rest on another; what changes below changes above, and a circle is refused by name", async () => {
  const log = visits(["u1", "u2", "u3", "u4"], ["u4"]);
  const inner = await saveCohort(root, { name: "Inner", definition: { users: ["u1", "u2", "u4"] } }, { ownerId: null });
  const filters = [{ of: "cohort", op: "is", value: "Inner" }];
  const list = dropped({ filters, cohorts: { Inner: { saved: inner.id } } });
  const outer = await saveCohort(root, { name: "Outer", definition: { list } }, { ownerId: null });
  expect((await usersOf(log, { saved: outer.id }, "portable")).users).toBe(2);
  await changeCohort(root, { id: inner.id, revision: 1, change: { definition: { list: dropped() } } });
  expect((await usersOf(log, { saved: outer.id }, "fast")).users).toBe(3);
  expect((await listCohorts(root)).find(({ id }) => id === inner.id)).toMatchObject({ isFrozen: false, isList: true });
  await changeCohort(root, { id: inner.id, revision: 2, change: { definition: { and: [{ saved: outer.id }] } } });
  await expect(usersOf(log, { saved: outer.id }, "fast")).rejects.toThrow("its report is itself filtered by it");
});

it("only lists of users are kept, and a report that can no longer be asked is said to be the reason", async () => {
  expect(() => dropped({ countBy: "session" })).toThrow("a cohort is a set of users");
  const log = visits(["u1"], []);
  await expect(usersOf(log, { list: { ...dropped(), steps: [] } }, "fast")).rejects.toThrow("live cohort “members” cannot be found");
});
