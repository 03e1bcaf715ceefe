import type { Column } from "../../../../charts/table.ts";
import type { DrawnFeature } from "../features.ts";

/** The name of the feature of a row. */
export const featureColumn: Column = { key: "feature", label: "Feature", kind: "text" };

export const countColumn = (key: string, label: string): Column => ({ key, label, kind: "count" });
export const rateColumn = (key: string, label: string): Column => ({ key, label, kind: "rate" });
export const numberColumn = (key: string, label: string): Column => ({ key, label, kind: "number" });
export const textColumn = (key: string, label: string): Column => ({ key, label, kind: "text" });
export const differenceColumn = (key: string, label: string): Column => ({ key, label, kind: "difference" });

/** Whether an answer carries a compared period. */
export const isCompared = (features: readonly DrawnFeature[]): boolean => features.some(({ before }) => before);

/** One number less another; unset where either is. */
export const difference = (now: number | null | undefined, then: number | null | undefined): number | null =>
  typeof now === "number" && typeof then === "number" ? now - then : null;

/** One number of another; unset where there is nothing to divide by. */
export const share = (of: number | null | undefined, whole: number | null | undefined): number | null =>
  typeof of === "number" && typeof whole === "number" && whole > 0 ? of / whole : null;
