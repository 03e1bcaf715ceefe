import type { Metadata } from "next";
import { connection } from "next/server";
import { DashboardList } from "../../components/dashboards/dashboard-list.tsx";
import { may } from "../../lib/access/deeds.ts";
import { dataRoot } from "../../lib/env.ts";
import { listDashboards } from "../../lib/store/dashboards.ts";
import { listShares } from "../../lib/store/shares.ts";
import { pageMay } from "../access.ts";
import { accountNames, mayDelete } from "../saved/open-report.ts";
import { deleteBoard, duplicateBoard, restoreBoard, saveBoard } from "./actions.ts";

export const metadata: Metadata = { title: "Dashboards" };

export default async function DashboardsPage() {
  await connection();
  const principal = await pageMay("ask");
  const [boards, names, shares] = await Promise.all([listDashboards(dataRoot()), accountNames(), listShares(dataRoot())]);
  const shared = new Set(shares.map(({ dashboardId }) => dashboardId));
  const listed = boards.map((board) => ({
    ...board,
    ownerName: names.get(board.ownerId ?? "") ?? null,
    mayDelete: mayDelete(principal, board),
    isPublic: shared.has(board.id),
  }));
  return (
    <DashboardList boards={listed} maySave={may(principal, "save")} actions={{ saveBoard, duplicateBoard, deleteBoard, restoreBoard }} />
  );
}
