import { environment } from "../env.ts";

/** What one question and the whole box may use, unless the caller says otherwise. */
export const limits = { maxRows: 100_000, running: 2, queued: 50 } as const;

/** How long a question may run when its asker does not say. */
export function defaultDeadlineMs(): number {
  return environment().deadlineMs;
}
