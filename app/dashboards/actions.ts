"use server";

import { ZodError } from "zod";
import type { AddReply } from "../../components/dashboards/add-to-dashboard.tsx";
import type { BoardReply, FoundReport, TileReport } from "../../components/dashboards/board-actions.ts";
import { mostTiles } from "../../lib/dashboards/board.ts";
import { dataRoot } from "../../lib/env.ts";
import {
  changeDashboard as change,
  listDashboards,
  loadDashboard as load,
  type NewDashboard,
  deleteDashboard as remove,
  restoreDashboard as restore,
  saveDashboard as save,
} from "../../lib/store/dashboards.ts";
import { listReports, loadReports } from "../../lib/store/saved-reports.ts";
import { requireMay } from "../access.ts";
import { accountOf, mayDelete } from "../saved/open-report.ts";
import { addedToBoard } from "./add-to-board.ts";
import { boardReply, tileReports } from "./tile-reports.ts";

/** Keeps a new board under an id that the page drew; its id, or why it was not kept. */
export async function saveBoard(id: string, board: NewDashboard): Promise<{ ok: true; id: string } | { ok: false; words: string }> {
  const principal = await requireMay("save");
  try {
    return { ok: true, id: (await save(dataRoot(), board, { id, ownerId: accountOf(principal) })).id };
  } catch (error) {
    if (error instanceof ZodError) return { ok: false, words: error.issues[0]?.message ?? "This is no dashboard." };
    throw error;
  }
}

/** Changes a board that the page saw at a revision; refused with what is there when another change came before. */
export async function changeBoard(id: string, revision: number, said: Partial<NewDashboard>): Promise<BoardReply> {
  await requireMay("save");
  return boardReply(change(dataRoot(), { id: `${id}`, revision: Number(revision), change: said }));
}

/** Copies a board as it is saved; the id of the copy, null when there is none to copy. */
export async function duplicateBoard(id: string): Promise<string | null> {
  const principal = await requireMay("save");
  const board = await load(dataRoot(), `${id}`);
  if (!board || board.deletedAt !== null) return null;
  const { name, description, tiles, range, filters, cohorts } = board;
  const copy = { name: `${name.slice(0, 190)} (copy)`, description, tiles, range, filters, cohorts };
  return (await save(dataRoot(), copy, { ownerId: accountOf(principal) })).id;
}

/** Takes a board out of sight; false when it is not there or belongs to somebody else. */
export async function deleteBoard(id: string): Promise<boolean> {
  const principal = await requireMay("save");
  const board = await load(dataRoot(), `${id}`);
  return board !== null && mayDelete(principal, board) && remove(dataRoot(), board.id);
}

/** Undoes a deletion. */
export async function restoreBoard(id: string): Promise<boolean> {
  const principal = await requireMay("save");
  const board = await load(dataRoot(), `${id}`);
  return board !== null && mayDelete(principal, board) && (await restore(dataRoot(), board.id)) !== null;
}

/** The saved reports that a board may show. */
export async function findReports(): Promise<FoundReport[]> {
  await requireMay("ask");
  return (await listReports(dataRoot())).map(({ id, name, kind, changedAt }) => ({ id, name, kind, changedAt }));
}

/** What tiles need of their reports; those that are gone are left out. */
export async function loadTileReports(ids: readonly string[]): Promise<TileReport[]> {
  const principal = await requireMay("ask");
  return tileReports(await loadReports(dataRoot(), ids.slice(0, mostTiles).map(String)), principal);
}

/** The boards that a report can be added to. */
export async function findBoards(): Promise<{ id: string; name: string }[]> {
  await requireMay("save");
  return (await listDashboards(dataRoot())).map(({ id, name }) => ({ id, name }));
}

/** Puts a report onto a board, or onto a new one of a name; or says why not. */
export async function addToBoard(reportId: string, board: { id: string | null; name: string }): Promise<AddReply> {
  const ownerId = accountOf(await requireMay("save"));
  return addedToBoard(dataRoot(), { reportId: `${reportId}`, board, ownerId });
}
