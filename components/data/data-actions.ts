import type { ValueCount } from "../inputs/catalogue.tsx";

/** A job that was started, or why it was not. */
export type JobReply = { ok: true; handle: string } | { ok: false; message: string };

/** A question under way, or its answer where it is known already. */
export type RunHandle = { handle: string; cached?: unknown };

export type DescribedKind = "event" | "event-property" | "user-property";

/** What the catalogue says of one property beyond its row. */
export type PropertyDetail = { topValues: ValueCount[]; events: { event: string; count: number }[] };

/** Server actions of the Data page: each starts something or keeps something, none waits. */
export type DataActions = {
  lookAt: (choice: string) => Promise<JobReply>;
  countRows: (choice: string) => Promise<JobReply>;
  startImport: (choice: string) => Promise<JobReply>;
  cancelJob: (handle: string) => Promise<void>;
};

/** What was chosen for an import, as it travels to the server. */
export type Source = { kind: "upload"; id: string; add: boolean } | { kind: "folder"; path: string } | { kind: "remembered" };

/** Where the data set comes from, and whether there is something new. */
export type SourceState = { path: string | null; state: "same" | "changed" | "gone"; kind: "demo" | "upload" | "folder" };
