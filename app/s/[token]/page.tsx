import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { PasswordGate } from "../../../components/shares/password-gate.tsx";
import { SharedPage } from "../../../components/shares/shared-page.tsx";
import { dataRoot } from "../../../lib/env.ts";
import { loadDashboard } from "../../../lib/store/dashboards.ts";
import { noteShareOpened } from "../../../lib/store/shares.ts";
import { pageMay } from "../../access.ts";
import { openShare } from "../open-share.ts";
import { sharedBoard, storedBoard } from "../share-tiles.ts";

type PageProps = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageMay("see-shared");
  const open = await openShare((await params).token, await headers());
  if (!open) notFound();
  const { dashboardId, previewAllowed } = open.share;
  const title = previewAllowed ? ((await loadDashboard(dataRoot(), dashboardId))?.name ?? "") : "Shared dashboard";
  return { title, description: null, robots: { index: false, follow: false }, ...(previewAllowed ? { openGraph: { title } } : {}) };
}

export default async function SharePage({ params }: PageProps) {
  await connection();
  await pageMay("see-shared");
  const { token } = await params;
  const open = await openShare(token, await headers());
  if (!open) notFound();
  if (open.locked) return <PasswordGate token={token} />;
  const stored = await storedBoard(open.share.dashboardId);
  if (!stored) notFound();
  await noteShareOpened(dataRoot(), open.share);
  return <SharedPage token={token} board={sharedBoard(stored, open.share)} />;
}
