import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { accountBy, changeAccount, listAccounts, removeAccount } from "../store/accounts.ts";
import { keepInvitation, listInvitations, withdrawInvitation } from "../store/invitations.ts";
import { listLog } from "../store/log.ts";
import { findReset, keepReset } from "../store/password-resets.ts";
import { findSession, listSessions } from "../store/sessions.ts";
import { Attempts } from "./attempts.ts";
import { type Entry, join as joinBy, resetPassword, setUp, signIn, type Visitor } from "./enter.ts";
import { changeOwnPassword } from "./own-password.ts";
import { hashPassword, newCost } from "./password.ts";
import { setupAddress } from "./setup-address.ts";
import { hashOf, newToken } from "./tokens.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-enter-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const password = "four words of it";
newCost.N = 2 ** 12;
const visitor = (client: string, oldToken: string | null = null): Visitor => ({ root, client, device: "A test", oldToken });
const setupToken = async () => new URL((await setupAddress(root)) ?? "").searchParams.get("token") ?? "";
const tokenOf = (entry: Entry) => (entry.ok ? entry.token : expect.fail(entry.issues[0]?.message));
const messageOf = (entry: Entry) => (entry.ok ? expect.fail("it let somebody in") : entry.issues[0]?.message);
const signedInAs = async (token: string, now?: number) => (await findSession(root, hashOf(token), now))?.account.name ?? null;

let owner: string;
let ownerId: string;

beforeAll(async () => {
  const before = await setupToken();
  const token = await setupToken();
  const words = (name: string) => ({ token, name, email: `${name.toLowerCase()}@example.com`, password });
  expect(messageOf(await setUp(visitor("s"), { ...words("Old"), token: before }))).toMatch(/replaced/);
  const both = await Promise.all([setUp(visitor("s"), words("Ada")), setUp(visitor("s"), words("Bob"))]);
  const made = both.filter(({ ok }) => ok);
  expect(made).toHaveLength(1);
  owner = tokenOf(made[0] as Entry);
  ownerId = (await findSession(root, hashOf(owner)))?.account.id ?? "";
  await changeAccount(root, ownerId, { name: "Ada" });
});

it("two who set it up at the same time make one owner; the address is dead afterwards", async () => {
  expect((await listAccounts(root)).map(({ role }) => role)).toEqual(["owner"]);
  expect(await setupAddress(root)).toBeNull();
  const late = { token: newToken(), name: "Eve", email: "eve@example.com", password };
  expect(messageOf(await setUp(visitor("s"), late))).toMatch(/used or replaced/);
});

it("a sign-in makes a new session and ends the one that the browser came with", async () => {
  const email = (await accountBy(root, { id: ownerId }))?.email ?? "";
  const first = tokenOf(await signIn(visitor("f"), { email, password }));
  const second = tokenOf(await signIn(visitor("f", first), { email, password }));
  expect(second).not.toBe(first);
  expect([await signedInAs(first), await signedInAs(second)]).toEqual([null, "Ada"]);
  const planted = newToken();
  const third = tokenOf(await signIn(visitor("f", planted), { email, password }));
  expect([third === planted, await signedInAs(planted)]).toEqual([false, null]);
});

it("nobody learns by words or time who has an account", async () => {
  newCost.N = 2 ** 15;
  await changeAccount(root, ownerId, { password: await hashPassword(password) });
  const email = (await accountBy(root, { id: ownerId }))?.email ?? "";
  const timed = async (address: string, client: string) => {
    const begun = performance.now();
    const said = messageOf(await signIn(visitor(client), { email: address, password: "wrong, all of it" }));
    return { said, ms: performance.now() - begun };
  };
  const rounds: { said: string | undefined; ms: number }[][] = [];
  for (let each = 0; each < 10; each += 1) rounds.push([await timed(email, `t${each}`), await timed("nobody@example.com", `t${each}`)]);
  expect(new Set(rounds.flat().map(({ said }) => said)).size).toBe(1);
  newCost.N = 2 ** 12;
  const fastest = (at: number) => Math.min(...rounds.map((round) => round[at]?.ms ?? 0));
  expect(fastest(1) / fastest(0)).toBeGreaterThan(0.6);
  expect(fastest(1) / fastest(0)).toBeLessThan(1.7);
});

it.each([
  ["an account", "known"],
  ["no account", "unknown"],
])("too many attempts at %s lock this client out of it, and say no more than that", async (_, which) => {
  const email = which === "known" ? ((await accountBy(root, { id: ownerId }))?.email ?? "") : "guess@example.com";
  const said: (string | undefined)[] = [];
  for (let each = 0; each < 9; each += 1)
    said.push(messageOf(await signIn(visitor(`lock-${which}`), { email, password: `guess ${each}` })));
  expect(new Set(said.slice(0, 8))).toEqual(new Set(["The e-mail address or the password is wrong."]));
  expect(said[8]).toMatch(/^Too many attempts\. Try again in 1[45] minutes\.$/);
  expect(messageOf(await signIn(visitor(`lock-${which}`), { email, password }))).toMatch(/Too many/);
  if (which === "known") expect(await signedInAs(tokenOf(await signIn(visitor("elsewhere"), { email, password })))).toBe("Ada");
});

it("one client that tries many accounts has to wait", async () => {
  const entries = [];
  for (let each = 0; each < 61; each += 1) entries.push(await quickly(each));
  expect(entries[60]).toMatch(/Too many/);
});

/** Attempts are counted before a password is looked at; the tests do not wait for all of them. */
async function quickly(each: number): Promise<string | undefined> {
  const { serverAttempts } = await import("./attempts.ts");
  const email = `someone-${each}@example.com`;
  if (each < 60) return String(await serverAttempts().begin(email, "many"));
  return messageOf(await signIn(visitor("many"), { email, password }));
}

it("a client that has to wait fills no memory with the accounts that it goes on to name", async () => {
  const attempts = new Attempts();
  for (let each = 0; each < 61; each += 1) await attempts.begin(`first-${each}@example.com`, "flood");
  const counted = vi.spyOn(RateLimiterMemory.prototype, "consume");
  for (let each = 0; each < 50; each += 1) expect(await attempts.begin(`later-${each}@example.com`, "flood")).toBeGreaterThan(800);
  expect(counted).not.toHaveBeenCalled();
  counted.mockRestore();
  expect(await attempts.begin("later-1@example.com", "another")).toBeNull();
});

it("an invitation makes one account of its role, once", async () => {
  const token = newToken();
  await keepInvitation(root, { note: "Mara", role: "viewer", seesPeople: false, tokenHash: hashOf(token) });
  const words = (name: string) => ({ token, name, email: `${name.toLowerCase()}@example.com`, password });
  const both = await Promise.all([joinBy(visitor("j"), words("Mara")), joinBy(visitor("j"), words("Nils"))]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(messageOf(await joinBy(visitor("j"), words("Olga")))).toMatch(/used, withdrawn or is over/);
  expect((await listAccounts(root)).filter(({ role }) => role === "viewer")).toHaveLength(1);
});

it("who comes while too many passwords are checked is told so, and the invitation stays", async () => {
  const token = newToken();
  await keepInvitation(root, { note: "", role: "viewer", seesPeople: false, tokenHash: hashOf(token) });
  const crowd = Promise.all(Array.from({ length: 32 }, () => hashPassword(password)));
  const words = { token, name: "Rut", email: "rut@example.com", password };
  expect(messageOf(await joinBy(visitor("j"), words))).toMatch(/Too many people/);
  await crowd;
  expect((await joinBy(visitor("j"), words)).ok).toBe(true);
});

it("an invitation that was withdrawn, is over, or names a known address makes none", async () => {
  const [withdrawn, over, taken] = [newToken(), newToken(), newToken()];
  const invitation = { note: "", role: "editor", seesPeople: false } as const;
  await keepInvitation(root, { ...invitation, tokenHash: hashOf(withdrawn) });
  const [found] = await listInvitations(root);
  await withdrawInvitation(root, found?.id ?? "");
  await keepInvitation(root, { ...invitation, tokenHash: hashOf(over) }, Date.now() - 8 * 86_400_000);
  await keepInvitation(root, { ...invitation, tokenHash: hashOf(taken) });
  const words = { name: "Pia", email: "pia@example.com", password };
  expect(messageOf(await joinBy(visitor("j"), { ...words, token: withdrawn }))).toMatch(/over/);
  expect(messageOf(await joinBy(visitor("j"), { ...words, token: over }))).toMatch(/over/);
  const email = (await accountBy(root, { id: ownerId }))?.email ?? "";
  expect(messageOf(await joinBy(visitor("j"), { ...words, email, token: taken }))).toMatch(/already/);
});

it("a reset link works once, ends every session, and the old password is worth nothing", async () => {
  const email = (await accountBy(root, { id: ownerId }))?.email ?? "";
  const before = tokenOf(await signIn(visitor("r"), { email, password }));
  const [replaced, token] = [newToken(), newToken()];
  for (const each of [replaced, token]) await keepReset(root, { accountId: ownerId, tokenHash: hashOf(each) });
  expect(messageOf(await resetPassword(visitor("r"), { token: replaced, password: "another of four words" }))).toMatch(/over/);
  expect(messageOf(await resetPassword(visitor("r"), { token, password: "short" }))).toMatch(/at least 10/);
  const after = tokenOf(await resetPassword(visitor("r"), { token, password: "another of four words" }));
  expect(messageOf(await resetPassword(visitor("r"), { token, password: "once more, four words" }))).toMatch(/over/);
  expect([await signedInAs(before), await signedInAs(after)]).toEqual([null, "Ada"]);
  expect(messageOf(await signIn(visitor("r"), { email, password }))).toMatch(/wrong/);
  await keepReset(root, { accountId: ownerId, tokenHash: hashOf(newToken()) }, Date.now() - 2 * 86_400_000);
  const late = newToken();
  await keepReset(root, { accountId: ownerId, tokenHash: hashOf(late) });
  expect(await findReset(root, hashOf(late), Date.now() + 86_400_001)).toBeNull();
});

it("a new password ends the other sessions, and needs the old one", async () => {
  const email = (await accountBy(root, { id: ownerId }))?.email ?? "";
  const [here, there] = [
    await signIn(visitor("p"), { email, password: "another of four words" }),
    await signIn(visitor("p"), { email, password: "another of four words" }),
  ].map(tokenOf);
  const session = (await findSession(root, hashOf(here ?? "")))?.session ?? "";
  const asker = { root, id: ownerId, session, client: "p" };
  expect((await changeOwnPassword(asker, { current: "guess", password }))[0]?.path).toBe("current");
  expect(await changeOwnPassword(asker, { current: "another of four words", password })).toEqual([]);
  expect([await signedInAs(here ?? ""), await signedInAs(there ?? "")]).toEqual(["Ada", null]);
});

it("a new password makes an open reset link worth nothing", async () => {
  const token = newToken();
  await keepReset(root, { accountId: ownerId, tokenHash: hashOf(token) });
  await changeAccount(root, ownerId, { name: "Ada" });
  expect(await findReset(root, hashOf(token))).not.toBeNull();
  await changeAccount(root, ownerId, { password: await hashPassword(password) });
  expect(await findReset(root, hashOf(token))).toBeNull();
});

it("a session ends after 30 days without use, after 90 in any case, and with its account", async () => {
  const email = (await accountBy(root, { id: ownerId }))?.email ?? "";
  const token = tokenOf(await signIn(visitor("e"), { email, password }));
  const day = 86_400_000;
  expect(await signedInAs(token, Date.now() + 29 * day)).toBe("Ada");
  expect(await signedInAs(token, Date.now() + 58 * day)).toBe("Ada");
  expect(await signedInAs(token, Date.now() + 87 * day)).toBe("Ada");
  expect(await signedInAs(token, Date.now() + 91 * day)).toBeNull();
  const idle = tokenOf(await signIn(visitor("e"), { email, password }));
  expect(await signedInAs(idle, Date.now() + 31 * day)).toBeNull();
});

it("the last owner can neither leave nor step down, and two who step down at once do not both", async () => {
  expect(await removeAccount(root, ownerId)).toBe(false);
  expect(await changeAccount(root, ownerId, { role: "viewer" })).toBe(false);
  const second = (await listAccounts(root)).find(({ role }) => role === "viewer");
  await changeAccount(root, second?.id ?? "", { role: "owner" });
  const both = await Promise.all([
    changeAccount(root, ownerId, { role: "editor" }),
    changeAccount(root, second?.id ?? "", { role: "editor" }),
  ]);
  expect(both.filter(Boolean)).toHaveLength(1);
  expect((await listAccounts(root)).filter(({ role }) => role === "owner")).toHaveLength(1);
});

it("an account that is removed is out at once", async () => {
  const [owners, others] = [await listAccounts(root), await listAccounts(root)].map((all, index) =>
    all.filter(({ role }) => (role === "owner") === (index === 0)),
  );
  const leaving = others?.[0];
  expect(owners).toHaveLength(1);
  expect(await removeAccount(root, leaving?.id ?? "")).toBe(true);
  expect(await listSessions(root, leaving?.id)).toEqual([]);
});

it("who did what is written down", async () => {
  const did = (await listLog(root)).map((entry) => entry.did);
  expect(did).toEqual(expect.arrayContaining(["made the first account", "signed in", "joined", "set a password anew"]));
});
