import type { Cell, Column, Table } from "../../../../charts/table.ts";
import type { DrawnFeature } from "../features.ts";
import type { Returning } from "../retention.ts";
import { countColumn, difference, differenceColumn, featureColumn, isCompared, rateColumn } from "./columns.ts";

/** One row per interval and feature: coming back to the feature, and the two sides coming back at all, or one of these. */
export function retentionTable(features: readonly DrawnFeature[], interval: string, of: Returning | "both" = "both"): Table {
  const rows = features.flatMap(({ name, feature: { retention }, before }) =>
    (retention?.usage ?? []).map((usage, place): Record<string, Cell> => {
      const [adopters, others] = [retention?.adopters[place], retention?.nonAdopters[place]];
      return {
        index: usage.index,
        feature: name,
        usageRate: usage.rate,
        usageReturned: usage.returned,
        usageEligible: usage.eligible,
        adoptersRate: adopters?.rate ?? null,
        adoptersReturned: adopters?.returned ?? null,
        adoptersEligible: adopters?.eligible ?? null,
        othersRate: others?.rate ?? null,
        othersReturned: others?.returned ?? null,
        othersEligible: others?.eligible ?? null,
        gap: difference(adopters?.rate, others?.rate),
        usageBefore: before?.retention?.usage[place]?.rate ?? null,
        adoptersBefore: before?.retention?.adopters[place]?.rate ?? null,
        othersBefore: before?.retention?.nonAdopters[place]?.rate ?? null,
      };
    }),
  );
  return { columns: columnsOf(features, interval, of), rows };
}

function columnsOf(features: readonly DrawnFeature[], interval: string, of: Returning | "both"): Column[] {
  const compared = isCompared(features);
  const usage = [
    rateColumn("usageRate", "Used it again"),
    countColumn("usageReturned", "Users"),
    countColumn("usageEligible", "of"),
    ...(compared ? [rateColumn("usageBefore", "Used it again, before")] : []),
  ];
  const against = [
    rateColumn("adoptersRate", "Adopters back"),
    countColumn("adoptersReturned", "Adopters"),
    countColumn("adoptersEligible", "of"),
    rateColumn("othersRate", "Non-adopters back"),
    countColumn("othersReturned", "Non-adopters"),
    countColumn("othersEligible", "of"),
    differenceColumn("gap", "Gap, observational"),
    ...(compared ? [rateColumn("adoptersBefore", "Adopters before"), rateColumn("othersBefore", "Non-adopters before")] : []),
  ];
  return [
    countColumn("index", `${interval.charAt(0).toUpperCase()}${interval.slice(1)}`),
    ...(features.length > 1 ? [featureColumn] : []),
    ...(of === "against" ? [] : usage),
    ...(of === "usage" ? [] : against),
  ];
}
