import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeDefinition, encodeDefinition } from "./address.ts";

const throughAddress = (text: string) => new URL(`http://localhost/?q=${text}`).searchParams.get("q") ?? "";

test("any definition survives the address bar", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (draft) => {
      const plain: unknown = JSON.parse(JSON.stringify(draft));
      expect(decodeDefinition(throughAddress(encodeDefinition(draft, {})))).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});

test("defaults are left out, and the order of words does not matter", () => {
  const defaults = { window: { value: 7, unit: "day" }, timezone: "UTC" };
  const one = encodeDefinition({ timezone: "UTC", steps: [{ event: "a" }], window: { unit: "day", value: 7 } }, defaults);
  expect(one).toBe("(~steps~:!(~event~:~a~)*)");
  expect(encodeDefinition({ order: "strict", steps: [] }, {})).toBe(encodeDefinition({ steps: [], order: "strict" }, {}));
});

test("a damaged address gives null", () => {
  for (const text of ["", "(", "~a~", "!*", "(steps:1"]) expect(decodeDefinition(text)).toBeNull();
});
