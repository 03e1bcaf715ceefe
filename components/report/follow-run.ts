import type { RunStream, RunUpdate } from "../runs/run-stream.ts";
import type { Progress } from "./use-answer.ts";

/** Why a question has no answer: a code, and words for the reader. */
export class ReportProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly issues: readonly { path: string; message: string }[] = [],
  ) {
    super(message);
    this.name = "ReportProblem";
  }
}

type FollowOptions = { signal: AbortSignal; onProgress: (progress: Progress) => void };

/** The answer of a run as a promise; aborting gives the run up, and the server stops it. */
export function followRun<Answer>(stream: RunStream, handle: string, { signal, onProgress }: FollowOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const end = (settle: () => void) => {
      stop();
      signal.removeEventListener("abort", aborted);
      settle();
    };
    const aborted = () => end(() => reject(signal.reason));
    const told = (update: RunUpdate) => {
      if (update.state === "done") end(() => resolve(update.result as Answer));
      else if (update.state === "failed") end(() => reject(new ReportProblem(update.code, update.message)));
      else if (update.state === "lost") end(() => reject(new ReportProblem("E_LOST", "The run was lost on the way.")));
      else onProgress(update);
    };
    stop = stream.follow(handle, told);
    signal.addEventListener("abort", aborted);
    if (signal.aborted) aborted();
  });
}
