import { expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";

const at = "TIMESTAMP '2024-05-01 10:00:00'";

test("JSON text in Parquet, distinct ids linked by identify and alias", async () => {
  const columns = ([uuid, event, id, properties]: [string, string, string, string]) =>
    `SELECT '${uuid}' AS uuid, '${event}' AS event, '${id}' AS distinct_id, 'p-old' AS person_id, '${properties}' AS properties,
      '{"plan":"pro"}' AS person_properties, '' AS elements_chain, ${at} AS timestamp, ${at} AS created_at, ${at} AS _inserted_at`;
  const { rows, events, mapping } = await stagedRows({
    "2024-05-01_events/part.parquet.zst": {
      parquet: [
        columns(["1", "$pageview", "anon", '{"$session_id":"s1","$browser":"Chrome","utm":{"source":"x"}}']),
        columns(["2", "$identify", "me@x.org", '{"$anon_distinct_id":"anon","$set":{"a":1}}']),
        columns(["3", "$create_alias", "me@x.org", '{"alias":"other"}']),
      ].join(" UNION ALL "),
    },
    "manifest.json": "{}",
  });
  expect(mapping.shapes).toEqual([{ name: "posthog", files: ["2024-05-01_events/part.parquet.zst"] }]);
  expect(events[0]).toMatchObject({
    event: "$pageview",
    time: "2024-05-01T10:00:00.000000Z",
    user: null,
    anonymousId: "anon",
    session: "s1",
    insertId: "1",
    properties: { $browser: "Chrome", "utm.source": "x" },
    userProperties: { plan: "pro" },
  });
  expect(rows.filter(({ role }) => role === "identities").map(({ event, anonymousId, user }) => [event, anonymousId, user])).toEqual([
    ["identify", "anon", "me@x.org"],
    ["alias", "other", "me@x.org"],
  ]);
});

test("with a persons export people are found through it, newest version, without the deleted", async () => {
  const { rows } = await stagedRows({
    "events.jsonl": {
      lines: [
        {
          uuid: "1",
          event: "a",
          distinct_id: "d1",
          person_id: "p1",
          properties: { n: 1 },
          timestamp: "2024-05-01T10:00:00Z",
          created_at: "2024-05-01T10:00:00Z",
        },
      ],
    },
    "persons.parquet": {
      parquet: `SELECT * FROM (VALUES (1, 'd1', 'p1', 1, '{"plan":"free"}', 0), (1, 'd1', 'p2', 2, '{"plan":"pro"}', 0), (1, 'd2', 'p3', 1, '{}', 1)) v(team_id, distinct_id, person_id, person_distinct_id_version, properties, is_deleted)`,
    },
  });
  const parts = rows.map(({ role, anonymousId, user, userProperties }) => [role, anonymousId, user, userProperties.plan]);
  expect(parts).toEqual([
    ["events", "d1", null, undefined],
    ["identities", "d1", "p2", undefined],
    ["user_properties", null, "p2", "pro"],
  ]);
});
