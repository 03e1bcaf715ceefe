import type { SavedRow } from "../../components/saved/saved-row.ts";
import type { Principal } from "../../lib/access/principal.ts";
import { dataRoot } from "../../lib/env.ts";
import { listFavourites } from "../../lib/store/favourites.ts";
import { listRecents } from "../../lib/store/recents.ts";
import { reportUsage } from "../../lib/store/report-usage.ts";
import { listReports } from "../../lib/store/saved-reports.ts";
import { accountNames, mayDelete, shelfOf } from "./open-report.ts";

/** Every saved report with what the one who looks has to do with it, the newest change first. */
export async function savedRows(principal: Principal): Promise<SavedRow[]> {
  const root = dataRoot();
  const shelf = shelfOf(principal);
  const [reports, names, favourites, recents, usage] = await Promise.all([
    listReports(root),
    accountNames(),
    listFavourites(root, shelf),
    listRecents(root, shelf),
    reportUsage(root),
  ]);
  const kept = new Set(favourites.filter(({ kind }) => kind === "report").map(({ id }) => id));
  const opened = new Map(recents.filter(({ kind }) => kind === "report").map(({ id, openedAt }) => [id, openedAt]));
  return reports.map((report) => {
    const { id, name, description, tags, kind, revision, ownerId, changedAt } = report;
    return {
      ...{ id, name, description, tags, kind, revision, changedAt },
      ownerName: names.get(ownerId ?? "") ?? null,
      openedAt: opened.get(id) ?? null,
      favourite: kept.has(id),
      usedOn: usage.get(id) ?? 0,
      mayDelete: mayDelete(principal, report),
    };
  });
}
