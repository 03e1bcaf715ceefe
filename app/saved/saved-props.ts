import { redirect } from "next/navigation";
import type { SavedProps } from "../../components/saved/saved-actions.ts";
import { may } from "../../lib/access/deeds.ts";
import type { Principal } from "../../lib/access/principal.ts";
import { dataRoot } from "../../lib/env.ts";
import { noteOpened } from "../../lib/store/recents.ts";
import { loadReport, type SavedReport } from "../../lib/store/saved-reports.ts";
import { addToBoard, findBoards } from "../dashboards/actions.ts";
import { changeReport, deleteReport, listVersions, openReport, restoreReport, saveReport, setFavourite } from "./actions.ts";
import { opened, shelfOf } from "./open-report.ts";

type Words = Record<string, string | string[] | undefined>;

const actions = { addToBoard, findBoards, saveReport, changeReport, openReport, deleteReport, restoreReport, setFavourite, listVersions };

/** What a report page gets of saved reports; an address that only names one leads to its kind and its view. */
export async function savedProps(principal: Principal, kind: string, words: Words): Promise<SavedProps> {
  const { saved } = words;
  const report = typeof saved === "string" ? await loadReport(dataRoot(), saved) : null;
  const maySave = may(principal, "save");
  if (!report) return { open: null, maySave, actions };
  const lead = leadOf(report, kind, words);
  if (lead) redirect(lead);
  if (report.deletedAt === null) await noteOpened(dataRoot(), shelfOf(principal), { kind: "report", id: report.id }).catch(() => {});
  return { open: await opened(report, principal), maySave, actions };
}

function leadOf({ id, kind: own, view }: SavedReport, kind: string, words: Words): string | null {
  const isBare = words.q === undefined && words.d === undefined && words.v === undefined;
  const further = Object.entries(JSON.parse(view) as Record<string, string>);
  if (own === kind && (!isBare || further.length === 0)) return null;
  return `/reports/${own}?${new URLSearchParams([...further, ["saved", id], ["v", "1"]])}`;
}
