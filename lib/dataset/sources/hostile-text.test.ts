import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";

const line = (event: unknown, more = {}) => JSON.stringify({ event, time: "2024-01-01", user: "u", ...more });
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

describe("JSON", () => {
  test("too deep, too wide, too long and malformed rows are kept with the reason, the rest is read", async () => {
    const wide = Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`k${index}`, index]));
    const { events } = await stagedRows({
      "e.ndjson": [
        line("ok"),
        `{"event":"deep","time":"2024-01-01","p":${nested(100_000)}}`,
        `{"event":"deep","time":"2024-01-01","p":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
        line("wide", { properties: wide }),
        line("long", { properties: { text: "x".repeat(1_100_000) } }),
        '{"event":"broken"',
        "[1]",
        `{"event":"fits","time":"2024-01-01","properties":{"p":${nested(29)}}}`,
        line("brackets in text", { properties: { t: "[{".repeat(100) } }),
        line("colons in text", { properties: { t: ":".repeat(3000) } }),
        "",
        line("last"),
      ].join("\n"),
    });
    expect(events.map(({ row, event, rejected }) => `${row} ${rejected ?? event}`)).toEqual([
      "1 ok",
      "2 nested deeper than 32 levels",
      "3 nested deeper than 32 levels",
      "4 more than 2000 keys",
      "5 longer than 1 MB",
      "6 not valid JSON",
      "7 not a JSON object",
      "8 fits",
      "9 brackets in text",
      "10 colons in text",
      "12 last",
    ]);
    expect(events[5]?.raw).toBe('{"event":"broken"');
  });
  test("an id beyond 1 KB refuses the row instead of merging people", async () => {
    const { events } = await stagedRows({
      "e.ndjson": `${line("a", { user: "x".repeat(1025) })}\n${line("b", { user: "x".repeat(1024) })}\n`,
    });
    expect(events.map(({ rejected }) => rejected)).toEqual(["user id longer than 1 KB", null]);
  });
  test("long values are cut at whole characters and counted", async () => {
    const { events } = await stagedRows({
      "e.ndjson": {
        lines: [
          { event: "a", time: "2024-01-01", user: "u", properties: { ascii: "x".repeat(9000), umlauts: "ä".repeat(9000), short: "s" } },
        ],
      },
      "e.parquet": { parquet: "SELECT 'b' AS event, DATE '2024-01-01' AS time, 'u' AS \"user\", repeat('x', 9000) AS long, 'y' AS short" },
    });
    expect(events.map(({ properties, cutValues }) => [cutValues, ...Object.values(properties).map((value) => value.length)])).toEqual([
      [2, 8192, 1, 2048],
      [1, 8192, 1],
    ]);
  });
  test("an array over several lines, UTF-16, CRLF, gzip under a wrong name, and a lying extension", async () => {
    const pretty = JSON.stringify([JSON.parse(line("a", { note: 'br[ac}k"et' })), JSON.parse(line("b"))], null, 2);
    const { events, problems } = await stagedRows({
      "a.json": pretty,
      "b.json": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${line("c")}\r\n${line("d")}\r\n`, "utf16le")]),
      "c.ndjson": gzipSync(`${line("e")}\n`),
      "d.parquet.zst": `${line("f")}\n`,
      "e.json": JSON.stringify(JSON.parse(line("g")), null, 1),
    });
    expect(problems).toEqual([]);
    expect(events.map(({ event }) => event)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });
  test("hostile names and exact numbers survive", async () => {
    const names = ["it's", 'q"uote', "a/b", "m~n", "", "$.x[0]", "é😀", "__proto__x", "; DROP TABLE t", "a.b"];
    const properties = Object.fromEntries(names.map((name, index) => [name, `v${index}`]));
    const { events } = await stagedRows({
      "e.ndjson": `${line("a", { properties })}\n${'{"event":"b","time":"2024-01-01","user":12345678901234567890,"properties":{"id":9007199254740993,"big":123456789012345678901234567890,"t":true,"n":95}}'}\n`,
    });
    expect(events[0]?.properties).toEqual(properties);
    expect(events[1]?.user).toBe("12345678901234567890");
    expect(events[1]?.properties).toEqual({ id: "9007199254740993", big: "123456789012345678901234567890", t: "true", n: "95" });
  });
  test("JSON text in a Parquet column is checked before it is read", async () => {
    const { events } = await stagedRows({
      "e.parquet": {
        parquet: `SELECT 'a' AS event, DATE '2024-01-01' AS time, 'u' AS "user", p AS properties FROM (VALUES ('{"a":1,"o":{"b":2}}'), ('{broken'), (repeat('[', 100000) || repeat(']', 100000)), (NULL), ('')) v(p)`,
      },
    });
    expect(events.map(({ properties, rejected }) => rejected ?? properties)).toEqual([
      { a: "1", "o.b": "2" },
      "properties: not valid JSON",
      "properties: nested deeper than 32 levels",
      {},
      {},
    ]);
  });
  test("names beyond the limit are kept together", async () => {
    const lines = Array.from({ length: 4 }, (_, row) =>
      JSON.parse(
        line("a", { properties: Object.fromEntries(Array.from({ length: 600 }, (_unused, index) => [`k${row}_${index}`, index])) }),
      ),
    );
    const { events, staged } = await stagedRows({ "e.ndjson": { lines } });
    expect(staged[0]?.properties.length).toBe(2001);
    const rest = events.flatMap(({ properties }) => Object.keys(JSON.parse(properties["…"] ?? "{}") as object));
    expect(rest.length).toBe(400);
  });
});

describe("CSV", () => {
  test("flawed rows are kept with the reason, the others are read as by the strict reader", async () => {
    const rows = [
      "2024-01-01;u1;a",
      '2024-01-02;u2;"b;\nc"',
      "2024-01-03;u3",
      "2024-01-04;u4;d;e",
      '2024-01-05;"u"5;f',
      '2024-01-06;u6;"g""h"',
      "2024-01-07;u7;NA",
    ];
    const { events } = await stagedRows({ "e.csv": `\uFEFFtime;user;event\r\n${rows.join("\r\n")}\r\n` });
    expect(events.map(({ row, event, user, rejected }) => `${row} ${rejected ?? `${user} ${event}`}`)).toEqual([
      "1 u1 a",
      "2 u2 b;\nc",
      "3 2 cells instead of 3",
      "4 4 cells instead of 3",
      "5 text after a closing quote",
      '6 u6 g"h',
      "7 u7 NA",
    ]);
  });
  test("a quote that never ends costs one line", async () => {
    const { events } = await stagedRows({ "e.csv": 'time,user,event\n2024-01-01,u,a\n2024-01-01,"u,b\n2024-01-01,u,c\n' });
    expect(events.map(({ event, rejected }) => rejected ?? event)).toEqual(["a", "a quote that never ends", "c"]);
  });
  test("UTF-16, mixed line ends, a NUL, a million characters, bad bytes", async () => {
    const { events } = await stagedRows({
      "a.csv": Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("time\tuser\tevent\r\n2024-01-01\tü\ta\r\n", "utf16le").swap16()]),
      "b.csv": "time,user,event\r\n2024-01-01,u,b1\n2024-01-01,u,b2\r2024-01-01,u,b3\r\n",
      "c.csv": "time,user,event,p\n2024-01-01,u,c\0,x\n",
      "d.csv": `time,user,event,p\n2024-01-01,u,d,${"x".repeat(1_000_000)}\n`,
      "e.csv": Buffer.concat([Buffer.from("time,user,event\n2024-01-01,"), Buffer.from([0xff]), Buffer.from(",e\n")]),
      "f.csv": `time,user,event,p\n2024-01-01,u,f1,${"x".repeat(3_000_000)}\n2024-01-01,u,f2,y\n`,
    });
    expect(events.map(({ event, user, cutValues, rejected }) => `${rejected ?? event} ${user} ${cutValues}`)).toEqual([
      "a ü 0",
      "b1 u 0",
      "b2 u 0",
      "b3 u 0",
      "c\0 u 0",
      "d u 1",
      "e \uFFFD 0",
      "longer than 1 MB null 0",
      "f2 u 0",
    ]);
  });
  test("columns named alike, empty names, and a file of names only", async () => {
    const { events, columns } = await stagedRows({
      "a.csv": "time,user,event,Plan,plan,\n2024-01-01,u,a,1,2,3\n",
      "b.csv": "time,user,event\n",
    });
    expect(events[0]?.properties).toEqual({ Plan: "1", plan_2: "2", column6: "3" });
    expect(columns["b.csv"]).toEqual(["time", "user", "event"]);
  });
});
