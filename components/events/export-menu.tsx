"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { bytesLabel, counted, fullNumber } from "../../lib/format.ts";
import type { ExploredColumn } from "../../lib/people/explore.ts";
import type { Period } from "../../lib/vocabulary/period.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { usePeopleQuery } from "../people/use-people.tsx";
import { adviceLine } from "../report/failure.tsx";
import { followRun, ReportProblem } from "../report/follow-run.ts";
import { randomId } from "../report/random-id.ts";
import { useRunStream } from "../runs/runs-provider.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import type { ExportEvents, Exported } from "./export-actions.ts";
import type { EventsQuestion } from "./question.ts";

type ExportMenuProps = {
  question: EventsQuestion;
  columns: readonly ExploredColumn[];
  period: Period;
  exportEvents: ExportEvents;
};

const mostColumns = 2000;

type Format = "csv" | "parquet";
/** Without a percentage while it is not known how many events there are. */
type Running = { format: Format; percent: number | null; controller: AbortController };

/** Writes every event that the filters leave to a file; it goes on until it is cancelled or the page is left. */
export function ExportMenu({ question, columns, period, exportEvents }: ExportMenuProps) {
  const { properties } = useCatalogue();
  const stream = useRunStream();
  const [owner] = useState(randomId);
  const [running, setRunning] = useState<Running | null>(null);
  const count = useQuery(usePeopleQuery({ ask: "count", ...question } as const)).data;
  const latest = useRef(running);
  useEffect(() => {
    latest.current = running;
  });
  useEffect(() => () => latest.current?.controller.abort(), []);
  const every = properties.filter(({ of }) => of === "event").map(({ name, of }) => ({ name, of }));
  const all = every.length > mostColumns ? `the first ${fullNumber(mostColumns)} event properties` : "every event property";
  const start = async (format: Format, chosen: readonly ExploredColumn[]) => {
    const controller = new AbortController();
    setRunning({ format, percent: count === undefined ? null : 0, controller });
    try {
      const asked = { question: { ask: "export", ...question, columns: chosen.slice(0, mostColumns) }, format, expected: count ?? 0 };
      const reply = await exportEvents(JSON.stringify(asked), owner);
      if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.message, [{ path: "", message: reply.message }]);
      const onProgress = (progress: { state: string; percent?: number }) =>
        setRunning((now) => now && { ...now, percent: now.percent === null ? null : (progress.percent ?? now.percent) });
      const done = await followRun<Exported>(stream, reply.handle, { signal: controller.signal, onProgress });
      fetchFile(`/api/exports/${done.file}?from=${period.from.slice(0, 10)}&to=${period.to.slice(0, 10)}`);
      toast(`${counted(done.rows, "event")} in ${bytesLabel(done.bytes)}`);
    } catch (error) {
      if (controller.signal.aborted) toast("The export was cancelled; nothing was kept");
      else toast(`The export failed. ${adviceLine(error)}`, "danger");
    } finally {
      setRunning(null);
    }
  };
  if (running) return <Progress running={running} />;
  return (
    <Menu
      label="Export"
      trigger={
        <Button disabled={count === 0}>
          <Download size={15} aria-hidden />
          Export
        </Button>
      }
      items={[
        { label: "CSV, the columns shown", onSelect: () => void start("csv", columns) },
        { label: `CSV, ${all}`, onSelect: () => void start("csv", every) },
        "line",
        { label: "Parquet, the columns shown", onSelect: () => void start("parquet", columns) },
        { label: `Parquet, ${all}`, onSelect: () => void start("parquet", every) },
      ]}
    />
  );
}

function Progress({ running: { format, percent, controller } }: { running: Running }) {
  const words = `Writing ${format === "csv" ? "CSV" : "Parquet"}${percent === null ? "…" : `, ${Math.round(percent)}%`}`;
  return (
    <span
      role="status"
      className="relative flex h-8 items-center gap-1 overflow-hidden rounded-md border border-line bg-raised pr-0.5 pl-2.5"
    >
      <span
        aria-hidden
        className={`absolute inset-y-0 left-0 bg-accent-soft ${percent === null ? "motion-safe:animate-pulse" : ""}`}
        style={{ width: `${percent ?? 100}%` }}
      />
      <span className="relative whitespace-nowrap">{words}</span>
      <IconButton label="Cancel the export" className="relative" onClick={() => controller.abort()}>
        <X size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

function fetchFile(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
