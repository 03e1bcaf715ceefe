import { expect, test } from "vitest";
import { bracketsOf, bracketsText } from "./draft.ts";

test.each([
  [
    "1–3, 4–7, 8–14",
    [
      [1, 3],
      [4, 7],
      [8, 14],
    ],
    "1–3, 4–7, 8–14",
  ],
  [
    " 0 ; 1 - 3,4",
    [
      [0, 0],
      [1, 3],
      [4, 4],
    ],
    "0, 1–3, 4",
  ],
])("%j is read as brackets and written back", (text, brackets, written) => {
  expect(bracketsOf(text)).toEqual(brackets);
  expect(bracketsText(brackets as [number, number][])).toBe(written);
});

test.each(["", "soon", "1–", "1–2–3", "-1"])("%j is no bracket", (text) => {
  expect(bracketsOf(text)).toBeNull();
});
