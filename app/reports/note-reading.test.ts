import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "../../lib/access/principal.ts";
import { importLog } from "../api/shares/testing/public-data.ts";
import { noteReading } from "./note-reading.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-readings-"));
beforeAll(async () => {
  process.env.PARQUETRY_DATA = root;
  chmodSync(root, 0o755);
  await importLog(root);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const viewer = (id: string, seesPeople = false): Principal => ({ is: "account", id, name: id, role: "viewer", seesPeople });
const read = (words: object = {}) =>
  JSON.stringify({
    ...{ kind: "experiment", exposure: { event: "view" }, variantProperty: "country", range: { from: "all" } },
    metrics: [{ type: "conversion", event: "buy" }],
    ...words,
  });

it("who changes terms very often adds no more lines for a while, but reads the log; others go on", async () => {
  const of = (at: number) => read({ alpha: 0.01 + at / 10_000 });
  for (let at = 0; at < 125; at++) await noteReading(of(at), viewer("ann"));
  expect(await noteReading(of(200), viewer("ann"))).toHaveLength(120);
  const log = await noteReading(of(200), viewer("bob"));
  expect([log.length, log[0]?.who]).toEqual([121, "bob"]);
}, 60_000);

it("a question that is refused is not logged, nor is its log told", async () => {
  const about = read({ exposure: { event: "view", where: [{ property: "email", op: "is", value: "a@example.com" }] } });
  expect(await noteReading(about, viewer("cat"))).toEqual([]);
  expect((await noteReading(about, viewer("dan", true))).map(({ who }) => who)).toEqual(["dan"]);
  expect(await noteReading(about, viewer("cat"))).toEqual([]);
});

it("what is no question of an experiment, or too long for one, has no log", async () => {
  const long = read({ metrics: [{ type: "conversion", event: "buy", where: [{ property: "page", value: "x".repeat(8000) }] }] });
  const longer = read({ variants: Array.from({ length: 10 }, (_, at) => ({ name: `${at}`.padEnd(8000, "n") })), alpha: 0.2 });
  const padded = longer.padEnd(200_001, " ");
  expect((await noteReading(longer, viewer("eve")))[0]?.who).toBe("eve");
  for (const json of ["", "{", "null", "[".repeat(100_000), JSON.stringify({ kind: "trends", series: [{ event: "buy" }] }), padded])
    expect(await noteReading(json, viewer("eve"))).toEqual([]);
  expect((await noteReading(long, viewer("eve")))[0]?.who).toBe("eve");
});
