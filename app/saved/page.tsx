import type { Metadata } from "next";
import { connection } from "next/server";
import { SavedScreen } from "../../components/saved/saved-screen.tsx";
import { may } from "../../lib/access/deeds.ts";
import { reportKinds } from "../../lib/reports/index.ts";
import { pageMay } from "../access.ts";
import {
  changeReport,
  deleteReport,
  duplicateReport,
  importReport,
  listVersions,
  openReport,
  restoreReport,
  saveReport,
  setFavourite,
} from "./actions.ts";
import { savedRows } from "./saved-rows.ts";

export const metadata: Metadata = { title: "Saved reports" };

const actions = {
  changeReport,
  deleteReport,
  duplicateReport,
  importReport,
  listVersions,
  openReport,
  restoreReport,
  saveReport,
  setFavourite,
};

export default async function SavedPage() {
  await connection();
  const principal = await pageMay("ask");
  const kinds = Object.fromEntries(Object.entries(reportKinds).map(([kind, { title }]) => [kind, title]));
  return (
    <SavedScreen rows={await savedRows(principal)} kinds={kinds} maySave={may(principal, "save")} now={Date.now()} actions={actions} />
  );
}
