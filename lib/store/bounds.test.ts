import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, expect, test } from "vitest";
import { experimentDefinition } from "../reports/experiment/definition.ts";
import { loadDraft, saveDraft } from "./drafts.ts";
import { loadExperimentLog, logReading } from "./experiment-log.ts";
import { listFavourites, setFavourite } from "./favourites.ts";
import { listLog, log } from "./log.ts";
import { withStore } from "./open-store.ts";
import { drafts, experimentLog, favourites, logEntries } from "./schema.ts";

/* What somebody may write who may only look has an end. */

const root = mkdtempSync(path.join(tmpdir(), "parquetry-bounds-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const long = (at: number) => `${at}`.padStart(16, "0");

async function filled<Table extends SQLiteTable>(table: Table, count: number, row: (at: number) => Table["$inferInsert"]): Promise<void> {
  await withStore(root, (store) =>
    store.transaction(async (transaction) => {
      for (let from = 0; from < count; from += 2000) {
        const rows = Array.from({ length: Math.min(2000, count - from) }, (_, at) => row(from + at));
        await transaction.insert(table).values(rows);
      }
    }),
  );
}

const countOf = (table: SQLiteTable) => withStore(root, (store) => store.$count(table));

test("of long addresses the newest five thousand live", async () => {
  await filled(drafts, 5000, (at) => ({ id: long(at), definition: "{}", createdAt: at }));
  await saveDraft(root, "f".repeat(16), "{}");
  expect(await countOf(drafts)).toBe(5000);
  expect([await loadDraft(root, long(0)), await loadDraft(root, long(1)), await loadDraft(root, "f".repeat(16))]).toEqual([
    null,
    "{}",
    "{}",
  ]);
});

test("an account has a thousand favourites; those of others stay", async () => {
  const row = (accountId: string) => (at: number) => ({ accountId, kind: "report", objectId: long(at), createdAt: at });
  for (const account of ["ann", "bob"]) await filled(favourites, 1000, row(account));
  await setFavourite(root, "ann", { kind: "report", id: "new", on: true });
  const kept = await listFavourites(root, "ann");
  expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([1000, "new", long(1)]);
  expect(await listFavourites(root, "bob")).toHaveLength(1000);
  await setFavourite(root, "ann", { kind: "report", id: "new", on: false });
  expect(await listFavourites(root, "ann")).toHaveLength(999);
});

test("the log of deeds ends at fifty thousand lines", async () => {
  const now = Date.now();
  const said = { accountId: null, who: "A", did: "signed in", about: "" };
  await filled(logEntries, 50_000, (at) => ({ ...said, id: long(at), at: now - 200_000 + at }));
  await log(root, { ...said, did: "the newest" }, now);
  expect(await countOf(logEntries)).toBe(50_000);
  expect((await listLog(root, 1))[0]?.did).toBe("the newest");
});

const read = (alpha: number, variantProperty = "variant") =>
  experimentDefinition.parse({
    kind: "experiment",
    exposure: { event: "seen" },
    variantProperty,
    metrics: [{ type: "conversion", event: "buy" }],
    range: { from: "all" },
    alpha,
  });
const reader = { account: null, definitionHash: "h" };

test("the log of an experiment keeps its first reading and the newest two thousand", async () => {
  await logReading(root, read(0.05), reader);
  const [first] = await withStore(root, (store) => store.select().from(experimentLog));
  if (!first) throw new Error("nothing was logged");
  await filled(experimentLog, 2000, (at) => ({ ...first, place: at + 2, at: first.at + at }));
  await logReading(root, read(0.1), reader);
  expect(await countOf(experimentLog)).toBe(2001);
  const places = (await withStore(root, (store) => store.select({ place: experimentLog.place }).from(experimentLog))).map(
    ({ place }) => place,
  );
  expect([Math.min(...places), places.includes(2), Math.max(...places)]).toEqual([1, false, 2002]);
  expect((await loadExperimentLog(root, read(0.1)))[0]?.changes).not.toEqual([]);
});

test("first readings and later ones have an end each: experiments that are invented push out no change of another", async () => {
  const terms = "{}";
  const row = (experiment: string, place: number, at: number) => ({ experiment, place, at, terms, changes: "[]", definitionHash: "h" });
  await withStore(root, (store) => store.delete(experimentLog));
  await filled(experimentLog, 3, (at) => row("team", at + 1, at));
  await filled(experimentLog, 49_999, (at) => row(`invented ${at}`, 1, 10 + at));
  await filled(experimentLog, 49_998, (at) => row(`other ${at}`, 2, 10 + at));
  const placesOf = async (experiment: string) =>
    (await withStore(root, (store) => store.select().from(experimentLog).where(eq(experimentLog.experiment, experiment)))).map(
      ({ place }) => place,
    );
  await logReading(root, read(0.05, "other"), reader);
  expect([await placesOf("team"), await placesOf("invented 0")]).toEqual([[2, 3], [1]]);
  expect(await countOf(experimentLog)).toBe(100_000);
  await withStore(root, (store) => store.insert(experimentLog).values(row("team", 1, Date.now())));
  await logReading(root, read(0.1, "other"), reader);
  expect(await placesOf("team")).toEqual([1, 3]);
}, 60_000);
