import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { hashOf, newToken } from "../access/tokens.ts";
import { shareWords } from "../shares/share-words.ts";
import { changeCohort, cohortOwner, deleteCohort, listCohorts, loadCohort, loadCohorts, saveCohort } from "./cohorts.ts";
import { changeDashboard, dashboardsUsing, listDashboards, loadDashboard, saveDashboard } from "./dashboards.ts";
import { withStore } from "./open-store.ts";
import { listVersions } from "./report-versions.ts";
import { listReports, loadReports, openDefinition, saveReport } from "./saved-reports.ts";
import { cohorts, dashboards, reportVersions, savedReports, settings, shares } from "./schema.ts";
import { loadSettings, saveSettings } from "./settings.ts";
import { listShares, makeShare, shareOf } from "./shares.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-unreadable-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const nobody = { ownerId: null };
const tile = (id: string) => ({ id, is: "report" as const, reportId: `r-${id}`, x: 0, y: 0, w: 6, h: 4 });
const broken = ["not JSON", "null", '{"of":"another time"}', '[{"is":"hologram"}]'];

test.each(broken)("a board whose tiles are %s breaks no list, opens without them, and keeps its words", async (text) => {
  const board = await saveDashboard(root, { name: "Bad", tiles: [tile("a")] }, nobody);
  await saveDashboard(root, { name: "Good", tiles: [tile("b")] }, nobody);
  await withStore(root, (store) => store.update(dashboards).set({ tiles: text }).where(eq(dashboards.id, board.id)));
  expect((await listDashboards(root)).map(({ name }) => name)).toContain("Good");
  expect(await loadDashboard(root, board.id)).toMatchObject({ name: "Bad", tiles: [], unreadable: ["tiles"] });
  expect(await dashboardsUsing(root, "r-a")).toContainEqual({ id: board.id, name: "Bad" });
  expect(await changeDashboard(root, { id: board.id, revision: 1, change: { name: "Named" } })).toMatchObject({ ok: true });
  const [row] = await withStore(root, (store) => store.select().from(dashboards).where(eq(dashboards.id, board.id)));
  expect([row?.tiles, row?.name]).toEqual([text, "Named"]);
});

test("of a board the tiles that can be read stay", async () => {
  const { id } = await saveDashboard(root, { name: "Half" }, nobody);
  const tiles = JSON.stringify([tile("a"), { is: "hologram" }, tile("b")]);
  await withStore(root, (store) => store.update(dashboards).set({ tiles }).where(eq(dashboards.id, id)));
  expect(await loadDashboard(root, id)).toMatchObject({ tiles: [tile("a"), tile("b")], unreadable: ["tiles"] });
});

test.each(["filters", "range"] as const)(
  "a board whose %s cannot be read asks nothing: without them it would show other numbers",
  async (word) => {
    const { id } = await saveDashboard(root, { name: "Locked", tiles: [tile("a")] }, nobody);
    await withStore(root, (store) =>
      store
        .update(dashboards)
        .set({ [word]: '{"from":"a newer product"}' })
        .where(eq(dashboards.id, id)),
    );
    expect(await loadDashboard(root, id)).toMatchObject({ tiles: [], unreadable: [word] });
  },
);

test("a cohort in unknown words is refused by name wherever it is asked, is listed, and can be deleted", async () => {
  const bad = await saveCohort(root, { name: "Bad", definition: { did: { event: "pay" } } }, nobody);
  const good = await saveCohort(root, { name: "Good", definition: { did: { event: "pay" } } }, nobody);
  const definition = JSON.stringify({ did: { event: "pay", where: [{ property: "x", op: "or 1=1" }] } });
  await withStore(root, (store) => store.update(cohorts).set({ definition }).where(eq(cohorts.id, bad.id)));
  expect((await listCohorts(root)).map(({ name }) => name)).toEqual(["Bad", "Good"]);
  await expect(loadCohort(root, bad.id)).rejects.toThrow(RangeError);
  await expect(loadCohorts(root, [good.id, bad.id])).rejects.toThrow("“Bad” cannot be read");
  expect(await loadCohorts(root, [good.id])).toHaveLength(1);
  await expect(changeCohort(root, { id: bad.id, revision: 1, change: { name: "x" } })).rejects.toThrow("cannot be read");
  expect(await cohortOwner(root, bad.id)).toEqual({ id: bad.id, ownerId: null });
  expect(await deleteCohort(root, bad.id)).toBe(true);
});

test("a report with broken tags, view, or question is in the list, and the others load with it", async () => {
  const definition = { kind: "funnel", steps: [{ event: "a" }, { event: "b" }] };
  const [bad, good] = [
    await saveReport(root, { name: "Bad", definition }, nobody),
    await saveReport(root, { name: "Good", definition }, nobody),
  ];
  const words = { tags: "{", view: "[1", definition: "{{" };
  await withStore(root, (store) => store.update(savedReports).set(words).where(eq(savedReports.id, bad.id)));
  await withStore(root, (store) => store.update(reportVersions).set({ tags: "{" }).where(eq(reportVersions.reportId, bad.id)));
  expect((await listReports(root)).map(({ name }) => name).sort()).toEqual(["Bad", "Good"]);
  const [read] = (await loadReports(root, [bad.id, good.id])).filter(({ id }) => id === bad.id);
  expect(read).toMatchObject({ tags: [], view: "{}" });
  expect(() => read && openDefinition(read)).toThrow();
  expect(await listVersions(root, bad.id)).toMatchObject([{ tags: [] }]);
});

test("a setting that cannot be read is its default, the others stay", async () => {
  await saveSettings(root, { weekStart: "sunday", hideTestUsers: false });
  await withStore(root, (store) => store.update(settings).set({ value: "sunday" }).where(eq(settings.word, "weekStart")));
  expect(await loadSettings(root)).toMatchObject({ weekStart: "monday", hideTestUsers: false });
});

test("a link whose offers cannot be read offers nothing, and is embedded nowhere", async () => {
  const { id: dashboardId } = await saveDashboard(root, { name: "Shared" }, nobody);
  const link = { ...shareWords.parse({ embedOrigins: ["https://a.example"] }), tokenHash: hashOf(newToken()), tokenPrefix: "-" };
  await makeShare(root, { ...link, dashboardId, password: null, createdBy: null });
  const words = { filters: '[{"property":"email"}]', embedOrigins: '["*"]' };
  await withStore(root, (store) => store.update(shares).set(words).where(eq(shares.dashboardId, dashboardId)));
  expect(await shareOf(root, dashboardId)).toMatchObject({ filters: [], embedOrigins: [] });
  expect(await listShares(root)).toHaveLength(1);
});
