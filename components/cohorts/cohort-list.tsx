"use client";

import { Plus, Upload } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { counted, fullNumber, instantLabel } from "../../lib/format.ts";
import type { ReportResult } from "../../lib/run-report.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { adviceLine } from "../report/failure.tsx";
import type { RunReport } from "../report/report-actions.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { NamedTable } from "../ui/named-table.tsx";
import { Page } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import type { CohortActions, ListedCohort } from "./cohort-actions.ts";
import type { Zone } from "./cohort-questions.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { useSizes } from "./use-sizes.ts";

type CohortListProps = {
  cohorts: readonly ListedCohort[];
  maySave: boolean;
  zone: Zone;
  generation: string;
  actions: Pick<CohortActions, "deleteCohort" | "restoreCohort"> & { runReport: RunReport<ReportResult> };
};

/** Every saved cohort, with how many users it has now. */
export function CohortList({ cohorts, maySave, zone, generation, actions }: CohortListProps) {
  const [importing, setImporting] = useState(false);
  const add = (
    <span className="flex flex-wrap gap-2">
      <Button onClick={() => setImporting(true)}>
        <Upload size={15} aria-hidden />
        Import ids
      </Button>
      <Link
        href="/cohorts/new"
        prefetch={false}
        className="inline-flex h-8 items-center gap-1.5 rounded-md bg-accent px-2.5 text-accent-ink text-sm hover:bg-accent-hover"
      >
        <Plus size={15} aria-hidden />
        New cohort
      </Link>
    </span>
  );
  return (
    <Page title="Cohorts" actions={maySave && cohorts.length > 0 ? add : null}>
      {cohorts.length === 0 ? (
        <EmptyState title="There are no cohorts yet" action={maySave ? add : null}>
          A cohort is a set of users: by what they did or stopped doing, by who they are, or a list. Every report can be filtered and broken
          down by it. Any list of users in a report can be saved as one.
        </EmptyState>
      ) : (
        <Listed cohorts={cohorts} maySave={maySave} zone={zone} generation={generation} actions={actions} />
      )}
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </Page>
  );
}

function Listed({ cohorts, maySave, zone, generation, actions }: CohortListProps) {
  const router = useRouter();
  // A live list asks its report first, and one that cannot be found takes no other's size away.
  const asked = useMemo(() => savedOnes(cohorts.filter(({ isList }) => !isList)), [cohorts]);
  const sizes = useSizes({ cohorts: asked, zone, generation, runReport: actions.runReport });
  const remove = async ({ id, name }: ListedCohort) => {
    const gone = await actions.deleteCohort(id).catch(() => false);
    if (!gone) return toast(`“${name}” could not be deleted`, "danger");
    router.refresh();
    const restore = async () => {
      if (await actions.restoreCohort(id).catch(() => false)) router.refresh();
      else toast(`“${name}” could not be brought back`, "danger");
    };
    toast(`Deleted “${name}”`, "plain", { label: "Undo", run: () => void restore() });
  };
  return (
    <NamedTable
      rows={cohorts}
      href={({ id }) => `/cohorts/${id}`}
      columns={[
        {
          label: "Users now",
          className: "text-right",
          cellClassName: "whitespace-nowrap tabular-nums",
          cell: (cohort) =>
            cohort.isList ? (
              <LiveSize cohort={cohort} zone={zone} generation={generation} runReport={actions.runReport} />
            ) : (
              <Size id={cohort.id} sizes={sizes} />
            ),
        },
        { label: "Kind", className: "max-sm:hidden", cellClassName: "whitespace-nowrap text-ink-2", cell: kindOf },
        {
          label: "Changed",
          className: "max-md:hidden",
          cellClassName: "whitespace-nowrap text-ink-2 text-xs",
          cell: ({ changedAt, ownerName }) => `${instantLabel(new Date(changedAt).toISOString())}${ownerName ? `, ${ownerName}` : ""}`,
        },
      ]}
      menu={(cohort) => (maySave && cohort.mayDelete ? [{ label: "Delete", danger: true, onSelect: () => void remove(cohort) }] : [])}
    />
  );
}

function kindOf({ isFrozen, isList, userCount }: ListedCohort): string {
  if (isFrozen) return `frozen list of ${counted(userCount ?? 0, "id")}`;
  return isList ? "live list of a report" : "live definition";
}

const savedOnes = (cohorts: readonly { id: string }[]): Record<string, Cohort> =>
  Object.fromEntries(cohorts.map(({ id }): [string, Cohort] => [id, { saved: id }]));

type LiveSizeProps = { cohort: ListedCohort; zone: Zone; generation: string; runReport: RunReport<ReportResult> };

function LiveSize({ cohort, zone, generation, runReport }: LiveSizeProps) {
  const cohorts = useMemo(() => savedOnes([{ id: cohort.id }]), [cohort.id]);
  return <Size id={cohort.id} sizes={useSizes({ cohorts, zone, generation, runReport })} />;
}

function Size({ id, sizes: { error, data } }: { id: string; sizes: Pick<ReturnType<typeof useSizes>, "error" | "data"> }) {
  if (error) return <span title={adviceLine(error)}>—</span>;
  return data ? fullNumber(data.get(id) ?? 0) : "…";
}
