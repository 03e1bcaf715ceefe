import { expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";

/** A parameter as the export nests it, with one typed value set. */
function param(key: string, value: { text?: string; int?: number; double?: number }): string {
  const text = value.text === undefined ? "NULL" : `'${value.text}'`;
  return `{'key': '${key}', 'value': {'string_value': ${text}::VARCHAR, 'int_value': ${value.int ?? "NULL"}::BIGINT, 'float_value': NULL::FLOAT, 'double_value': ${value.double ?? "NULL"}::DOUBLE}}`;
}

test("nested parameters of any type, sessions per visitor, intraday tables give way", async () => {
  const row = (name: string, params: string[], batch: number) =>
    `SELECT '20240430' AS event_date, 1714557600123456::BIGINT AS event_timestamp, '${name}' AS event_name, [${params.join(", ")}] AS event_params, NULL::VARCHAR AS user_id, '11.22' AS user_pseudo_id,
    3::BIGINT AS event_bundle_sequence_id, ${batch}::BIGINT AS batch_event_index, 1::BIGINT AS batch_ordering_id, 2::BIGINT AS batch_page_id, [${param("plan", { text: "pro" })}] AS user_properties, {'category': 'mobile', 'web_info': {'browser': 'Chrome'}} AS device, 'WEB' AS platform`;
  const { events, problems } = await stagedRows({
    "events_20240501.parquet": {
      parquet: `${row("page_view", [param("ga_session_id", { int: 99 }), param("value", { int: 5 })], 1)} UNION ALL ${row("scroll", [param("ga_session_id", { int: 99 }), param("value", { double: 5.5 })], 2)}`,
    },
    "events_intraday_20240501.parquet": { parquet: row("early", [param("a", { text: "b" })], 1) },
  });
  expect(problems.map(({ path }) => path)).toEqual(["events_intraday_20240501.parquet"]);
  expect(
    events.map(({ event, time, anonymousId, session, properties, userProperties }) => [
      event,
      time,
      anonymousId,
      session,
      properties,
      userProperties,
    ]),
  ).toEqual([
    [
      "page_view",
      "2024-05-01T10:00:00.123456Z",
      "11.22",
      "11.22.99",
      { ga_session_id: "99", value: "5", "device.category": "mobile", "device.web_info": '{"browser":"Chrome"}', platform: "WEB" },
      { plan: "pro" },
    ],
    [
      "scroll",
      "2024-05-01T10:00:00.123456Z",
      "11.22",
      "11.22.99",
      { ga_session_id: "99", value: "5.5", "device.category": "mobile", "device.web_info": '{"browser":"Chrome"}', platform: "WEB" },
      { plan: "pro" },
    ],
  ]);
  expect(new Set(events.map(({ insertId }) => insertId)).size).toBe(2);
  expect((events[0]?.tieKey ?? "") < (events[1]?.tieKey ?? "")).toBe(true);
});

test("a JSON export prints integers as strings; without consent there is no key", async () => {
  const { events } = await stagedRows({
    "events_20240501.json": {
      lines: [
        {
          event_date: "20240501",
          event_timestamp: "1714557600123456",
          event_name: "a",
          event_params: [
            { key: "n", value: { int_value: "12345678901234567" } },
            { key: "s", value: { string_value: "x" } },
          ],
          user_properties: [],
        },
      ],
    },
  });
  expect(events[0]).toMatchObject({
    time: "2024-05-01T10:00:00.123456Z",
    anonymousId: null,
    session: null,
    insertId: null,
    properties: { n: "12345678901234567", s: "x" },
  });
});
