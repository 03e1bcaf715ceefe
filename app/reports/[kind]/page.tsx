import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { KindScreen } from "../../../components/report-forms/kind-screen.tsx";
import { may } from "../../../lib/access/deeds.ts";
import type { Principal } from "../../../lib/access/principal.ts";
import { dataRoot } from "../../../lib/env.ts";
import { type ReportKindName, reportKinds } from "../../../lib/reports/index.ts";
import { hasWitness } from "../../../lib/run-witness.ts";
import { loadDraft as draftOf } from "../../../lib/store/drafts.ts";
import { loadReport } from "../../../lib/store/saved-reports.ts";
import { pageMay } from "../../access.ts";
import { keepList } from "../../cohorts/actions.ts";
import { askWitness } from "../../people/actions.ts";
import { savedProps } from "../../saved/saved-props.ts";
import { findValues, loadAnnotations, loadDraft, loadExperimentLog, runReport, saveAnnotation, saveDraft } from "../actions.ts";
import { reportContext } from "../report-context.ts";

type PageProps = { params: Promise<{ kind: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

function titleOf(kind: string): string {
  return Object.hasOwn(reportKinds, kind) ? reportKinds[kind as ReportKindName].title : notFound();
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  await pageMay("ask");
  const { saved } = await searchParams;
  const report = typeof saved === "string" ? await loadReport(dataRoot(), saved) : null;
  return { title: report?.name ?? titleOf((await params).kind) };
}

export default async function ReportKindPage({ params, searchParams }: PageProps) {
  await connection();
  const principal = await pageMay("ask");
  const { kind } = await params;
  const title = titleOf(kind);
  const words = await searchParams;
  const { d } = words;
  const saved = await savedProps(principal, kind, words);
  const served = typeof d === "string" ? { id: d, definition: await draftOf(dataRoot(), d) } : null;
  const { catalogue, settings } = await reportContext();
  const actions = {
    runReport,
    saveDraft,
    loadDraft,
    findValues,
    loadAnnotations,
    saveAnnotation,
    loadExperimentLog,
    ...witnessOf(kind, may(principal, "see-people")),
    ...keeping(principal),
  };
  return <KindScreen kind={kind} title={title} catalogue={catalogue} settings={settings} served={served} actions={actions} saved={saved} />;
}

/** Who may see people and save may keep a list of them. */
function keeping(principal: Principal) {
  return may(principal, "save") && may(principal, "see-people") ? { keepList } : {};
}

/** Kinds that cannot say why do not offer it, nor is it offered to whoever may not see people. */
function witnessOf(kind: string, seesPeople: boolean) {
  return seesPeople && hasWitness(kind as ReportKindName) ? { askWitness } : {};
}
