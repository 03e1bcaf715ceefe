import type { Metadata } from "next";
import { connection } from "next/server";
import { SharesScreen } from "../../../components/shares/shares-screen.tsx";
import { dataRoot } from "../../../lib/env.ts";
import { listShares } from "../../../lib/store/shares.ts";
import { pageMay } from "../../access.ts";
import { ownShare } from "../../dashboards/keep-share.ts";
import { revokeLink } from "../../dashboards/share-actions.ts";

export const metadata: Metadata = { title: "Public links" };

export default async function SharesPage() {
  await connection();
  await pageMay("settings");
  const links = (await listShares(dataRoot())).map(({ dashboardName, creatorName, ...share }) => ({
    ...ownShare(share),
    dashboardId: share.dashboardId,
    dashboardName,
    creatorName,
  }));
  return <SharesScreen links={links} now={Date.now()} revokeLink={revokeLink} />;
}
