import type { Board } from "../../lib/dashboards/board.ts";
import type { RunReports } from "../kpis/ask-together.ts";
import type { ReportActions } from "../report/report-actions.ts";

/** A saved report as a tile draws it: what it asks, the further words of its address, and where it opens. */
export type TileReport = {
  id: string;
  name: string;
  kind: string;
  definition: Record<string, unknown>;
  view: Readonly<Record<string, string>>;
};

/** A board as its page gets it; what of it cannot be read is named. */
export type ShownBoard = Board & {
  id: string;
  revision: number;
  changedAt: number;
  unreadable: readonly ("tiles" | "range" | "filters")[];
};

/** What became of a change; a board that somebody else changed comes with it. */
export type BoardReply = { ok: true; board: ShownBoard } | { ok: false; words: string; current: ShownBoard | null };

/** The reports that a board may show, without what they ask. */
export type FoundReport = { id: string; name: string; kind: string; changedAt: number };

/** The server actions of a board's page; they arrive as props, so that components know no server. */
export type BoardActions = Pick<
  ReportActions,
  "runReport" | "saveDraft" | "loadDraft" | "findValues" | "loadAnnotations" | "saveAnnotation"
> & {
  runReports: RunReports;
  changeBoard: (id: string, revision: number, change: Partial<Board>) => Promise<BoardReply>;
  findReports: () => Promise<FoundReport[]>;
  loadTileReports: (ids: readonly string[]) => Promise<TileReport[]>;
};
