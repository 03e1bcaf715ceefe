import { expect, test } from "vitest";
import { currentVersion, type Upgrade, upgraded, upgrades } from "./upgrades.ts";

const steps: Upgrade[] = [
  { name: "window becomes windowSeconds", apply: ({ window, ...rest }) => ({ ...rest, windowSeconds: window }) },
  { name: "seconds are whole", apply: (definition) => ({ ...definition, windowSeconds: Math.round(Number(definition.windowSeconds)) }) },
];

test("an older definition goes through the steps it lacks, in order", () => {
  expect(upgraded({ window: 1.6 }, 1, steps)).toEqual({ definition: { windowSeconds: 2 }, steps: steps.map(({ name }) => name) });
  expect(upgraded({ windowSeconds: 1.6 }, 2, steps)).toEqual({ definition: { windowSeconds: 2 }, steps: ["seconds are whole"] });
  expect(upgraded({ windowSeconds: 1.6 }, 3, steps)).toEqual({ definition: { windowSeconds: 1.6 }, steps: [] });
});

test("a newer format and one that never was are refused", () => {
  expect(() => upgraded({}, 4, steps)).toThrow("newer Parquetry");
  for (const version of [0, -1, 1.5, Number.NaN]) expect(() => upgraded({}, version, steps)).toThrow("no version");
});

test("the steps have names of their own, and the current version follows from their number", () => {
  expect(new Set(upgrades.map(({ name }) => name)).size).toBe(upgrades.length);
  expect(currentVersion).toBe(upgrades.length + 1);
});
