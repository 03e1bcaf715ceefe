import type { Cell, Table } from "../../../../charts/table.ts";
import type { PowerPoint } from "../../result/answer.ts";
import type { DrawnFeature } from "../features.ts";
import { countColumn, featureColumn, isCompared, rateColumn } from "./columns.ts";

/** One row per number of days and feature, with all active days beside. */
export function powerTable(features: readonly DrawnFeature[], active: readonly PowerPoint[] = []): Table {
  const rows = features.flatMap(({ name, feature: { powerUsers = [] }, before }) =>
    powerUsers.map(
      (point, index): Record<string, Cell> => ({
        days: point.days,
        feature: name,
        users: point.users,
        rate: point.rate,
        activeUsers: active[index]?.users ?? null,
        activeRate: active[index]?.rate ?? null,
        usersBefore: before?.powerUsers?.[index]?.users ?? null,
        rateBefore: before?.powerUsers?.[index]?.rate ?? null,
      }),
    ),
  );
  return {
    columns: [
      countColumn("days", "Days"),
      ...(features.length > 1 ? [featureColumn] : []),
      countColumn("users", "Users"),
      rateColumn("rate", "Share"),
      countColumn("activeUsers", "With any activity"),
      rateColumn("activeRate", "Share"),
      ...(isCompared(features) ? [countColumn("usersBefore", "Users before"), rateColumn("rateBefore", "Share before")] : []),
    ],
    rows,
  };
}
