import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { hashOf } from "../lib/access/tokens.ts";
import { listAccounts } from "../lib/store/accounts.ts";
import { withStore } from "../lib/store/open-store.ts";
import { accounts, cohorts, dashboards, invitations, logEntries, savedReports, shares } from "../lib/store/schema.ts";
import { liveShare } from "../lib/store/shares.ts";
import { permissionActs, type Try } from "./testing/permission-acts.ts";
import { PermissionScene } from "./testing/permission-scene.ts";

/* PERMISSION_SEQUENCES=5000 tries so many; a few do in the normal run. */
const sequences = Number(process.env.PERMISSION_SEQUENCES ?? 15);

const longestMs = 60_000 + sequences * 2000;

const root = mkdtempSync(join(tmpdir(), "parquetry-permissions-"));
process.env.PARQUETRY_DATA = root;
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The request that is being answered: Next keeps it where only its server sets it. */
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

async function emptied(): Promise<void> {
  await withStore(root, (store) =>
    store.transaction(async (transaction) => {
      for (const table of [shares, accounts, invitations, savedReports, dashboards, cohorts, logEntries]) await transaction.delete(table);
    }),
  );
}

async function expectAsModelled({ model }: PermissionScene): Promise<void> {
  for (const [board, { token }] of model.links)
    expect((await liveShare(root, token, { hash: hashOf(token) })) !== null, "a link").toBe(model.isLive(board));
  const kept = (await listAccounts(root)).map(({ id, role, seesPeople }) => [id, role, seesPeople]);
  expect(kept.sort()).toEqual([...model.accounts].map(([id, { role, seesPeople }]) => [id, role, seesPeople]).sort());
}

const act = fc.record({
  does: fc.constantFrom(...Object.keys(permissionActs)),
  who: fc.nat(7),
  what: fc.nat(7),
  role: fc.constantFrom("owner", "editor", "viewer"),
  of: fc.constantFrom("report", "board", "cohort"),
  yes: fc.boolean(),
}) satisfies fc.Arbitrary<Try & { does: string; who: number }>;

/** A team of three roles with something of each kind, for most of the sequences. */
const first = { who: 2, what: 0, yes: true };
const beginning = [
  { ...first, does: "setUp", role: "owner", of: "report" } as const,
  ...(["owner", "editor", "viewer"] as const).map((role) => ({ ...first, does: "inviting", role, of: "report" as const })),
  ...(["report", "board", "cohort"] as const).map((of, at) => ({ ...first, who: at + 2, does: "savingThing", role: "owner" as const, of })),
];

test("whatever people do in whatever order, each may what the model allows, and no more", {
  timeout: 60_000 + sequences * 2000,
}, async () => {
  const acts = fc.array(act, { minLength: 40, maxLength: 80, size: "max" });
  await fc.assert(
    fc.asyncProperty(fc.nat(4), acts, async (begun, tries) => {
      await emptied();
      const scene = new PermissionScene(root);
      for (const { does, who, ...tried } of begun > 0 ? [...beginning, ...tries] : tries) {
        const caller = scene.everybody[who % scene.everybody.length] ?? { from: "far" };
        request.headers = scene.headersOf(caller);
        await permissionActs[does]?.(scene, caller, tried);
      }
      await expectAsModelled(scene);
    }),
    { numRuns: sequences, interruptAfterTimeLimit: longestMs * 0.8, markInterruptAsFailure: true },
  );
});
