import { expect, it } from "vitest";
import type { ReportTile } from "../../lib/dashboards/board.ts";
import { currentVersion } from "../../lib/saved/upgrades.ts";
import { type StoredBoard, tileQuestion } from "./share-tiles.ts";

const tile = { is: "report", id: "t", reportId: "r", x: 0, y: 0, w: 6, h: 6 } as ReportTile;

/** A board with one trend, as far as its questions are made of it. */
function stored(filters: object[], { own = {}, of = {} }: { own?: object; of?: object } = {}): StoredBoard {
  const definition = { series: [{ event: "buy" }], range: { from: "2024-05-01", to: "2024-05-28" }, ...own };
  const report = {
    id: "r",
    kind: "trends",
    name: "Sales",
    definition: JSON.stringify(definition),
    view: "{}",
    version: currentVersion,
    deletedAt: null,
  };
  const carried = [{ name: "country", type: "text", count: 1, distinct: 1, topValues: [], events: [{ event: "buy", count: 1 }] }];
  return {
    board: { tiles: [tile], range: null, filters, cohorts: of },
    reports: new Map([["r", report]]),
    data: {
      generation: { timezone: "UTC" },
      catalog: { eventProperties: carried, userProperties: [], leftOut: { userProperties: 0, eventProperties: 0 }, events: [] },
    },
    settings: { timezone: null, weekStart: "monday", identity: "merged", testUsers: [], hideTestUsers: false },
  } as unknown as StoredBoard;
}

it("a tile that a filter of the board does not hold for is not public", () => {
  const country = { property: "country", of: "event", op: "is", value: "DE" };
  const plan = { property: "plan", of: "event", op: "is", value: "free" };
  const saved = { saved: "a".repeat(24) };
  const acme = { of: "cohort", op: "is", value: "Acme" };
  const asked = (board: StoredBoard) => tileQuestion(board, tile);
  expect(asked(stored([country]))).toMatchObject({ ok: true, definition: { filters: [{ property: "country" }] } });
  expect(asked(stored([country, plan]))).toMatchObject({ ok: false, because: expect.stringContaining("would show more") });
  expect(asked(stored([acme], { of: { Acme: saved } }))).toMatchObject({ ok: true, definition: { filters: [acme] } });
  const other = { cohorts: { Acme: { saved: "b".repeat(24) } } };
  expect(asked(stored([acme], { own: other, of: { Acme: saved } }))).toMatchObject({ ok: false });
});
