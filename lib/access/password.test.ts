import { expect, it } from "vitest";
import { hashPassword, isPassword, newCost, passwordIssue, TooBusy } from "./password.ts";

it("new hashes cost 2^17, carry their parameters and a salt of their own", async () => {
  expect(newCost).toEqual({ N: 2 ** 17, r: 8, p: 1 });
  newCost.N = 2 ** 10;
  const [one, two] = [await hashPassword("four words of it"), await hashPassword("four words of it")];
  expect(one).toMatch(/^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
  newCost.N = 2 ** 11;
  expect([await isPassword("four words of it", one), await isPassword("four words of If", one)]).toEqual([true, false]);
});

it("nobody has no password, and the same letters written otherwise are the same password", async () => {
  expect(await isPassword("", null)).toBe(false);
  const kept = await hashPassword("caf\u00e9 caf\u00e9");
  expect(await isPassword("cafe\u0301 cafe\u0301", kept)).toBe(true);
});

it("a flood waits in turn, and beyond that is sent away", async () => {
  const flood = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword("x")));
  const refused = flood.filter((each) => each.status === "rejected");
  expect(refused.length).toBe(28);
  expect(refused.every((each) => each.reason instanceof TooBusy)).toBe(true);
});

it.each(["short", "1234567890", "aaaaaaaaaaaa", "Password123", "mara@example.com", "x".repeat(201)])("%s is no good choice", (password) => {
  expect(passwordIssue(password, "Mara@example.com")).not.toBeNull();
});

it.each(["four words of it", "correct horse battery", "Zaubertrank!9"])("%s is", (password) => {
  expect(passwordIssue(password, "mara@example.com")).toBeNull();
});
