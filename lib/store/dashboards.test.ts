import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  changeDashboard,
  dashboardsUsing,
  deleteDashboard,
  listDashboards,
  loadDashboard,
  restoreDashboard,
  saveDashboard,
} from "./dashboards.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-dashboards-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const report = (id: string, reportId: string, x = 0) => ({ id, is: "report" as const, reportId, x, y: 0, w: 6, h: 4 });
const text = { id: "words", is: "text" as const, text: "# Hello", x: 0, y: 4, w: 12, h: 2 };

test("a board is kept with its tiles, dates and filters, and once only", async () => {
  const filters = [{ property: "plan", of: "user" as const, op: "is" as const, value: "pro" }];
  const range = { last: { value: 7, unit: "day" as const } };
  const said = { name: "  Growth ", tiles: [report("a", "r1"), text], range, filters };
  const made = await saveDashboard(root, said, { ownerId: null });
  expect(made).toMatchObject({ name: "Growth", description: "", revision: 1, range, filters, tiles: said.tiles });
  expect(await loadDashboard(root, made.id)).toEqual(made);
  expect(await saveDashboard(root, { name: "Again" }, { id: made.id, ownerId: null })).toEqual(made);
  expect(await listDashboards(root)).toMatchObject([{ id: made.id, name: "Growth", tileCount: 2 }]);
});

test("what is no board is refused: nameless, too many tiles, off the grid, two tiles of one id", async () => {
  const refused = (said: object) => expect(saveDashboard(root, { name: "x", ...said }, { ownerId: null })).rejects.toThrow();
  await refused({ name: " " });
  await refused({ tiles: Array.from({ length: 51 }, (_, index) => report(`t${index}`, "r")) });
  await refused({ tiles: [report("a", "r", 7)] });
  await refused({ tiles: [report("a", "r"), report("a", "s")] });
  await refused({ tiles: [{ ...text, text: "x".repeat(20_001) }] });
});

test("of two changes that saw the same board the second is refused with what is there now", async () => {
  const { id } = await saveDashboard(root, { name: "Two" }, { ownerId: "me" });
  const first = await changeDashboard(root, { id, revision: 1, change: { name: "First" } });
  expect(first).toMatchObject({ ok: true, dashboard: { name: "First", revision: 2, tiles: [], ownerId: "me" } });
  const second = await changeDashboard(root, { id, revision: 1, change: { name: "Second" } });
  expect(second).toMatchObject({ ok: false, because: "changed", current: { name: "First", revision: 2 } });
  const both = await Promise.all(["a", "b"].map((name) => changeDashboard(root, { id, revision: 2, change: { name } })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a deleted board is out of sight and comes back", async () => {
  const { id } = await saveDashboard(root, { name: "Gone", tiles: [report("a", "gone-report")] }, { ownerId: null });
  expect(await deleteDashboard(root, id)).toBe(true);
  expect(await deleteDashboard(root, id)).toBe(false);
  expect((await listDashboards(root)).some((each) => each.id === id)).toBe(false);
  expect(await dashboardsUsing(root, "gone-report")).toEqual([]);
  expect(await changeDashboard(root, { id, revision: 1, change: { name: "x" } })).toMatchObject({ ok: false, because: "deleted" });
  expect(await restoreDashboard(root, id)).toMatchObject({ id, deletedAt: null });
  expect(await dashboardsUsing(root, "gone-report")).toEqual([{ id, name: "Gone" }]);
});

test("a report knows on which boards it is, each once, and no longer when its tile is taken away", async () => {
  const { id } = await saveDashboard(root, { name: "B", tiles: [report("a", "r9"), report("b", "r9", 6)] }, { ownerId: null });
  const { id: other } = await saveDashboard(root, { name: "A", tiles: [report("a", "r9")] }, { ownerId: null });
  expect(await dashboardsUsing(root, "r9")).toEqual([
    { id: other, name: "A" },
    { id, name: "B" },
  ]);
  await changeDashboard(root, { id, revision: 1, change: { tiles: [text] } });
  expect(await dashboardsUsing(root, "r9")).toEqual([{ id: other, name: "A" }]);
});
