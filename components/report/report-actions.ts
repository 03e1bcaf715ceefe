import type { Receipt } from "../../lib/run-report.ts";
import type { Annotation } from "../../lib/store/annotations.ts";
import type { ExperimentLogEntry } from "../../lib/store/experiment-log.ts";
import type { KeepList } from "../cohorts/cohort-actions.ts";
import type { FindValues } from "../inputs/catalogue.tsx";
import type { AskPeople } from "../people/people-actions.ts";

export type Issue = { path: string; message: string };

export type Answered<Result> = { result: Result; receipt: Receipt };

/** How the server takes a question: compiled and enqueued (answered at once when it is known), or refused with reasons. */
export type RunReply<Result> =
  | { ok: true; run: { handle: string; cached?: Answered<Result> }; sql: string; portableSql: string; reading: string; hash: string }
  | { ok: false; issues: Issue[] };

/** Asks one question; the owner is the tab, whose next question gives up the one before. */
export type RunReport<Result> = (json: string, owner: string) => Promise<RunReply<Result>>;

/** The server actions a report page calls; they arrive as props, so that components know no server. */
export type ReportActions<Result = unknown> = {
  runReport: RunReport<Result>;
  saveDraft: (id: string, definition: string) => Promise<boolean>;
  loadDraft: (id: string) => Promise<string | null>;
  findValues: FindValues;
  /** Notes on days, drawn on time axes; one with an empty text is forgotten. */
  loadAnnotations: () => Promise<Annotation[]>;
  /** Keeps that an experiment is looked at on these terms; its log of terms, newest first. */
  loadExperimentLog: (json: string) => Promise<ExperimentLogEntry[]>;
  saveAnnotation: (annotation: Annotation) => Promise<boolean>;
  /** Why one unit is in the report, or is not; absent where the kind cannot say. */
  askWitness?: AskPeople;
  /** Keeps a list of users as a cohort; absent where one may not. */
  keepList?: KeepList;
};
