"use client";

import { ArrowLeft, X } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { Draft } from "../../lib/reports/address.ts";
import type { ReportKindName } from "../../lib/reports/index.ts";
import type { Witness, WitnessRow } from "../../lib/reports/witness.ts";
import { useWitnessOf } from "../report/people-why.tsx";
import { Phrases } from "../report/phrases.tsx";
import { reportAddress } from "../report/report-address.ts";
import { Button } from "../ui/button.tsx";

/** The events of a person that decide in a report, by their place in the data. */
export type Marks = ReadonlyMap<string, WitnessRow>;

export type Marked = {
  waits: boolean;
  witness: Witness | null;
  rows: Marks /** Just after the newest of them; null without any. */;
  upTo: number | null;
};

/** The name under which an event is marked. */
export const markKey = ({ micros, tie }: { micros: number; tie: number }): string => `${micros} ${tie}`;

/** Asks a report for the events that decide about a person; nothing without a report. */
export function useMarked(report: Draft | null, actor: string): Marked {
  const query = useWitnessOf(report ? { report, actor } : null);
  const rows = query.data?.parts.flatMap((part) => part.rows) ?? [];
  return {
    waits: report !== null && query.isPending,
    witness: query.data ?? null,
    rows: new Map(rows.map((row) => [markKey(row), row])),
    upTo: rows.length > 0 ? Math.max(...rows.map(({ micros }) => micros)) + 1 : null,
  };
}

/** What the report that one comes from says about the person, and the way back to it. */
export function ReportNote({ report, marked }: { report: Draft; marked: Marked }) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const { witness, waits } = marked;
  const { view: _, part: __, kind, ...definition } = report;
  const away = () => {
    const rest = new URLSearchParams(params);
    rest.delete("why");
    router.replace(rest.size > 0 ? `${path}?${rest}` : path, { scroll: false });
  };
  return (
    <aside
      aria-label="In the report"
      className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-accent/30 bg-accent-soft px-3 py-2 text-sm"
    >
      <Link
        href={reportAddress(kind as ReportKindName, definition)}
        prefetch={false}
        className="inline-flex items-center gap-1 font-medium text-accent hover:underline"
      >
        <ArrowLeft size={14} aria-hidden />
        The report
      </Link>
      <p className="min-w-0 flex-1 basis-64">
        {witness ? (
          <Phrases phrases={witness.verdict} />
        ) : waits ? (
          "Looking for the events that count…"
        ) : (
          "The report could not say which events count."
        )}
      </p>
      <Button tone="quiet" className="h-7!" onClick={away}>
        <X size={13} aria-hidden />
        Without marks
      </Button>
    </aside>
  );
}
