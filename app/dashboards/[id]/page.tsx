import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { BoardPage } from "../../../components/dashboards/board-page.tsx";
import { may } from "../../../lib/access/deeds.ts";
import { reportsOf } from "../../../lib/dashboards/board.ts";
import { dataRoot } from "../../../lib/env.ts";
import { type Dashboard, loadDashboard } from "../../../lib/store/dashboards.ts";
import { loadDraft as draftOf } from "../../../lib/store/drafts.ts";
import { noteOpened } from "../../../lib/store/recents.ts";
import { loadReports } from "../../../lib/store/saved-reports.ts";
import { shareOf } from "../../../lib/store/shares.ts";
import { pageMay } from "../../access.ts";
import { runReports } from "../../kpis/actions.ts";
import { findValues, loadAnnotations, loadDraft, runReport, saveAnnotation, saveDraft } from "../../reports/actions.ts";
import { reportContext } from "../../reports/report-context.ts";
import { mayDelete, shelfOf } from "../../saved/open-report.ts";
import { changeBoard, deleteBoard, duplicateBoard, findReports, loadTileReports, restoreBoard } from "../actions.ts";
import { changeLink, loadShare, makeLink, revokeLink, rotateLink } from "../share-actions.ts";
import { shownBoard, tileReports } from "../tile-reports.ts";

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ d?: string | string[] }> };

async function boardOf({ params }: PageProps): Promise<Dashboard> {
  const board = await loadDashboard(dataRoot(), (await params).id);
  return board && board.deletedAt === null ? board : notFound();
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  await pageMay("ask");
  return { title: (await boardOf(props)).name };
}

const actions = {
  ...{ runReports, runReport, saveDraft, loadDraft, findValues, loadAnnotations, saveAnnotation },
  ...{ changeBoard, findReports, loadTileReports, duplicateBoard, deleteBoard, restoreBoard },
};

const share = { loadShare, makeLink, changeLink, rotateLink, revokeLink };

export default async function DashboardPage(props: PageProps) {
  await connection();
  const principal = await pageMay("ask");
  const board = await boardOf(props);
  const { d } = await props.searchParams;
  const served = typeof d === "string" ? { id: d, definition: await draftOf(dataRoot(), d) } : null;
  const [{ catalogue, settings }, reports, shared] = await Promise.all([
    reportContext(),
    loadReports(dataRoot(), reportsOf(board.tiles)),
    shareOf(dataRoot(), board.id),
  ]);
  await noteOpened(dataRoot(), shelfOf(principal), { kind: "dashboard", id: board.id });
  return (
    <BoardPage
      {...{ catalogue, settings, served, actions }}
      board={shownBoard(board)}
      reports={tileReports(reports, principal)}
      maySave={may(principal, "save") && board.unreadable.length === 0}
      mayDelete={mayDelete(principal, board)}
      isPublic={shared !== null}
      share={may(principal, "share") ? share : null}
    />
  );
}
