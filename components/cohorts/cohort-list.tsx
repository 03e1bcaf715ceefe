"use client";

import { Ellipsis, Plus, Upload } from "lucide-react";
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
import { Menu } from "../ui/menu.tsx";
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
    <div className="mx-auto max-w-5xl px-4 pt-4 pb-12 lg:px-6">
      <div className="mb-4 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h1 className="font-semibold text-lg tracking-tight">Cohorts</h1>
        {maySave && cohorts.length > 0 ? add : null}
      </div>
      {cohorts.length === 0 ? (
        <EmptyState title="There are no cohorts yet" action={maySave ? add : null}>
          A cohort is a set of users: by what they did or stopped doing, by who they are, or a list. Every report can be filtered and broken
          down by it. Any list of users in a report can be saved as one.
        </EmptyState>
      ) : (
        <Listed cohorts={cohorts} maySave={maySave} zone={zone} generation={generation} actions={actions} />
      )}
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
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
  const head = "h-9 whitespace-nowrap px-3 text-left font-medium text-ink-2 text-xs";
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-line border-b">
            <th scope="col" className={head}>
              Name
            </th>
            <th scope="col" className={`${head} text-right`}>
              Users now
            </th>
            <th scope="col" className={`${head} max-sm:hidden`}>
              Kind
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              Changed
            </th>
            <th scope="col" className="w-10">
              <span className="sr-only">Menu</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cohorts.map((cohort) => (
            <tr key={cohort.id} className="border-line border-b last:border-b-0 hover:bg-hover">
              <td className="w-full max-w-0 px-3 py-2 sm:w-1/2">
                <Link
                  href={`/cohorts/${cohort.id}`}
                  prefetch={false}
                  className="block truncate rounded-sm font-medium hover:text-accent hover:underline"
                >
                  {cohort.name}
                </Link>
                {cohort.description ? <span className="block truncate text-ink-2 text-xs">{cohort.description}</span> : null}
              </td>
              <td className="whitespace-nowrap px-3 text-right tabular-nums">
                {cohort.isList ? (
                  <LiveSize cohort={cohort} zone={zone} generation={generation} runReport={actions.runReport} />
                ) : (
                  <Size id={cohort.id} sizes={sizes} />
                )}
              </td>
              <td className="whitespace-nowrap px-3 text-ink-2 max-sm:hidden">
                {cohort.isFrozen
                  ? `frozen list of ${counted(cohort.userCount ?? 0, "id")}`
                  : cohort.isList
                    ? "live list of a report"
                    : "live definition"}
              </td>
              <td className="whitespace-nowrap px-3 text-ink-2 text-xs max-md:hidden">
                {instantLabel(new Date(cohort.changedAt).toISOString())}
                {cohort.ownerName ? `, ${cohort.ownerName}` : ""}
              </td>
              <td className="px-1.5">
                {maySave && cohort.mayDelete ? (
                  <Menu
                    label={`Menu of ${cohort.name}`}
                    items={[{ label: "Delete", danger: true, onSelect: () => void remove(cohort) }]}
                    trigger={
                      <button
                        type="button"
                        aria-label={`Menu of ${cohort.name}`}
                        className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
                      >
                        <Ellipsis size={16} aria-hidden />
                      </button>
                    }
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
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
