"use client";

import { Download, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { bytesLabel, counted } from "../../lib/format.ts";
import type { Exported } from "../events/export-actions.ts";
import { adviceLine } from "../report/failure.tsx";
import { followRun, ReportProblem } from "../report/follow-run.ts";
import { randomId } from "../report/random-id.ts";
import { useRunStream } from "../runs/runs-provider.tsx";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import type { CohortActions } from "./cohort-actions.ts";

type ExportMembersProps = { question: object; expected: number; exportMembers: CohortActions["exportMembers"] };

/** Writes every user of the cohort to a file; it goes on until it is cancelled or the page is left. */
export function ExportMembers({ question, expected, exportMembers }: ExportMembersProps) {
  const stream = useRunStream();
  const [owner] = useState(randomId);
  const [running, setRunning] = useState<AbortController | null>(null);
  const latest = useRef(running);
  useEffect(() => {
    latest.current = running;
  });
  useEffect(() => () => latest.current?.abort(), []);
  const start = async (format: "csv" | "parquet") => {
    const controller = new AbortController();
    setRunning(controller);
    try {
      const reply = await exportMembers(JSON.stringify({ question, format, expected }), owner);
      if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.message, [{ path: "", message: reply.message }]);
      const done = await followRun<Exported>(stream, reply.handle, { signal: controller.signal, onProgress: () => {} });
      const link = document.createElement("a");
      link.href = `/api/exports/${done.file}?of=cohort`;
      link.download = "";
      link.click();
      toast(`${counted(done.rows, "user")} in ${bytesLabel(done.bytes)}`);
    } catch (error) {
      if (controller.signal.aborted) toast("The export was cancelled; nothing was kept");
      else toast(`The export failed. ${adviceLine(error)}`, "danger");
    } finally {
      setRunning(null);
    }
  };
  if (running)
    return (
      <Button onClick={() => running.abort()}>
        <X size={14} aria-hidden />
        Cancel the export
      </Button>
    );
  return (
    <Menu
      label="Export"
      trigger={
        <Button disabled={expected === 0}>
          <Download size={15} aria-hidden />
          Export
        </Button>
      }
      items={[
        { label: "CSV", onSelect: () => void start("csv") },
        { label: "Parquet", onSelect: () => void start("parquet") },
      ]}
    />
  );
}
