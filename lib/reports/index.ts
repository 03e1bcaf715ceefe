import { funnel } from "./funnel/index.ts";
import { paths } from "./paths/index.ts";
import { retention } from "./retention/index.ts";

/** Every kind of report. */
export const reportKinds = { funnel, paths, retention } as const;

export type ReportKindName = keyof typeof reportKinds;
