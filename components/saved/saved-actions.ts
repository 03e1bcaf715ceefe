import type { ObjectRef } from "../../lib/store/favourites.ts";
import type { ReportVersion } from "../../lib/store/report-versions.ts";
import type { NewReport, ReportChange, SavedReport } from "../../lib/store/saved-reports.ts";
import type { AddToDashboardActions } from "../dashboards/add-to-dashboard.tsx";

/** What was wrong with something that was sent, by its place. */
export type Fault = { path: string; message: string };

/** A saved report as its page opens it. */
export type OpenReport = {
  report: SavedReport;
  /** What it asks in the current format, without its kind. */
  draft: Record<string, unknown>;
  view: Record<string, string>;
  /** The names of the steps that brought it to the current format. */
  upgradedBy: string[];
  /** What the product no longer takes of it, and why. */
  faults: Fault[];
  ownerName: string | null;
  favourite: boolean;
  usedOn: { id: string; name: string }[];
  mayDelete: boolean;
};

/** What became of a report that was sent: kept, or refused with what is there now. */
export type SaveReply =
  | { ok: true; open: OpenReport }
  | { ok: false; because: "faults"; faults: Fault[] }
  | { ok: false; because: "changed" | "deleted"; current: OpenReport | null };

export type NamedVersion = ReportVersion & { changedByName: string | null };

/** The server actions of saved reports; they arrive as props. */
export type SavedActions = {
  saveReport: (id: string, report: NewReport) => Promise<SaveReply>;
  changeReport: (at: { id: string; revision: number }, change: ReportChange) => Promise<SaveReply>;
  openReport: (id: string) => Promise<OpenReport | null>;
  deleteReport: (id: string) => Promise<boolean>;
  restoreReport: (id: string) => Promise<boolean>;
  setFavourite: (ref: ObjectRef, on: boolean) => Promise<void>;
  listVersions: (id: string) => Promise<NamedVersion[]>;
};

/** What a report page gets of saved reports. */
export type SavedProps = { open: OpenReport | null; maySave: boolean; actions: SavedActions & AddToDashboardActions };
