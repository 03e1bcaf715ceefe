import type { Adjustment } from "../statistics/adjust-p-values.ts";

/** How p-values are corrected for how many comparisons were looked at. */
export const corrections = ["none", "holm", "benjamini_hochberg"] as const;
export type Correction = (typeof corrections)[number];

/** The method of the statistics that a correction means; null for none. */
export const adjustments: Record<Correction, Adjustment | null> = { none: null, holm: "holm", benjamini_hochberg: "bh" };
