/** What one question and the whole box may use, unless the caller says otherwise. */
export const limits = {
  deadlineMs: 30_000,
  maxRows: 100_000,
  running: 2,
  queued: 50,
} as const;
