import { expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";

test("raw export in seconds and milliseconds, the 4-tuple as key, empty ids", async () => {
  const event = (time: number, more: object) => ({
    event: "Play",
    properties: { time, distinct_id: "u1", $insert_id: "i1", mp_processing_time_ms: 1, $device_id: "d1", "Song Name": "x", ...more },
  });
  const { events, mapping } = await stagedRows({
    "a.json": {
      lines: [
        event(1714557600, {}),
        event(1714557600123, { distinct_id: "$device:d2", $device_id: undefined }),
        event(1714557600, { distinct_id: "", $insert_id: undefined, $device_id: undefined }),
      ],
    },
  });
  expect(mapping.shapes[0]?.name).toBe("mixpanel");
  expect(events.map(({ time, user, anonymousId, insertId }) => [time, user, anonymousId, insertId?.split("\u001f") ?? null])).toEqual([
    ["2024-05-01T10:00:00.000000Z", "u1", "d1", ["Play", "i1", "u1", "1714557600"]],
    ["2024-05-01T10:00:00.123000Z", null, "d2", ["Play", "i1", "$device:d2", "1714557600123"]],
    ["2024-05-01T10:00:00.000000Z", null, null, null],
  ]);
  expect(events[0]?.properties).toEqual({ "Song Name": "x" });
});

test("pipeline with its identity table", async () => {
  const { rows } = await stagedRows({
    "mp_master_event/2024/05/01/1.json": {
      lines: [
        {
          device_id: "d",
          distinct_id: "a",
          user_id: null,
          event_name: "Play",
          insert_id: "i",
          time: "2024-05-01 10:00:00 UTC",
          properties: { n: 1 },
        },
      ],
    },
    "mp_identity_mappings_data/1.json": { lines: [{ distinct_id: "a", resolved_distinct_id: "b" }] },
  });
  expect(rows.map(({ role, anonymousId, user, time }) => [role, anonymousId, user, time])).toEqual([
    ["identities", "a", "b", null],
    ["events", "a", null, "2024-05-01T10:00:00.000000Z"],
  ]);
});
