import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { mostTiles } from "../../lib/dashboards/board.ts";
import { loadDashboard, saveDashboard } from "../../lib/store/dashboards.ts";
import { deleteReport, saveReport } from "../../lib/store/saved-reports.ts";
import { addedToBoard } from "./add-to-board.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-add-to-board-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ownerId = null;
const report = () =>
  saveReport(root, { name: "Report", definition: { kind: "funnel", steps: [{ event: "a" }, { event: "b" }] } }, { ownerId });

it("a report comes onto a board until the board is full, and that is said in words", async () => {
  const { id: reportId } = await report();
  const tiles = Array.from({ length: mostTiles - 1 }, (_, y) => ({ id: `t${y}`, is: "text" as const, text: "x", x: 0, y, w: 12, h: 1 }));
  const { id } = await saveDashboard(root, { name: "Growth", tiles }, { ownerId });
  const board = { id, name: "" };
  expect(await addedToBoard(root, { reportId, board, ownerId })).toEqual({ ok: true, id, name: "Growth" });
  const words = "Growth is full: a dashboard may have 50 tiles.";
  expect(await addedToBoard(root, { reportId, board, ownerId })).toEqual({ ok: false, words });
  expect((await loadDashboard(root, id))?.tiles).toHaveLength(mostTiles);
});

it("a new board needs a name; a report or a board that is gone is said to be", async () => {
  const { id: reportId } = await report();
  const says = async (board: { id: string | null; name: string }) => addedToBoard(root, { reportId, board, ownerId });
  expect(await says({ id: null, name: "x".repeat(201) })).toMatchObject({ ok: false });
  expect(await says({ id: null, name: "New" })).toMatchObject({ ok: true, name: "New" });
  expect(await says({ id: "x".repeat(24), name: "" })).toEqual({ ok: false, words: "This dashboard was deleted." });
  await deleteReport(root, reportId);
  expect(await says({ id: null, name: "New" })).toEqual({ ok: false, words: "This report was deleted." });
});
