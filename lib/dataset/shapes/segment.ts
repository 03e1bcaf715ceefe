import type { SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";
import { isCallStream, stageCalls } from "./segment-calls.ts";
import { isWarehouseTable, stageWarehouse, warehouseDependence } from "./segment-warehouse.ts";
import type { Shape, ShapeDesk } from "./shape.ts";

/** Segment: warehouse or data lake tables, or the raw stream of calls. */
export const segment: Shape = {
  name: "segment",
  recognise: (table) => (isCallStream(table) || isWarehouseTable(table) ? 0.8 : 0),
  dependence: warehouseDependence,
  joins: true,
  stage: (desk, tables) => stageSegmentLike(desk, tables, "segment"),
};

/** Stages both layouts; RudderStack writes the same two. */
export async function stageSegmentLike(desk: ShapeDesk, tables: readonly SourceTable[], shape: string): Promise<StagedSource[]> {
  const calls = tables.filter(isCallStream);
  const staged = await stageWarehouse(
    desk,
    tables.filter((table) => !calls.includes(table)),
    shape,
  );
  for (const table of calls) staged.push(...(await stageCalls(desk, table, shape)));
  return staged;
}
