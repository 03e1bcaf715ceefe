import type { AnswerBase } from "../../lib/reports/kind.ts";
import type { Answered, Issue } from "../report/report-actions.ts";

/** A question, and the place on the page that its answer is for. */
export type PlacedQuestion = { json: string; place: string };

/** How the server takes one of them: enqueued (answered at once when it is known), or refused with reasons. */
export type KpiReply =
  | { ok: true; run: { handle: string; cached?: Answered<AnswerBase> }; reading: string }
  | { ok: false; issues: Issue[] };

/** Asks all questions of a page in one call of the server; a place's next question gives up the one before. */
export type RunReports = (questions: readonly PlacedQuestion[], owner: string) => Promise<KpiReply[]>;

export type AskPlaced = (question: PlacedQuestion) => Promise<KpiReply>;

type Waiting = PlacedQuestion & { resolve: (reply: KpiReply) => void; reject: (reason: unknown) => void };

/** Gathers the questions of one moment, because the server takes a page's calls one after another. */
export function askTogether(runReports: RunReports, owner: string): AskPlaced {
  let waiting: Waiting[] = [];
  const send = () => {
    const asked = waiting;
    waiting = [];
    runReports(
      asked.map(({ json, place }) => ({ json, place })),
      owner,
    ).then(
      (replies) => {
        asked.forEach(({ resolve, reject }, index) => {
          const reply = replies[index];
          if (reply) resolve(reply);
          else reject(new Error("The server left a question without a reply."));
        });
      },
      (reason: unknown) => {
        for (const { reject } of asked) reject(reason);
      },
    );
  };
  return (question) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(send, 0);
      waiting.push({ ...question, resolve, reject });
    });
}
