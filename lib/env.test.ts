import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { environment, productVersion } from "./env.ts";

test("nothing needs to be set", () => {
  const { dataRoot, deadlineMs, memoryBytes, development } = environment({});
  expect(isAbsolute(dataRoot)).toBe(true);
  expect({ deadlineMs, memoryBytes, development }).toEqual({ deadlineMs: 30_000, memoryBytes: null, development: false });
});

test("what is set is taken, an empty text counts as unset", () => {
  const { deadlineMs, memoryBytes, threads } = environment({
    PARQUETRY_DATA: "",
    PARQUETRY_DEADLINE_SECONDS: "2.5",
    PARQUETRY_MEMORY_MB: "512",
    PARQUETRY_THREADS: "3",
  });
  expect({ deadlineMs, memoryBytes, threads }).toEqual({ deadlineMs: 2_500, memoryBytes: 512e6, threads: 3 });
});

test("a wrong value is refused by name", () => {
  expect(() => environment({ PARQUETRY_THREADS: "many" })).toThrow(/PARQUETRY_THREADS/);
});

test("the version is that of the package", () => {
  expect(productVersion).toMatch(/^\d+\.\d+\.\d+$/);
});
