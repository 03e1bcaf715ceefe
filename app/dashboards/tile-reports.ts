import { ZodError } from "zod";
import type { BoardReply, ShownBoard, TileReport } from "../../components/dashboards/board-actions.ts";
import { definitionFor } from "../../lib/access/people-lists.ts";
import type { Principal } from "../../lib/access/principal.ts";
import type { Dashboard, DashboardReply } from "../../lib/store/dashboards.ts";
import { openDefinition, type SavedReport } from "../../lib/store/saved-reports.ts";

/** What tiles draw of saved reports: the question in the current format, as far as it may be seen, and the words of its view. */
export function tileReports(reports: readonly SavedReport[], principal: Principal): TileReport[] {
  return reports.map((kept) => {
    const report = { ...kept, definition: definitionFor(principal, kept.definition) };
    const { id, name, kind, view } = report;
    return { id, name, kind, definition: { ...definitionOf(report) }, view: JSON.parse(view) as TileReport["view"] };
  });
}

/** A question that no step can bring to the current format is empty, and its tile says what is missing. */
function definitionOf(report: SavedReport): Record<string, unknown> {
  try {
    return openDefinition(report).definition;
  } catch {
    return { kind: report.kind };
  }
}

/** A board as its page draws it. */
export function shownBoard(dashboard: Dashboard): ShownBoard {
  const { id, name, description, tiles, range, filters, cohorts, revision, changedAt, unreadable } = dashboard;
  return { id, name, description, tiles, range, filters, cohorts, revision, changedAt, unreadable };
}

/** What became of a change, as a page takes it. */
export async function boardReply(changing: Promise<DashboardReply>): Promise<BoardReply> {
  try {
    const reply = await changing;
    if (reply.ok) return { ok: true, board: shownBoard(reply.dashboard) };
    if (reply.because === "changed") return { ok: false, words: "Somebody else changed it.", current: shownBoard(reply.current) };
    return { ok: false, words: "This dashboard was deleted.", current: null };
  } catch (error) {
    if (error instanceof ZodError) return { ok: false, words: error.issues[0]?.message ?? "This is no dashboard.", current: null };
    throw error;
  }
}
