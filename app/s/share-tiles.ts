import { wholeConditions } from "../../components/inputs/whole.ts";
import type { SharedBoard, SharedReport } from "../../components/shares/shared-answer.ts";
import { type ReportTile, reportsOf } from "../../lib/dashboards/board.ts";
import { boardedDefinition } from "../../lib/dashboards/boarded.ts";
import { dataRoot } from "../../lib/env.ts";
import { reportKinds } from "../../lib/reports/index.ts";
import { parseReport, type ReportDefinition } from "../../lib/run-report.ts";
import { isKind } from "../../lib/saved/report-words.ts";
import { hindranceOf } from "../../lib/shares/publishable.ts";
import { type Chosen, offeredDates, type ShareWords } from "../../lib/shares/share-words.ts";
import { type Dashboard, loadDashboard } from "../../lib/store/dashboards.ts";
import { loadReports, openDefinition, type SavedReport } from "../../lib/store/saved-reports.ts";
import { loadSettings } from "../../lib/store/settings.ts";
import type { Condition } from "../../lib/vocabulary/condition.ts";
import { type CurrentData, currentData } from "../current-data.ts";

/** A board as it is stored, with everything that its questions are made of. */
export type StoredBoard = { board: Dashboard; reports: ReadonlyMap<string, SavedReport>; data: CurrentData; settings: Settings };
type Settings = Awaited<ReturnType<typeof loadSettings>>;

/** The question of a tile, as the stored board asks it; or why it is not shown to the public. */
export type TileQuestion = { ok: true; definition: ReportDefinition; notes: string[] } | { ok: false; because: string };

/** Reads a stored board; null when it is gone, or there are no data. */
export async function storedBoard(dashboardId: string): Promise<StoredBoard | null> {
  const board = await loadDashboard(dataRoot(), dashboardId);
  if (!board || board.deletedAt !== null) return null;
  const [data, settings, reports] = await Promise.all([
    currentData(),
    loadSettings(dataRoot()),
    loadReports(dataRoot(), reportsOf(board.tiles)),
  ]);
  const there = reports.filter(({ deletedAt }) => deletedAt === null);
  return data && { board, data, settings, reports: new Map(there.map((report) => [report.id, report])) };
}

/** A link is made for what its board is filtered to; a tile beyond that is not what its makers see as public. */
const showsMore = "A filter of the dashboard does not apply to it, so it would show more than the dashboard is meant to.";

const nothing: Chosen = { filters: [], range: null };

/** What a tile of the stored board asks: its report under its view, the board's words, and what the viewer chose of the offered. */
export function tileQuestion(stored: StoredBoard, tile: ReportTile, chosen: Chosen = nothing): TileQuestion {
  const { board, reports, data, settings } = stored;
  const report = reports.get(tile.reportId);
  const parsed = report ? readReport(report, tile, stored) : null;
  if (!report || !parsed?.ok) return { ok: false, because: "This report is gone or cannot be asked any more." };
  const { catalog } = data;
  const properties = [
    ...catalog.eventProperties.map(({ name, events }) => ({ name, of: "event" as const, events: events.map(({ event }) => event) })),
    ...catalog.userProperties.map(({ name }) => ({ name, of: "user" as const })),
  ];
  const ownDates = (reportKinds[parsed.definition.kind].definition.meta() as { ownDates?: string } | undefined)?.ownDates;
  const words = { range: chosen.range ?? board.range, filters: wholeConditions(board.filters), cohorts: board.cohorts };
  const { definition } = boardedDefinition(parsed.definition, words, { properties, ownDates });
  if (definition.filters.length < parsed.definition.filters.length + words.filters.length) return { ok: false, because: showsMore };
  const notes = chosen.range && ownDates ? ["The dates of this report are its own."] : [];
  const added: Condition[] = [];
  for (const { filter, values } of chosen.filters) {
    const condition: Condition = { property: filter.property, of: filter.of, op: "is", value: values };
    const { definition: filtered } = boardedDefinition(parsed.definition, { range: null, filters: [condition] }, { properties });
    if (filtered.filters.length > parsed.definition.filters.length) added.push(condition);
    else notes.push(`The filter “${filter.label}” does not apply here.`);
  }
  const asked = { ...definition, filters: [...definition.filters, ...added, ...hiddenUsers(report, tile, settings)] };
  const because = hindranceOf(asked, catalog);
  return because === null ? { ok: true, definition: asked as ReportDefinition, notes } : { ok: false, because };
}

/** The words of the report with those of the tile's view; null takes a word back to its default. */
function readReport(report: SavedReport, { view }: ReportTile, { settings, data }: StoredBoard): ReturnType<typeof parseReport> {
  try {
    const definition: Record<string, unknown> = { ...openDefinition(report).definition };
    const { timezone, weekStart, identity } = settings;
    const said = Object.entries({ ...definition, ...view?.patch }).filter(([word, value]) => value !== null || definition[word] === null);
    const defaults = { timezone: timezone ?? data.generation.timezone, weekStart, identity };
    return parseReport({ ...defaults, ...Object.fromEntries(said), kind: report.kind });
  } catch {
    return { ok: false, issues: [] };
  }
}

function hiddenUsers(report: SavedReport, tile: ReportTile, { testUsers, hideTestUsers }: Settings): Condition[] {
  const said = tile.view?.words?.["test"] ?? wordsOf(report)["test"];
  return (said ?? (hideTestUsers ? "hidden" : "shown")) === "hidden" ? wholeConditions(testUsers) : [];
}

const wordsOf = (report: SavedReport) => JSON.parse(report.view) as Record<string, string>;

/** What a tile is called. */
export function tileTitle({ reports }: StoredBoard, tile: ReportTile): string {
  return tile.title ?? reports.get(tile.reportId)?.name ?? "A report that is gone";
}

/** A stored board as its public page draws it before the first numbers. */
export function sharedBoard(stored: StoredBoard, { filters, datesMayChange }: Pick<ShareWords, "filters" | "datesMayChange">): SharedBoard {
  const { board } = stored;
  return {
    name: board.name,
    tiles: board.tiles.map((tile) => (tile.is === "text" ? tile : sharedReport(stored, tile))),
    filters: filters.map(({ label, values }) => ({ label, values })),
    dates: datesMayChange ? Object.entries(offeredDates).map(([value, { label }]) => ({ value, label })) : [],
  };
}

/** The words of a view that change a drawing; whatever else an address held stays here. */
const drawnWords = new Set(["tab"]);

function sharedReport(stored: StoredBoard, tile: ReportTile): SharedReport {
  const { id, x, y, w, h } = tile;
  const report = stored.reports.get(tile.reportId);
  const shows = report !== undefined && isKind(report.kind) && tileQuestion(stored, tile).ok;
  const words = shows ? { ...wordsOf(report), ...tile.view?.words } : {};
  const said = Object.fromEntries(Object.entries(words).filter(([name, word]) => drawnWords.has(name) && word !== ""));
  return { is: "report", ...{ id, x, y, w, h }, title: tileTitle(stored, tile), kind: shows ? report.kind : null, words: said };
}
