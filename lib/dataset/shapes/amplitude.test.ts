import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";

test("sessions of -1, exact ids, device and insert id as key, merges", async () => {
  const event = (more: object) => ({
    uuid: "x1",
    event_type: "click",
    event_time: "2024-05-01 10:00:00.123456",
    client_event_time: "2024-05-01 09:00:00.000000",
    server_upload_time: "2024-05-02 01:00:00.000000",
    amplitude_id: 1,
    device_id: "dev",
    user_id: null,
    session_id: -1,
    event_id: 7,
    event_properties: { a: { b: 1 } },
    user_properties: { plan: "pro" },
    platform: "iOS",
    ...more,
  });
  const raw = JSON.stringify(event({ $insert_id: "ins", user_id: "u", session_id: 1714557600000 })).replace(
    '"amplitude_id":1',
    '"amplitude_id":9007199254740993',
  );
  const { rows, events } = await stagedRows({
    "243_2024-05-02_1#1.json.gz": gzipSync(`${JSON.stringify(event({}))}\n${raw}\n`),
    "-99_2024-05-02_1.json": { lines: [{ scope: 1, merge_event_time: "2024-05-02 00:00:00", amplitude_id: 1, merged_amplitude_id: 2 }] },
    complete: "",
  });
  expect(
    events.map(({ time, user, anonymousId, session, insertId, tieKey }) => [time, user, anonymousId, session, insertId, tieKey]),
  ).toEqual([
    ["2024-05-01T10:00:00.123456Z", null, "1", null, "x1", "00000000000000000007"],
    ["2024-05-01T10:00:00.123456Z", "u", "9007199254740993", "1714557600000", "dev\u001fins", "00000000000000000007"],
  ]);
  expect(events[0]?.properties).toEqual({ "a.b": "1", device_id: "dev", platform: "iOS" });
  expect(events[0]?.userProperties).toEqual({ plan: "pro" });
  expect(rows.filter(({ role }) => role === "identities").map(({ anonymousId, user }) => [anonymousId, user])).toEqual([
    ["1", "2"],
    ["9007199254740993", "u"],
  ]);
});
