import type { Metadata } from "next";
import { connection } from "next/server";
import { KpiScreen } from "../../components/kpis/kpi-screen.tsx";
import { dataRoot } from "../../lib/env.ts";
import { loadDraft as draftOf } from "../../lib/store/drafts.ts";
import { pageMay } from "../access.ts";
import { findValues, loadDraft, saveDraft } from "../reports/actions.ts";
import { reportContext } from "../reports/report-context.ts";
import { runReports } from "./actions.ts";

export const metadata: Metadata = { title: "KPIs" };

type PageProps = { searchParams: Promise<{ d?: string | string[] }> };

export default async function KpiPage({ searchParams }: PageProps) {
  await connection();
  await pageMay("ask");
  const { d } = await searchParams;
  const served = typeof d === "string" ? { id: d, definition: await draftOf(dataRoot(), d) } : null;
  const { catalogue, settings } = await reportContext();
  return <KpiScreen catalogue={catalogue} settings={settings} served={served} actions={{ runReports, saveDraft, loadDraft, findValues }} />;
}
