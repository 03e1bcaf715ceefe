"use client";

import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ReportProblem } from "./follow-run.ts";

type Advice = { title: string; words: string };

const advice: Record<string, Advice> = {
  E_DEFINITION: { title: "This question contradicts itself", words: "The marked part of the question says what to change." },
  E_TIMEOUT: {
    title: "It took too long",
    words: "The question was stopped at its deadline. Choose fewer days, fewer groups or rarer events.",
  },
  E_CANCELLED: { title: "Stopped", words: "Nothing was computed. Run it again when you like." },
  E_ROWS: {
    title: "Too much to show",
    words: "The answer has more rows than the screen takes. Lower the number of groups or choose coarser buckets.",
  },
  E_MEMORY: {
    title: "It did not fit into memory",
    words: "Choose fewer days, a property with fewer values, or a smaller limit of groups.",
  },
  E_DISK: {
    title: "It did not fit on the disk",
    words: "A file may take a quarter of the space that is free. Choose fewer days or columns, or free some space.",
  },
  E_WRITE: {
    title: "The file could not be written",
    words: "The server may not write to its folder for exports; its log has the reason.",
  },
  E_BUSY: { title: "Many questions are waiting", words: "Try again in a moment." },
  E_LOST: { title: "The run was lost", words: "The server restarted, or the connection broke. Run it again." },
  E_CRASH: { title: "The engine restarted", words: "This question was lost on the way; nothing else was harmed. Run it again." },
};

const fallback: Advice = {
  title: "No answer",
  words: "The server could not answer. Run it again; if it stays so, the server's log has the reason.",
};

/** What a problem means for the reader: a title, and what to do. */
export function adviceOf({ code }: Pick<ReportProblem, "code">): Advice {
  return advice[code] ?? fallback;
}

/** The same in a line: a refusal in its own words, which are written for people; never the words of the engine. */
export function adviceLine(error: unknown): string {
  const problem = error instanceof ReportProblem ? error : new ReportProblem("E_SERVER", "");
  const [issue] = problem.issues;
  if (issue) return issue.message;
  const { title, words } = adviceOf(problem);
  return `${title}. ${words}`;
}

/** Says what went wrong and what to change, never how the machine failed. */
export function Failure({ problem, onRetry }: { problem: ReportProblem; onRetry: () => void }) {
  const { title, words } = adviceOf(problem);
  return (
    <EmptyState
      tone={problem.code === "E_CANCELLED" ? "plain" : "danger"}
      title={title}
      action={problem.code === "E_DEFINITION" ? null : <Button onClick={onRetry}>Run again</Button>}
    >
      {words}
      {problem.issues.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-1">
          {problem.issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
    </EmptyState>
  );
}
