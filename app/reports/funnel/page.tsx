import type { Metadata } from "next";
import { connection } from "next/server";
import { FunnelReport } from "../../../components/report-forms/funnel/funnel-report.tsx";
import { dataRoot } from "../../../lib/env.ts";
import { loadDraft as draftOf } from "../../../lib/store/drafts.ts";
import { findValues, loadDraft, runReport, saveDraft } from "../actions.ts";
import { reportContext } from "../report-context.ts";

export const metadata: Metadata = { title: "Funnel" };

type PageProps = { searchParams: Promise<{ d?: string | string[] }> };

export default async function FunnelPage({ searchParams }: PageProps) {
  await connection();
  const { d } = await searchParams;
  const served = typeof d === "string" ? { id: d, definition: await draftOf(dataRoot(), d) } : null;
  const { catalogue, settings } = await reportContext();
  return (
    <FunnelReport catalogue={catalogue} settings={settings} served={served} actions={{ runReport, saveDraft, loadDraft, findValues }} />
  );
}
