"use client";

import { useRouter } from "next/navigation";
import { reportFileName, reportFileText } from "../../lib/saved/report-file.ts";
import { saveFile } from "../report/save-file.ts";
import { toast } from "../ui/toast.tsx";
import type { OpenReport } from "./saved-actions.ts";
import type { ListActions, SavedRow } from "./saved-row.ts";
import type { Details } from "./use-save.ts";

const unreached = "The server could not be reached, or did not allow it.";

/** What can be done with a saved report from a list; the page is read again afterwards. */
export function useRowDeeds(actions: ListActions) {
  const router = useRouter();
  const done = async (deed: () => Promise<unknown>, words?: string) => {
    try {
      const result = await deed();
      if (result === false || result === null) toast(unreached, "danger");
      else if (words) toast(words);
      router.refresh();
      return result !== false && result !== null;
    } catch {
      toast(unreached, "danger");
      return false;
    }
  };
  return {
    favour: ({ id, favourite }: SavedRow) => done(() => actions.setFavourite({ kind: "report", id }, !favourite)),
    duplicate: ({ id, name }: SavedRow) => done(() => actions.duplicateReport(id), `Duplicated ${name}`),
    rename: async ({ id, revision }: SavedRow, { name, description, tags }: Details) => {
      const reply = await actions.changeReport({ id, revision }, { name, description, tags }).catch(() => null);
      router.refresh();
      if (reply?.ok) return true;
      const fault = reply && "faults" in reply ? reply.faults[0]?.message : undefined;
      toast(reply === null ? unreached : (fault ?? "Somebody changed it meanwhile; look at it again."), "danger");
      return fault === undefined && reply !== null;
    },
    remove: async ({ id, name }: SavedRow) => {
      const undo = () => void done(() => actions.restoreReport(id), `${name} is back`);
      if (await done(() => actions.deleteReport(id))) toast(`Deleted ${name}`, "plain", { label: "Undo", run: undo });
    },
    exported: async ({ id }: SavedRow) => {
      const open = await actions.openReport(id).catch(() => null);
      if (open) saveReportFile(open);
      else toast(unreached, "danger");
    },
  };
}

/** Hands a report's file to the browser's downloads. */
export function saveReportFile({ report: { name, description, tags, kind }, view, draft }: OpenReport): void {
  saveFile(reportFileName(name), reportFileText({ name, description, tags, view, definition: { ...draft, kind } }), "application/json");
}
