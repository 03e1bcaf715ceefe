import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { listFavourites, setFavourite } from "./favourites.ts";
import { listRecents, noteOpened } from "./recents.ts";
import { listVersions } from "./report-versions.ts";
import {
  changeReport,
  deleteReport,
  listReports,
  loadReport,
  loadReports,
  newId,
  openDefinition,
  restoreReport,
  saveReport,
} from "./saved-reports.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-saved-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const funnel = (...events: string[]) => ({ kind: "funnel", steps: events.map((event) => ({ event })) });
const someone = { ownerId: "someone" };

test("a report is kept with its words, listed, changed and told apart by revision", async () => {
  const saved = await saveReport(root, { name: "  Checkout\u202e ", definition: funnel("a", "b"), tags: ["Shop", "shop", " x "] }, someone);
  expect(saved).toMatchObject({ name: "Checkout", tags: ["shop", "x"], kind: "funnel", revision: 1, ownerId: "someone", deletedAt: null });
  expect(openDefinition(saved)).toEqual({ definition: funnel("a", "b"), steps: [] });
  const changed = await changeReport(root, { id: saved.id, revision: 1, change: { name: "Till", view: { tab: "people" } } }, "other");
  expect(changed).toMatchObject({ ok: true, report: { name: "Till", revision: 2, view: '{"tab":"people"}' } });
  const refused = await changeReport(root, { id: saved.id, revision: 1, change: { name: "Desk" } }, null);
  expect(refused).toMatchObject({ ok: false, because: "changed", current: { name: "Till", revision: 2 } });
  const again = await changeReport(root, { id: saved.id, revision: 1, change: { name: "Till" } }, "other");
  expect(again).toMatchObject({ ok: true, report: { revision: 2 } });
  const versions = await listVersions(root, saved.id);
  expect(versions.map(({ revision, name, changedBy }) => [revision, name, changedBy])).toEqual([
    [2, "Till", "other"],
    [1, "Checkout", "someone"],
  ]);
  expect((await listReports(root)).find(({ id }) => id === saved.id)).toMatchObject({ name: "Till", tags: ["shop", "x"] });
});

test("a deleted report leaves the list, refuses changes and comes back as it was", async () => {
  const saved = await saveReport(root, { name: "Gone", definition: funnel("a", "b") }, someone);
  expect(await deleteReport(root, saved.id)).toBe(true);
  expect(await deleteReport(root, saved.id)).toBe(false);
  expect((await listReports(root)).map(({ id }) => id)).not.toContain(saved.id);
  expect(await loadReports(root, [saved.id])).toEqual([]);
  const refused = await changeReport(root, { id: saved.id, revision: 1, change: { name: "Here" } }, null);
  expect(refused).toMatchObject({ ok: false, because: "deleted", current: { name: "Gone" } });
  expect(await restoreReport(root, saved.id)).toEqual(saved);
  expect(await changeReport(root, { id: newId(), revision: 1, change: { name: "Nobody" } }, null)).toEqual({
    ok: false,
    because: "deleted",
    current: null,
  });
});

test("saving again under the same id keeps one report", async () => {
  const id = newId();
  const first = await saveReport(root, { name: "Once", definition: funnel("a", "b") }, { id, ownerId: null });
  expect(await saveReport(root, { name: "Twice", definition: funnel("a", "b") }, { id, ownerId: null })).toEqual(first);
});

test.each([
  ["no name", { name: " \u0007 ", definition: funnel("a", "b") }, "name"],
  ["a long name", { name: "x".repeat(201), definition: funnel("a", "b") }, "200"],
  ["a long description", { name: "x", description: "x".repeat(5001), definition: funnel("a", "b") }, "5,000"],
  ["many tags", { name: "x", tags: Array.from({ length: 21 }, (_, at) => `t${at}`), definition: funnel("a", "b") }, "20 tags"],
  ["a long tag", { name: "x", tags: ["x".repeat(51)], definition: funnel("a", "b") }, "50"],
  ["an unknown kind", { name: "x", definition: { kind: "constructor" } }, "kind must be one of"],
  ["an unknown word", { name: "x", definition: { ...funnel("a", "b"), steeps: 1 } }, "steeps"],
  ["a large definition", { name: "x", definition: funnel("a", "x".repeat(200_001)) }, "200 KB"],
  ["a word of the address", { name: "x", definition: funnel("a", "b"), view: { "javascript:": "x" } }, "word"],
])("%s is refused", async (_, report, says) => {
  await expect(saveReport(root, report, someone)).rejects.toThrow(says);
});

test("favourites and recents belong to an account", async () => {
  const refs = [newId(), newId()].map((id) => ({ kind: "report" as const, id }));
  for (const ref of refs) await setFavourite(root, "ann", { ...ref, on: true });
  await setFavourite(root, "ann", { kind: "report", id: refs[0]?.id ?? "", on: false });
  expect(await listFavourites(root, "ann")).toEqual([refs[1]]);
  expect(await listFavourites(root, "bob")).toEqual([]);
  for (let at = 0; at < 60; at += 1) await noteOpened(root, "ann", { kind: "report", id: `${at}` });
  await noteOpened(root, "ann", { kind: "report", id: "3" });
  const recents = await listRecents(root, "ann");
  expect(recents[0]?.id).toBe("3");
  expect(recents.length).toBe(50);
});

const writer = `
  import { changeReport, loadReport } from "./lib/store/saved-reports.ts";
  const [root, id, me] = process.argv.slice(1);
  for (let done = 0; done < 40; ) {
    const { revision, tags } = await loadReport(root, id);
    const mine = [...tags.filter((tag) => !tag.startsWith(me)), me + (done + 1)];
    const reply = await changeReport(root, { id, revision, change: { tags: mine } }, me);
    if (reply.ok) done += 1;
  }
`;

test("two processes that change one report lose nothing", { timeout: 60_000 }, async () => {
  const { id } = await saveReport(root, { name: "Shared", definition: funnel("a", "b") }, someone);
  const processes = ["left", "right"].map((me) =>
    spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", writer, "--", root, id, me], {
      stdio: ["ignore", "inherit", "inherit"],
    }),
  );
  const codes = await Promise.all(processes.map(async (each) => (await once(each, "exit"))[0] as number));
  expect(codes).toEqual([0, 0]);
  const report = await loadReport(root, id);
  expect(report?.revision).toBe(81);
  expect([...(report?.tags ?? [])].sort()).toEqual(["left40", "right40"]);
  const versions = await listVersions(root, id);
  expect(versions.map(({ revision }) => revision)).toEqual(Array.from({ length: 81 }, (_, at) => 81 - at));
});

test("whatever tabs do in whatever order, each change is kept or refused with what is there", { timeout: 60_000 }, async () => {
  const act = fc.record({
    tab: fc.nat(2),
    does: fc.constantFrom("save", "save", "look", "delete", "restore"),
    name: fc.string({ minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), fc.scheduler(), async (acts, scheduler) => {
      const { id } = await saveReport(root, { name: "Start", definition: funnel("a", "b") }, someone);
      const seen = [1, 1, 1];
      const kept: number[] = [1];
      const run = async ({ tab, does, name }: { tab: number; does: string; name: string }) => {
        if (does === "delete") await deleteReport(root, id);
        if (does === "restore") await restoreReport(root, id);
        if (does === "look") seen[tab] = (await loadReport(root, id))?.revision ?? 0;
        if (does !== "save") return;
        const before = seen[tab] ?? 0;
        const reply = await changeReport(
          root,
          { id, revision: before, change: { description: `${tab}${name}${Math.random()}` } },
          `tab ${tab}`,
        );
        if (reply.ok) {
          kept.push(reply.report.revision);
          expect(reply.report.revision).toBe(before + 1);
          seen[tab] = reply.report.revision;
        } else if (reply.because === "changed") expect(reply.current.revision).toBeGreaterThan(before);
        else expect(reply.current?.deletedAt).not.toBeNull();
      };
      await scheduler.waitFor(Promise.all(acts.map((each) => scheduler.schedule(Promise.resolve(each)).then(run))));
      expect(new Set(kept).size).toBe(kept.length);
      expect((await listVersions(root, id)).map(({ revision }) => revision).sort((a, b) => a - b)).toEqual([...kept].sort((a, b) => a - b));
    }),
    { numRuns: 40 },
  );
});
