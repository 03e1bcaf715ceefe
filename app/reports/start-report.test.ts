import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "../../lib/access/principal.ts";
import { saveCohort } from "../../lib/store/cohorts.ts";
import { saveDashboard } from "../../lib/store/dashboards.ts";
import { deleteReport, saveReport } from "../../lib/store/saved-reports.ts";
import { saveSettings } from "../../lib/store/settings.ts";
import { importLog } from "../api/shares/testing/public-data.ts";
import { currentData } from "../current-data.ts";
import { enqueueReport } from "./start-report.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-oracle-"));
beforeAll(async () => {
  process.env.PARQUETRY_DATA = root;
  chmodSync(root, 0o755);
  await importLog(root);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const viewer: Principal = { is: "account", id: "v", name: "V", role: "viewer", seesPeople: false };
const trends = { kind: "trends", series: [{ event: "buy" }], range: { from: "2024-05-01", to: "2024-05-28" } };
const by = (value: string, op = "is") => ({ property: "email", op, value });
const filtered = (value: string, op?: string) => ({ ...trends, filters: [by(value, op)] });

/** A question of those on the list of a report that nobody saved. */
const among = (list: object) => ({
  ...trends,
  filters: [{ of: "cohort", value: "one" }],
  cohorts: { one: { list: { ...trends, view: "actors", series: [{ event: "buy", measure: "unique_users" }], ...list } } },
});

/** Why a question is refused; null when it is asked. */
async function refusal(question: object, principal = viewer): Promise<string | null> {
  const data = await currentData();
  if (!data) throw new Error("no data");
  const enqueued = await enqueueReport(data.generation, JSON.stringify(question), { principal, owner: "test", place: "" });
  return enqueued.ok ? null : (enqueued.issues[0]?.message ?? "");
}

it.each<[string, object]>([
  ["a filter", filtered("a@example.com")],
  ["a filter that leaves one out", filtered("a@example.com", "is_not")],
  ["a piece of it", filtered("a@", "contains")],
  ["a filter in a group", { ...trends, filters: [{ or: [by("a@example.com"), { property: "country", op: "is", value: "DE" }] }] }],
  ["a condition of an event", { ...trends, series: [{ event: "buy", where: [by("a@example.com")] }] }],
  [
    "a cohort",
    { ...trends, cohorts: { one: { where: [{ ...by("a@example.com"), of: "user" }] } }, breakdown: { of: "cohort", cohorts: ["one"] } },
  ],
  ["ids", { ...trends, cohorts: { one: { users: ["u1"] } }, breakdown: { of: "cohort", cohorts: ["one"] } }],
  ["the list of a report", among({ breakdown: { property: "email" }, part: { letter: "A", group: ["a@example.com"] } })],
  ["a search in the list of a report", among({ part: { letter: "A", search: "u1" } })],
  ["a property that is not there, called so", { ...trends, filters: [{ property: "user_id", op: "is", value: "u1" }] }],
  ["bins of a personal number", { ...trends, breakdown: { property: "customer_id", bins: 5 } }],
])("who may not see people does not learn of one by counting: %s", async (_, question) => {
  expect(await refusal(question)).toMatch(/You may not|nearly name/);
  expect((await refusal(question, { ...viewer, seesPeople: true })) ?? "").not.toMatch(/You may not|nearly name/);
});

it("whether it is set, and other properties, stay open", async () => {
  expect(await refusal({ ...trends, filters: [{ property: "email", op: "is_set" }] })).toBeNull();
  expect(await refusal({ ...trends, filters: [{ property: "country", op: "is", value: "DE" }] })).toBeNull();
});

it("what the team keeps with such a filter is asked as it is, with other dates too, and no longer when it is deleted", async () => {
  const nobody = { ownerId: null };
  const { id } = await saveReport(root, { name: "Without us", definition: filtered("@example.com", "not_contains") }, nobody);
  expect(await refusal({ ...filtered("@example.com", "not_contains"), range: { from: "all" } })).toBeNull();
  expect(await refusal(filtered("@example.co", "not_contains"))).toMatch(/may not/);
  await deleteReport(root, id);
  expect(await refusal(filtered("@example.com", "not_contains"))).toMatch(/may not/);
  await saveDashboard(root, { name: "Board", filters: [{ ...by("b@example.com"), of: "event" as const, op: "is" as const }] }, nobody);
  await saveSettings(root, { testUsers: [{ property: "email", of: "user", op: "contains", value: "@ours" }] });
  await saveCohort(
    root,
    { name: "C", definition: { where: [{ property: "email", of: "user", op: "is", value: "c@example.com" }] } },
    nobody,
  );
  expect(await refusal(filtered("b@example.com"))).toBeNull();
  expect(await refusal(filtered("@ours", "contains"))).toBeNull();
  expect(await refusal(filtered("c@example.com"))).toBeNull();
});
