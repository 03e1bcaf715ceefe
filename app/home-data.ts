import type { HomeData, HomeLink } from "../components/home/home-screen.tsx";
import { type SavedRow, savedAddress } from "../components/saved/saved-row.ts";
import type { Principal } from "../lib/access/principal.ts";
import { dataRoot } from "../lib/env.ts";
import { reportKinds } from "../lib/reports/index.ts";
import { templatesFor } from "../lib/saved/templates.ts";
import { type DashboardSummary, listDashboards } from "../lib/store/dashboards.ts";
import { listFavourites, type ObjectRef } from "../lib/store/favourites.ts";
import { listRecents } from "../lib/store/recents.ts";
import { type CurrentData, currentData } from "./current-data.ts";
import { shelfOf } from "./saved/open-report.ts";
import { savedRows } from "./saved/saved-rows.ts";

const mostLinks = 8;
const mostDashboards = 6;
const kinds: Record<string, string> = Object.fromEntries(Object.entries(reportKinds).map(([kind, { title }]) => [kind, title]));

/** What Home shows to somebody. */
export async function homeData(principal: Principal): Promise<HomeData> {
  const shelf = shelfOf(principal);
  const [data, rows, boards, favourites, recents] = await Promise.all([
    currentData(),
    savedRows(principal),
    listDashboards(dataRoot()),
    listFavourites(dataRoot(), shelf),
    listRecents(dataRoot(), shelf),
  ]);
  const linked = linksOf(rows, boards);
  return {
    data: data && summaryOf(data),
    favourites: favourites.flatMap((ref) => linked(ref) ?? []).slice(0, mostLinks),
    recents: recents.flatMap((ref) => at(linked(ref), ref.openedAt)).slice(0, mostLinks),
    dashboards: boards.slice(0, mostDashboards).map(boardLink),
    templates: data ? templatesFor(knownIn(data)) : [],
    saved: rows.length,
  };
}

function at(link: HomeLink | undefined, openedAt: number): HomeLink[] {
  return link ? [{ ...link, at: openedAt }] : [];
}

function linksOf(rows: readonly SavedRow[], boards: readonly DashboardSummary[]): (ref: ObjectRef) => HomeLink | undefined {
  const links = new Map<string, HomeLink>([
    ...rows.map(
      (row) =>
        [`report ${row.id}`, { href: savedAddress(row), name: row.name, about: kinds[row.kind] ?? row.kind, at: row.changedAt }] as const,
    ),
    ...boards.map((board) => [`dashboard ${board.id}`, boardLink(board)] as const),
  ]);
  return ({ kind, id }) => links.get(`${kind} ${id}`);
}

function boardLink({ id, name, tileCount, changedAt }: DashboardSummary): HomeLink {
  return { href: `/dashboards/${id}`, name, about: tileCount === 1 ? "1 tile" : `${tileCount} tiles`, at: changedAt };
}

function summaryOf({ generation: { events, users, start, end }, catalog }: CurrentData): NonNullable<HomeData["data"]> {
  return { events, users, start, end, names: catalog.events.length + catalog.leftOut.events };
}

function knownIn({ catalog: { events, eventProperties } }: CurrentData) {
  return {
    events: events.map(({ name, firstSeen }) => ({ name, firstSeen })),
    properties: eventProperties.map(({ name, type, events: on }) => ({
      name,
      type,
      of: "event" as const,
      events: on.map(({ event }) => event),
    })),
  };
}
