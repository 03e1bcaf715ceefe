"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { searchRank } from "../inputs/search-rank.ts";
import { reportForms } from "../report-forms/index.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { type PickItem, PickList } from "../ui/pick-list.tsx";
import type { FoundReport } from "./board-actions.ts";

type AddReportProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  find: () => Promise<FoundReport[]>;
  onPick: (report: FoundReport) => void;
};

/** A search over the saved reports, for a further tile. */
export function AddReport({ open, onOpenChange, find, onPick }: AddReportProps) {
  const { data, isError } = useQuery({ queryKey: ["board-reports"], enabled: open, staleTime: 0, queryFn: find });
  const rows = (search: string): PickItem<FoundReport>[] =>
    searchRank(data ?? [], search, ({ name }) => name)
      .slice(0, 100)
      .map((report) => ({ key: report.id, value: report, row: <Row report={report} /> }));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Add a report" hideTitle>
      <PickList
        label="Find a saved report"
        placeholder="Find a saved report"
        find={rows}
        onPick={onPick}
        empty={
          isError ? (
            "The reports could not be read; try again."
          ) : data === undefined ? (
            "…"
          ) : data.length === 0 ? (
            <NoReports />
          ) : (
            "Nothing has this name."
          )
        }
      />
    </Dialog>
  );
}

function Row({ report: { name, kind } }: { report: FoundReport }) {
  const form = reportForms.find((each) => each.kind === kind);
  const Icon = form?.icon;
  return (
    <span className="flex items-center gap-2">
      {Icon ? <Icon size={15} strokeWidth={1.7} aria-hidden className="shrink-0 text-ink-3" /> : null}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <span className="text-ink-3 text-xs">{form?.label ?? kind}</span>
    </span>
  );
}

function NoReports() {
  return (
    <>
      There are no saved reports yet. Make one in{" "}
      <Link href="/reports/trends" prefetch={false} className="text-accent underline">
        Trends
      </Link>{" "}
      or any other report and save it.
    </>
  );
}
