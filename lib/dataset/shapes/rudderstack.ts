import { stageSegmentLike } from "./segment.ts";
import { isCallStream } from "./segment-calls.ts";
import { hasRudderMarks, isWarehouseTable, warehouseDependence } from "./segment-warehouse.ts";
import { hasColumns, type Shape } from "./shape.ts";

/** RudderStack: the layouts of Segment, told apart by columns that only it writes in any table of the folder. */
export const rudderstack: Shape = {
  name: "rudderstack",
  recognise: (table, all) => {
    if (isCallStream(table)) return hasColumns(table, "channel") || hasColumns(table, "rudderId") ? 0.85 : 0;
    return isWarehouseTable(table) && all.some((other) => isWarehouseTable(other) && hasRudderMarks(other)) ? 0.85 : 0;
  },
  dependence: warehouseDependence,
  joins: true,
  stage: (desk, tables) => stageSegmentLike(desk, tables, "rudderstack"),
};
