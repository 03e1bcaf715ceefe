import { ZodError } from "zod";
import type { AddReply } from "../../components/dashboards/add-to-dashboard.tsx";
import { freeSpot } from "../../lib/dashboards/arranged.ts";
import { mostTiles, type Tile } from "../../lib/dashboards/board.ts";
import { changeDashboard, loadDashboard, saveDashboard } from "../../lib/store/dashboards.ts";
import { loadReport, newId } from "../../lib/store/saved-reports.ts";

type Adding = { reportId: string; board: { id: string | null; name: string }; ownerId: string | null };

const size = { w: 6, h: 7 };
const attempts = 5;

const refused = (words: string): AddReply => ({ ok: false, words });

/** Adds a tile at the first free place; when somebody changes the board at the same moment it looks again. */
export async function addedToBoard(root: string, adding: Adding): Promise<AddReply> {
  const report = await loadReport(root, adding.reportId);
  if (!report || report.deletedAt !== null) return refused("This report was deleted.");
  try {
    return await added(root, adding);
  } catch (error) {
    if (error instanceof ZodError) return refused(error.issues[0]?.message ?? "This is no dashboard.");
    throw error;
  }
}

async function added(root: string, { reportId, board, ownerId }: Adding): Promise<AddReply> {
  const tileAmong = (tiles: readonly Tile[]): Tile => ({ id: newId(), is: "report", reportId, ...freeSpot(tiles, size) });
  if (board.id === null) return named(await saveDashboard(root, { name: board.name, tiles: [tileAmong([])] }, { ownerId }));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await loadDashboard(root, board.id);
    if (!found || found.deletedAt !== null) return refused("This dashboard was deleted.");
    if (found.unreadable.length > 0) return refused(`${found.name} cannot be read whole; repair it first.`);
    if (found.tiles.length >= mostTiles) return refused(`${found.name} is full: a dashboard may have ${mostTiles} tiles.`);
    const change = { tiles: [...found.tiles, tileAmong(found.tiles)] };
    const reply = await changeDashboard(root, { id: found.id, revision: found.revision, change });
    if (reply.ok) return named(reply.dashboard);
  }
  return refused("Others are changing this dashboard; try again.");
}

const named = ({ id, name }: { id: string; name: string }): AddReply => ({ ok: true, id, name });
