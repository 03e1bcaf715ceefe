import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";

const at = "TIMESTAMP '2024-05-01 10:00:00'";

test("tracks gives only what the per-event tables lack", async () => {
  const common = (id: string, event: string) =>
    `SELECT '${id}' AS id, 'anon' AS anonymous_id, 'u1' AS user_id, '${event.toLowerCase().replace(" ", "_")}' AS event, '${event}' AS event_text, ${at} + INTERVAL 1 HOUR AS received_at, ${at} AS sent_at, ${at} AS timestamp, ${at} AS original_timestamp, 'Chrome' AS context_browser`;
  const { rows, events, mapping } = await stagedRows({
    "shop/tracks.parquet": { parquet: `${common("m1", "Order Completed")} UNION ALL ${common("m2", "Rare Thing")}` },
    "shop/order_completed.parquet": {
      parquet: `SELECT *, 95.0::DECIMAL(38,6) AS revenue, true AS first_order FROM (${common("m1", "Order Completed")})`,
    },
    "shop/identifies.parquet": {
      parquet: `SELECT 'i1' AS id, 'anon' AS anonymous_id, 'u1' AS user_id, ${at} AS received_at, ${at} AS timestamp, 'pro' AS plan`,
    },
    "shop/users.parquet": { parquet: `SELECT 'u1' AS id, ${at} AS received_at, 'gold' AS tier` },
    "shop/pages.parquet": {
      parquet: `SELECT 'p1' AS id, 'anon' AS anonymous_id, NULL::VARCHAR AS user_id, ${at} AS received_at, ${at} AS timestamp, '/x' AS path`,
    },
    "shop/aliases.parquet": {
      parquet: `SELECT 'a1' AS id, 'old' AS previous_id, 'u1' AS user_id, ${at} AS received_at, ${at} AS timestamp`,
    },
  });
  expect(new Set(mapping.shapes.map(({ name }) => name))).toEqual(new Set(["segment"]));
  expect(events.map(({ event, insertId, properties }) => [event, insertId, properties])).toEqual([
    ["Order Completed", "m1", { context_browser: "Chrome", revenue: "95", first_order: "true" }],
    ["page", "p1", { path: "/x" }],
    ["Rare Thing", "m2", { context_browser: "Chrome" }],
  ]);
  expect(events[0]?.time).toBe("2024-05-01T10:00:00.000000Z");
  expect(rows.filter(({ role }) => role === "identities").map(({ event, anonymousId, user }) => [event, anonymousId, user])).toEqual([
    ["alias", "old", "u1"],
    ["identify", "anon", "u1"],
  ]);
  expect(
    rows.filter(({ role }) => role === "user_properties").map(({ user, time, userProperties }) => [user, time, userProperties]),
  ).toEqual([
    ["u1", "2024-05-01T10:00:00.000000Z", { plan: "pro" }],
    ["u1", null, { tier: "gold" }],
  ]);
});

test("the data lake's hive folders, and RudderStack told apart", async () => {
  const table = `SELECT 'm1' AS id, 'anon' AS anonymous_id, 'u' AS user_id, ${at} AS received_at, ${at} AS sent_at, ${at} AS timestamp, 3::BIGINT AS n`;
  const lake = await stagedRows({ "data/src/segment_type=signed_up/day=2024-05-02/hr=01/x.parquet": { parquet: table } });
  expect(lake.events.map(({ event, properties }) => [event, properties])).toEqual([["signed_up", { n: "3" }]]);
  const rudder = await stagedRows({
    "ns/signed_up/dt=2024-05-01/1.parquet": {
      parquet: `SELECT *, 'signed_up' AS event, 's9' AS context_session_id, '1.2.3.4' AS context_passed_ip FROM (${table})`,
    },
  });
  expect(rudder.events[0]).toMatchObject({ event: "signed_up", session: "s9", properties: { n: "3", context_passed_ip: "1.2.3.4" } });
  expect(rudder.mapping.shapes[0]?.name).toBe("rudderstack");
});

test("the raw stream of calls", async () => {
  const call = (type: string, more: object) => ({
    type,
    messageId: type,
    anonymousId: "anon",
    timestamp: "2024-05-01T10:00:00.000Z",
    originalTimestamp: "2024-05-01T09:59:00Z",
    receivedAt: "2024-05-01T10:00:01Z",
    ...more,
  });
  const lines = [
    call("track", { event: "Signed Up", properties: { plan: "pro", n: 1.5 }, context: { ip: "1.1.1.1", page: { path: "/a" } } }),
    call("identify", { userId: "u1", traits: { email: "a@b" } }),
    call("page", { name: "Home", properties: { url: "/" } }),
    call("alias", { previousId: "x", userId: "u1" }),
    call("group", { groupId: "g", userId: "u1" }),
    call("mystery", {}),
  ];
  const { rows, events } = await stagedRows({
    "segment-logs/src/1/file.gz": gzipSync(lines.map((line) => JSON.stringify(line)).join("\n")),
  });
  expect(events.map(({ event, properties, rejected }) => rejected ?? [event, properties])).toEqual([
    ["Signed Up", { plan: "pro", n: "1.5", "context.ip": "1.1.1.1", "context.page": '{"path":"/a"}' }],
    ["page", { name: "Home", url: "/" }],
    "no event name",
  ]);
  expect(rows.filter(({ role }) => role === "identities").map(({ anonymousId, user }) => [anonymousId, user])).toEqual([
    ["anon", "u1"],
    ["anon", "u1"],
    ["x", "u1"],
  ]);
  expect(rows.filter(({ role }) => role === "user_properties").map(({ user, userProperties }) => [user, userProperties])).toEqual([
    ["u1", { email: "a@b" }],
  ]);
});

test("how tracks is read does not depend on where the files lie, but on the tables beside it", async () => {
  const row = (id: string) => `id,anonymous_id,event,received_at,timestamp\n${id},a,x,2024-05-01,2024-05-01\n`;
  const where = async (other: string) => {
    const { staged } = await stagedRows({ "tracks.csv": row("1"), "x.csv": row(other) });
    return staged.find(({ path }) => path === "tracks.csv")?.where;
  };
  expect(await where("1")).toBe(await where("1"));
  expect(await where("1")).not.toBe(await where("2"));
});
