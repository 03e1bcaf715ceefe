import type { ReactNode } from "react";
import { adviceOf } from "../report/failure.tsx";
import type { ReportProblem } from "../report/follow-run.ts";
import { Button } from "../ui/button.tsx";

/** A tile without an answer: what is so, and what to do about it. */
export function TileNotice({
  title,
  words,
  action,
  tone = "plain",
}: {
  title: string;
  words: string;
  action?: ReactNode;
  tone?: "plain" | "danger";
}) {
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className="flex min-h-0 flex-1 flex-col items-center justify-center gap-1 overflow-auto px-5 pb-4 text-center"
    >
      <p className={`font-medium ${tone === "danger" ? "text-danger" : ""}`}>{title}</p>
      <p className="max-w-[44ch] text-ink-2 text-xs">{words}</p>
      {action ? <div className="mt-2 flex gap-2">{action}</div> : null}
    </div>
  );
}

/** Why this tile alone has no answer. */
export function TileFailure({ problem, onRetry }: { problem: ReportProblem; onRetry: () => void }) {
  const { title, words } = adviceOf(problem);
  const retry = problem.code === "E_DEFINITION" ? undefined : <Button onClick={onRetry}>Run again</Button>;
  return <TileNotice tone="danger" title={title} words={problem.issues.map(({ message }) => message).join(" ") || words} action={retry} />;
}

const bars = [46, 62, 54, 74, 66, 82, 70, 58];

/** The shape of an answer before its first numbers. */
export function TileOutline() {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 items-end gap-[4%] px-4 pt-4 pb-5">
      {bars.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar has nothing but its place
        <div key={index} className="flex-1 rounded-t-sm bg-sunken" style={{ height: `${height}%` }} />
      ))}
    </div>
  );
}
