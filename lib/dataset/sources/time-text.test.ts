import { describe, expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";

async function times(values: unknown[], mapping = {}): Promise<(string | null)[]> {
  const { events } = await stagedRows(
    { "e.ndjson": { lines: values.map((time) => ({ event: "a", user: "u", time })) } },
    { mapping: { time: "time", event: "event", ...mapping } },
  );
  return events.map(({ time, rejected }) => rejected ?? time);
}

describe("times", () => {
  test("numbers are read by magnitude, exactly", async () => {
    expect(await times([1704103200, 1704103200123, 1704103200123456, "1704103200123456789", 1704103200.25, "1.7041032e9"])).toEqual([
      "2024-01-01T10:00:00.000000Z",
      "2024-01-01T10:00:00.123000Z",
      "2024-01-01T10:00:00.123456Z",
      "2024-01-01T10:00:00.123456Z",
      "2024-01-01T10:00:00.250000Z",
      "2024-01-01T10:00:00.000000Z",
    ]);
  });
  test("texts with and without an offset", async () => {
    expect(
      await times([
        "2024-01-01T10:00:00+02:00",
        "2024-01-01T10:00:00-0330",
        "2024-01-01 10:00:00+05",
        "2024-01-01T10:00:00.123456789Z",
        "2024-01-01 10:00:00 UTC",
        "2024-01-01 10:00:00",
        "20240131",
        "2024-01-31",
        "2024-01-01T10:00:00,5Z",
      ]),
    ).toEqual([
      "2024-01-01T08:00:00.000000Z",
      "2024-01-01T13:30:00.000000Z",
      "2024-01-01T05:00:00.000000Z",
      "2024-01-01T10:00:00.123456Z",
      "2024-01-01T10:00:00.000000Z",
      "2024-01-01T10:00:00.000000Z",
      "2024-01-31T00:00:00.000000Z",
      "2024-01-31T00:00:00.000000Z",
      "2024-01-01T10:00:00.500000Z",
    ]);
  });
  test("naive times are in the mapping's zone, others are not moved", async () => {
    expect(await times(["2024-07-01 00:00:00", "2024-07-01T00:00:00Z", 1719792000], { timezone: "Europe/Berlin" })).toEqual([
      "2024-06-30T22:00:00.000000Z",
      "2024-07-01T00:00:00.000000Z",
      "2024-07-01T00:00:00.000000Z",
    ]);
  });
  test("spreadsheet serials, words, infinity and far years are refused, one by one", async () => {
    const far = "time outside of the years 1970 to 2100";
    expect(
      await times([
        45292.5,
        "yesterday",
        "infinity",
        "9999-01-01",
        "0001-01-01",
        "01/02/2024",
        "2024-13-01",
        "",
        null,
        1e30,
        "-5",
        "2024-01-01 10:00:00 Europe/Berlin",
        1704103200,
      ]),
    ).toEqual([
      "time cannot be read",
      "time cannot be read",
      "time cannot be read",
      far,
      far,
      "time cannot be read",
      "time cannot be read",
      "no time",
      "no time",
      "time cannot be read",
      "time cannot be read",
      "time cannot be read",
      "2024-01-01T10:00:00.000000Z",
    ]);
  });
  test("Parquet types, nanoseconds and infinite timestamps", async () => {
    const { events } = await stagedRows({
      "a.parquet": {
        parquet:
          "SELECT 'a' AS event, 'u' AS \"user\", t AS time FROM (VALUES (TIMESTAMP_NS '2024-01-01 10:00:00.123456789'), ('infinity'::TIMESTAMP_NS)) v(t)",
      },
      "b.parquet": { parquet: "SELECT 'b' AS event, 'u' AS \"user\", TIMESTAMPTZ '2024-01-01 10:00:00+02' AS time" },
      "c.parquet": { parquet: "SELECT 'c' AS event, 'u' AS \"user\", DATE '2024-01-31' AS time" },
      "d.parquet": { parquet: "SELECT 'd' AS event, 'u' AS \"user\", 1704103200123::BIGINT AS time UNION ALL SELECT 'd', 'u', 1704103200" },
      "e.parquet": { parquet: "SELECT 'e' AS event, 'u' AS \"user\", 1704103200::UINTEGER AS time" },
      "f.parquet": {
        parquet: "SELECT 'f' AS event, 'u' AS \"user\", 1704103200.5::DOUBLE AS time UNION ALL SELECT 'f', 'u', 'nan'::DOUBLE",
      },
    });
    expect(events.map(({ event, time, rejected }) => `${event} ${rejected ?? time}`)).toEqual([
      "a 2024-01-01T10:00:00.123456Z",
      "a time outside of the years 1970 to 2100",
      "b 2024-01-01T08:00:00.000000Z",
      "c 2024-01-31T00:00:00.000000Z",
      "d 2024-01-01T10:00:00.123000Z",
      "d 2024-01-01T10:00:00.000000Z",
      "e 2024-01-01T10:00:00.000000Z",
      "f 2024-01-01T10:00:00.500000Z",
      "f time cannot be read",
    ]);
  });
  test("a unit given by the mapping wins", async () => {
    expect(await times([1704103200123456], { time: { column: "time", unit: "ms" } })).toEqual(["time cannot be read"]);
    expect(await times([86_400], { time: { column: "time", unit: "s" } })).toEqual(["1970-01-02T00:00:00.000000Z"]);
  });
});
