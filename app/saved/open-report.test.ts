import { rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import type { Principal } from "../../lib/access/principal.ts";
import { dataRoot } from "../../lib/env.ts";
import { saveReport } from "../../lib/store/saved-reports.ts";
import { tileReports } from "../dashboards/tile-reports.ts";
import { opened } from "./open-report.ts";

afterAll(() => rmSync(dataRoot(), { recursive: true, force: true }));

const definition = { kind: "funnel", steps: [{ event: "a" }], cohorts: { mine: { users: ["user-of-the-list"] } } };
const viewer = (seesPeople: boolean): Principal => ({ is: "account", id: "v", name: "V", role: "viewer", seesPeople });

it("neither a page nor a tile hands the ids of a list to who may not see people", async () => {
  const report = await saveReport(dataRoot(), { name: "Listed", definition }, { ownerId: null });
  const sent = async (seesPeople: boolean) =>
    JSON.stringify([await opened(report, viewer(seesPeople)), tileReports([report], viewer(seesPeople))]);
  expect(await sent(true)).toContain("user-of-the-list");
  expect(await sent(false)).not.toContain("user-of-the-list");
  expect((await opened(report, viewer(false))).faults[0]?.message).toMatch(/may not see/);
});
