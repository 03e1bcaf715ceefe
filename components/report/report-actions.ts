import type { FindValues } from "../inputs/catalogue.tsx";

export type Issue = { path: string; message: string };

/** What a result says about itself: the same receipt, the same digits. */
export type Receipt = {
  definitionHash: string;
  generation: string;
  productVersion: string;
  timezone: string;
  tookMs: number;
  rowsScanned: number;
  bytesScanned: number;
  files: number;
  cached: boolean;
};

export type Answered<Result> = { result: Result; receipt: Receipt };

/** How the server takes a question: compiled and enqueued (answered at once when it is known), or refused with reasons. */
export type RunReply<Result> =
  | { ok: true; run: { handle: string; cached?: Answered<Result> }; sql: string; portableSql: string; reading: string; hash: string }
  | { ok: false; issues: Issue[] };

/** The server actions a report page calls; they arrive as props, so that components know no server. */
export type ReportActions<Result> = {
  runReport: (json: string) => Promise<RunReply<Result>>;
  saveDraft: (id: string, definition: string) => Promise<boolean>;
  loadDraft: (id: string) => Promise<string | null>;
  findValues: FindValues;
};
