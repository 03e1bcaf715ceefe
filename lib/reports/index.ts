import { adoption } from "./adoption/index.ts";
import { experiment } from "./experiment/index.ts";
import { funnel } from "./funnel/index.ts";
import { lifecycle } from "./lifecycle/index.ts";
import { paths } from "./paths/index.ts";
import { retention } from "./retention/index.ts";
import { stickiness } from "./stickiness/index.ts";
import { trends } from "./trends/index.ts";

/** Every kind of report. */
export const reportKinds = { funnel, retention, lifecycle, stickiness, paths, trends, adoption, experiment } as const;

export type ReportKindName = keyof typeof reportKinds;
