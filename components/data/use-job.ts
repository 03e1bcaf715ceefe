"use client";

import { useCallback, useEffect, useState } from "react";
import type { ImportProgress } from "../../lib/dataset/import/progress.ts";
import type { DataActions, JobReply } from "./data-actions.ts";
import { followJob } from "./follow-job.ts";

export type JobView<Result> = {
  /** The newest result, and the question it answers; an older one stays until the next arrives. */
  result: Result | null;
  of: string | null;
  running: boolean;
  progress: ImportProgress | null;
  problem: string | null;
  again: () => void;
};

type View<Result> = Omit<JobView<Result>, "again">;

const unreachable: JobReply = { ok: false, message: "The server cannot be reached; is it still running?" };

/** Runs a job for what is asked, anew whenever that changes, and gives up the one before; null asks nothing. */
export function useJob<Result>(
  asked: string | null,
  { start, cancelJob }: { start: (asked: string) => Promise<JobReply> } & Pick<DataActions, "cancelJob">,
): JobView<Result> {
  const [view, setView] = useState<View<Result>>({ result: null, of: null, running: false, progress: null, problem: null });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (asked === null) {
      setView((now) => ({ ...now, running: false }));
      return;
    }
    let left = false;
    let leave = () => {};
    setView((now) => ({ ...now, running: true, progress: null, problem: null }));
    const failed = (problem: string) => setView((now) => ({ ...now, running: false, problem }));
    void start(asked)
      .catch(() => unreachable)
      .then((reply) => {
        if (!reply.ok) return left || failed(reply.message);
        const stop = followJob(reply.handle, (state) => {
          if (state.state === "running") setView((now) => ({ ...now, progress: state.progress }));
          else if (state.state === "done")
            setView({ result: state.result as Result, of: asked, running: false, progress: null, problem: null });
          else failed(state.state === "failed" ? state.message : "It was stopped on the way; ask again.");
        });
        leave = () => {
          stop();
          void cancelJob(reply.handle).catch(() => {});
        };
        if (left) leave();
      });
    return () => {
      left = true;
      leave();
    };
  }, [asked, start, cancelJob, attempt]);
  const again = useCallback(() => setAttempt((now) => now + 1), []);
  return { ...view, again };
}
