import type { Cell, Table } from "../../../../charts/table.ts";
import type { DrawnFeature } from "../features.ts";
import { countColumn, featureColumn, isCompared, rateColumn } from "./columns.ts";

/** One row per feature: its median and who is behind it. */
export function timeSummary(features: readonly DrawnFeature[], timeUnit: string): Table {
  const compared = isCompared(features);
  const rows = features.map(
    ({ name, feature: { timeToAdopt }, before }): Record<string, Cell> => ({
      feature: name,
      median: timeToAdopt?.median.time ?? null,
      low: timeToAdopt?.median.low ?? null,
      high: timeToAdopt?.median.high ?? null,
      share: timeToAdopt?.steps.at(-1)?.share ?? null,
      actors: timeToAdopt?.actors ?? null,
      adopted: timeToAdopt?.adopted ?? null,
      censored: timeToAdopt?.censored ?? null,
      usedBefore: timeToAdopt?.usedBefore ?? null,
      ...(compared
        ? { medianBefore: before?.timeToAdopt?.median.time ?? null, shareBefore: before?.timeToAdopt?.steps.at(-1)?.share ?? null }
        : {}),
    }),
  );
  return {
    columns: [
      featureColumn,
      countColumn("median", `Median, ${timeUnit}s`),
      countColumn("low", "95% low"),
      countColumn("high", "95% high"),
      rateColumn("share", "Adopted by the end"),
      countColumn("actors", "Followed"),
      countColumn("adopted", "Adopted"),
      countColumn("censored", "Not yet"),
      countColumn("usedBefore", "Used before, left out"),
      ...(compared ? [countColumn("medianBefore", "Median before"), rateColumn("shareBefore", "Share before")] : []),
    ],
    rows,
  };
}

/** One row per time and feature: the curve with everything it is made of. */
export function timeTable(features: readonly DrawnFeature[], timeUnit: string): Table {
  const rows = features.flatMap(({ name, feature: { timeToAdopt } }) =>
    (timeToAdopt?.steps ?? []).map((step): Record<string, Cell> => ({ feature: name, ...step })),
  );
  return {
    columns: [
      countColumn("time", `After ${timeUnit}s`),
      ...(features.length > 1 ? [featureColumn] : []),
      countColumn("atRisk", "Followed"),
      countColumn("adopted", "Adopted then"),
      countColumn("censored", "No longer followed"),
      rateColumn("share", "Adopted, estimate"),
      rateColumn("low", "95% low"),
      rateColumn("high", "95% high"),
    ],
    rows,
  };
}
