"use client";

import { ShieldCheck } from "lucide-react";
import { useEffect, useState } from "react";
import type { JobState } from "../../lib/dataset/jobs.ts";
import { Button } from "../ui/button.tsx";
import type { DataActions, JobReply } from "./data-actions.ts";
import { followJob } from "./follow-job.ts";

type VerifyFilesProps = { verify: () => Promise<JobReply>; cancelJob: DataActions["cancelJob"] };

/** Reads every file again and compares it with its hash. */
export function VerifyFiles({ verify, cancelJob }: VerifyFilesProps) {
  const [handle, setHandle] = useState<string | null>(null);
  const [state, setState] = useState<JobState | null>(null);
  useEffect(() => (handle ? followJob(handle, setState) : undefined), [handle]);
  const running = state?.state === "running";
  const start = async () => {
    setState({ state: "running", progress: null });
    const reply = await verify().catch((): JobReply => ({ ok: false, message: "The server cannot be reached." }));
    if (reply.ok) setHandle(reply.handle);
    else setState({ state: "failed", message: reply.message });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button onClick={running && handle ? () => void cancelJob(handle) : start} disabled={running && !handle}>
        <ShieldCheck size={15} strokeWidth={1.7} aria-hidden />
        {running ? "Stop" : "Verify the files"}
      </Button>
      <span role="status" className="min-w-0 text-sm">
        <Outcome state={state} />
      </span>
    </div>
  );
}

function Outcome({ state }: { state: JobState | null }) {
  if (!state) return <span className="text-ink-3">Reads every file and compares its SHA-256.</span>;
  if (state.state === "running") return <span className="text-ink-2">Reading every file…</span>;
  if (state.state === "failed") return <span className="text-danger">{state.message}</span>;
  if (state.state !== "done") return <span className="text-ink-2">Stopped.</span>;
  const problems = state.result as string[];
  if (problems.length === 0) return <span className="text-accent">Every file is as it was written.</span>;
  return (
    <span className="text-danger">
      {problems.slice(0, 5).join("; ")}
      {problems.length > 5 ? ` and ${problems.length - 5} more` : ""}. Import the source again to write them anew.
    </span>
  );
}
