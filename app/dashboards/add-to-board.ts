import { freeSpot } from "../../lib/dashboards/arranged.ts";
import type { Tile } from "../../lib/dashboards/board.ts";
import { changeDashboard, loadDashboard, saveDashboard } from "../../lib/store/dashboards.ts";
import { loadReport, newId } from "../../lib/store/saved-reports.ts";

type Adding = { reportId: string; board: { id: string | null; name: string }; ownerId: string | null };

const size = { w: 6, h: 7 };
const attempts = 5;

/** Adds a tile at the first free place; when somebody changes the board at the same moment it looks again. */
export async function addedToBoard(root: string, { reportId, board, ownerId }: Adding): Promise<{ id: string; name: string } | null> {
  const report = await loadReport(root, reportId);
  if (!report || report.deletedAt !== null) return null;
  const tileAmong = (tiles: readonly Tile[]): Tile => ({ id: newId(), is: "report", reportId, ...freeSpot(tiles, size) });
  if (board.id === null) return named(await saveDashboard(root, { name: board.name, tiles: [tileAmong([])] }, { ownerId }));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await loadDashboard(root, board.id);
    if (!found || found.deletedAt !== null) return null;
    const change = { tiles: [...found.tiles, tileAmong(found.tiles)] };
    const reply = await changeDashboard(root, { id: found.id, revision: found.revision, change });
    if (reply.ok) return named(reply.dashboard);
  }
  return null;
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
