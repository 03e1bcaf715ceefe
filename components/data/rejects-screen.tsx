"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { counted, fullNumber } from "../../lib/format.ts";
import { followRun } from "../report/follow-run.ts";
import { randomId } from "../report/random-id.ts";
import { useRunStream } from "../runs/runs-provider.tsx";
import { IconButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import type { RunHandle } from "./data-actions.ts";
import { ProgressBar } from "./import/progress-bar.tsx";
import { type RejectCount, RejectReasons } from "./reject-reasons.tsx";
import { type Reject, RejectsTable } from "./rejects-table.tsx";

type FindRejects = (json: string, owner: string) => Promise<RunHandle | null>;
type RejectsScreenProps = { rows: number; generation: string; findRejects: FindRejects };
type Columns = { values: unknown[][]; rowCount: number };

const perPage = 50;

/** Every row that was not taken in, with the reason and the text it had. */
export function RejectsScreen({ rows, generation, findRejects }: RejectsScreenProps) {
  const [reason, setReason] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const ask = useRejectsQuery({ findRejects, generation });
  const counts = useQuery({ ...ask("counts"), enabled: rows > 0 });
  const page = useQuery({ ...ask(JSON.stringify({ reason, file: null, offset })), enabled: rows > 0, placeholderData: keepPreviousData });
  if (rows === 0)
    return (
      <EmptyState title="No row was rejected">
        Every row of the source could be understood. A row that cannot be would be kept here, with its file, its number and the reason.
      </EmptyState>
    );
  const found = rowsOf(counts.data).map(countOf);
  const total = reason === null ? rows : found.reduce((sum, each) => sum + (each.reason === reason ? each.rows : 0), 0);
  const pick = (next: string | null) => {
    setReason(next);
    setOffset(0);
  };
  const problem = page.error ?? counts.error;
  return (
    <div className="grid gap-x-8 gap-y-5 py-6 xl:grid-cols-[20rem_minmax(0,1fr)]">
      <RejectReasons counts={found} total={rows} picked={reason} onPick={pick} />
      <section aria-label="Rejected rows" aria-busy={page.isFetching} className="min-w-0">
        <div className="flex min-h-8 items-center justify-between gap-3">
          <p className="text-ink-2">{counted(total, "row")}</p>
          <Pager offset={offset} total={total} onChange={setOffset} />
        </div>
        {problem ? (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger">
            The rejects could not be read: {problem.message}
          </p>
        ) : page.isPending ? (
          <div className="max-w-xs pt-3">
            <p role="status" className="mb-2 text-ink-2">
              Reading the rejects
            </p>
            <ProgressBar label="Reading the rejects" share={null} />
          </div>
        ) : (
          <RejectsTable rejects={rowsOf(page.data).map(rejectOf)} dimmed={page.isPlaceholderData} />
        )}
      </section>
    </div>
  );
}

function useRejectsQuery({ findRejects, generation }: { findRejects: FindRejects; generation: string }) {
  const stream = useRunStream();
  const [owner] = useState(randomId);
  return (json: string) => ({
    queryKey: ["rejects", generation, json],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Columns> => {
      const run = await findRejects(json, owner);
      if (!run) throw new Error("there is no data set any more");
      signal.throwIfAborted();
      return (run.cached as Columns | undefined) ?? followRun<Columns>(stream, run.handle, { signal, onProgress: () => {} });
    },
  });
}

/** The engine answers by column. */
function rowsOf(columns: Columns | undefined): unknown[][] {
  return Array.from({ length: columns?.rowCount ?? 0 }, (_, row) => columns?.values.map((column) => column[row]) ?? []);
}

function countOf([reason, file, rows]: unknown[]): RejectCount {
  return { reason: String(reason), file: String(file), rows: Number(rows) };
}

function rejectOf([file, row, reason, raw]: unknown[]): Reject {
  return { file: String(file), row: row === null ? null : Number(row), reason: String(reason), raw: raw === null ? null : String(raw) };
}

function Pager({ offset, total, onChange }: { offset: number; total: number; onChange: (offset: number) => void }) {
  if (total <= perPage) return null;
  const last = Math.min(total, offset + perPage);
  return (
    <nav aria-label="Pages" className="flex items-center gap-1 text-ink-2">
      <span className="mr-1">
        {fullNumber(offset + 1)}–{fullNumber(last)}
      </span>
      <IconButton label="Earlier rows" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - perPage))}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton label="Later rows" disabled={last >= total} onClick={() => onChange(offset + perPage)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </nav>
  );
}
