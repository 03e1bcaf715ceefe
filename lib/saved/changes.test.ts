import { expect, test } from "vitest";
import { changesBetween, pathWords, valueWords } from "./changes.ts";

test("differences are named by their place, and lists keep what they share at both ends", () => {
  const before = { kind: "funnel", steps: [{ event: "a" }, { event: "b" }, { event: "c" }], windowSeconds: 60 };
  const after = { kind: "funnel", steps: [{ event: "a" }, { event: "x" }, { event: "b" }, { event: "c" }], breakdown: { property: "os" } };
  expect(changesBetween(before, after).map(({ path, before, after }) => [pathWords(path), valueWords(before), valueWords(after)])).toEqual([
    ["breakdown", "nothing", "property os"],
    ["steps · 2", "nothing", "event x"],
    ["window seconds", "60", "nothing"],
  ]);
});

test("equal values have no differences, whatever the order of their words", () => {
  expect(changesBetween({ a: 1, b: [1, { c: 2, d: 3 }] }, { b: [1, { d: 3, c: 2 }], a: 1 })).toEqual([]);
});

test("inner differences are told inside, hostile words are words", () => {
  const before = JSON.parse('{"__proto__": {"a": 1}, "steps": [{"event": "a", "where": []}]}') as unknown;
  const after = JSON.parse('{"__proto__": {"a": 2}, "steps": [{"event": "a", "where": [{"op": "is"}]}]}') as unknown;
  expect(changesBetween(before, after).map(({ path }) => path)).toEqual([
    ["__proto__", "a"],
    ["steps", "1", "where", "1"],
  ]);
});
