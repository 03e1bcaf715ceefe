import { expect, test } from "vitest";
import { PlanBuilder } from "../plan/builder.ts";
import type { DataFiles } from "./dialect.ts";
import { duckdb, plainDuckdb } from "./duckdb/dialect.ts";
import { print } from "./print.ts";

const files: DataFiles = {
  events: [],
  activity: [],
  journeys: [],
  users: "",
  userProperties: "",
  identities: "",
  properties: {},
  hasSessions: false,
  maxTie: 0,
  timeUnitMicros: 1,
};

test.each([duckdb, plainDuckdb])("a bit beyond 2^53 is printed to its last digit", (dialect) => {
  for (let place = 50; place < 63; place += 1) {
    const builder = new PlanBuilder();
    builder.add("bits", { is: "rows", columns: ["bit"], rows: [[{ is: "integer", value: 2 ** place }]] });
    expect(print(builder.plan(), dialect, { files, values: "literal" }).sql).toContain(`(${2n ** BigInt(place)})`);
  }
});
