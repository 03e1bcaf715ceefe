import { funnel } from "./funnel/index.ts";

/** Every kind of report. */
export const reportKinds = { funnel } as const;

export type ReportKindName = keyof typeof reportKinds;
