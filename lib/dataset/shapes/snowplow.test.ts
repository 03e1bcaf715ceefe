import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";
import { snowplowColumns } from "./snowplow-columns.ts";

const at = "TIMESTAMP '2024-05-01 10:00:00'";

test("TSV without a header, self-describing events and contexts", async () => {
  const values: Record<string, string> = {
    app_id: "shop",
    platform: "mob",
    collector_tstamp: "2024-05-01 10:00:05.000",
    derived_tstamp: "2024-05-01 10:00:00.123",
    event: "unstruct",
    event_name: "add_to_cart",
    event_id: "0f8fad5b-d9cb-469f-a165-70867728950e",
    network_userid: "n1",
    br_cookies: "1",
    page_title: 'a "quoted title',
    unstruct_event:
      '{"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0","data":{"schema":"iglu:com.acme/add_to_cart/jsonschema/1-0-0","data":{"sku":"s1","price":9.5}}}',
    contexts:
      '{"schema":"iglu:x/contexts/jsonschema/1-0-1","data":[{"schema":"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2","data":{"userId":"dev1","sessionId":"ses1"}},{"schema":"iglu:com.acme/product/jsonschema/1-0-0","data":{"id":7}}]}',
  };
  const line = snowplowColumns.map((name) => values[name] ?? "").join("\t");
  const { events, mapping } = await stagedRows({ "enriched/run=1/part-0.gz": gzipSync(`${line}\n${line}\n`) });
  expect(mapping.shapes[0]?.name).toBe("snowplow");
  expect(events).toHaveLength(2);
  expect(events[0]).toMatchObject({
    event: "add_to_cart",
    time: "2024-05-01T10:00:00.123000Z",
    user: null,
    anonymousId: "dev1",
    session: "ses1",
    insertId: values.event_id,
    tieKey: "2024-05-01 10:00:05.000",
    properties: { app_id: "shop", sku: "s1", price: "9.5", "product.id": "7", page_title: 'a "quoted title' },
  });
});

test("the warehouse table", async () => {
  const { events } = await stagedRows({
    "events.parquet": {
      parquet: `SELECT 'e1' AS event_id, 'shop' AS app_id, ${at} + INTERVAL 5 SECOND AS collector_tstamp, ${at} AS derived_tstamp, 'struct' AS event, 'event' AS event_name, 'u' AS user_id, 'd' AS domain_userid, 's' AS domain_sessionid, [{'id': 'x'}] AS contexts_com_acme_product_1`,
    },
  });
  expect(events[0]).toMatchObject({
    event: "event",
    user: "u",
    anonymousId: "d",
    session: "s",
    insertId: "e1",
    properties: { contexts_com_acme_product_1: '[{"id":"x"}]' },
  });
});
