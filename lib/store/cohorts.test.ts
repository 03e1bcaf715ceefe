import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mostListedUsers } from "../vocabulary/cohort.ts";
import { changeCohort, deleteCohort, listCohorts, loadCohort, restoreCohort, saveCohort } from "./cohorts.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "parquetry-cohorts-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const payers = { name: "Payers", definition: { did: { event: "pay" } } };

it("a cohort is kept, listed without its members, changed at the revision that was seen, deleted and restored", async () => {
  const saved = await saveCohort(root, payers, { ownerId: null });
  expect(saved).toMatchObject({ name: "Payers", isFrozen: false, userCount: null, revision: 1 });
  const changed = await changeCohort(root, { id: saved.id, revision: 1, change: { name: "Paying users" } });
  expect(changed).toMatchObject({ ok: true, cohort: { name: "Paying users", revision: 2, definition: payers.definition } });
  expect(await changeCohort(root, { id: saved.id, revision: 1, change: { name: "Late" } })).toMatchObject({
    ok: false,
    because: "changed",
  });
  expect((await listCohorts(root)).map(({ name }) => name)).toEqual(["Paying users"]);
  expect(await deleteCohort(root, saved.id)).toBe(true);
  expect(await listCohorts(root)).toEqual([]);
  expect((await restoreCohort(root, saved.id))?.name).toBe("Paying users");
});

it("a list of ids is frozen, each id once; one beyond the limit is refused, not cut", async () => {
  const list = await saveCohort(root, { name: "List", definition: { users: ["a", "b", "a"] } }, { ownerId: null });
  expect(list).toMatchObject({ isFrozen: true, userCount: 2 });
  expect((await loadCohort(root, list.id))?.definition).toEqual({ users: ["a", "b"] });
  const many = Array.from({ length: mostListedUsers }, (_, index) => `u${index}`);
  expect((await saveCohort(root, { name: "Million", definition: { users: many } }, { ownerId: null })).userCount).toBe(mostListedUsers);
  await expect(saveCohort(root, { name: "More", definition: { users: [...many, "one more"] } }, { ownerId: null })).rejects.toThrow(
    "1,000,000",
  );
});
