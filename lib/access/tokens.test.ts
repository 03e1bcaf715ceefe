import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { keepInvitation } from "../store/invitations.ts";
import { keepReset } from "../store/password-resets.ts";
import { setupAddress } from "./setup-address.ts";
import { signedIn } from "./testing/signed-in.ts";
import { hashOf, isToken, matches, newId, newToken } from "./tokens.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-tokens-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("ten thousand tokens have 256 bits each, none twice, in no order", () => {
  const tokens = Array.from({ length: 10_000 }, newToken);
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(tokens.every((token) => isToken(token) && Buffer.from(token, "base64url").length === 32)).toBe(true);
  const rising = tokens.filter((token, index) => index > 0 && token > (tokens[index - 1] ?? "")).length;
  expect(Math.abs(rising - 5000)).toBeLessThan(400);
  const bits = tokens.flatMap((token) => [...Buffer.from(token, "base64url")]);
  const ones = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
  expect(Math.abs(ones / (bits.length * 8) - 0.5)).toBeLessThan(0.003);
});

it("what is no token is not looked up", () => {
  for (const text of ["", "x".repeat(42), `${"x".repeat(42)}=`, `${"x".repeat(43)}\n`, null, { select: 1 }, ["x".repeat(43)]])
    expect(isToken(text)).toBe(false);
});

it("a token matches its own hash alone", () => {
  const token = newToken();
  expect(matches(token, hashOf(token))).toBe(true);
  expect(matches(newToken(), hashOf(token))).toBe(false);
  expect(matches(token, token)).toBe(false);
});

it("ids are 24 letters and digits", () => {
  expect(newId()).toMatch(/^[A-Za-z0-9]{24}$/);
});

it("the store holds no token, only hashes", async () => {
  const setup = new URL((await setupAddress(root)) ?? "").searchParams.get("token") ?? "";
  const owner = await signedIn(root, "owner");
  const [invited, reset] = [newToken(), newToken()];
  await keepInvitation(root, { note: "", role: "viewer", seesPeople: false, tokenHash: hashOf(invited) });
  await keepReset(root, { accountId: owner.principal.id, tokenHash: hashOf(reset) });
  const folder = join(root, "store");
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  expect(bytes.includes(hashOf(owner.token))).toBe(true);
  for (const token of [setup, owner.token, invited, reset]) {
    expect(isToken(token)).toBe(true);
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(Buffer.from(token, "base64url"))).toBe(false);
  }
});
