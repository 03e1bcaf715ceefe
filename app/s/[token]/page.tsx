import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { PasswordGate } from "../../../components/shares/password-gate.tsx";
import { pictureSize } from "../../../components/shares/preview-picture.tsx";
import { SharedPage } from "../../../components/shares/shared-page.tsx";
import { siteOrigin } from "../../../lib/access/setup-address.ts";
import { dataRoot } from "../../../lib/env.ts";
import { hasPreviewPicture } from "../../../lib/shares/share-words.ts";
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
  const robots = { index: false, follow: false };
  if (!previewAllowed) return { title, description: null, robots };
  if (!hasPreviewPicture(open.share)) return { title, description: null, robots, openGraph: { title } };
  const url = `${siteOrigin(await headers())}/s/${(await params).token}/preview.png`;
  const images = [{ url, ...pictureSize, alt: `The dashboard ${title}` }];
  return { title, description: null, robots, openGraph: { title, images }, twitter: { card: "summary_large_image", title, images } };
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
