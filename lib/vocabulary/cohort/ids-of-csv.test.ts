import { expect, it } from "vitest";
import { idsOfCsv } from "./ids-of-csv.ts";

it.each([
  ["a\nb\na\n", ["a", "b"]],
  ["user_id,plan\r\nann,pro\r\nbob,free", ["ann", "bob"]],
  ["plan;User_ID\npro;ann\nfree;\n", ["ann"]],
  ['\uFEFF"id"\n"a,b"\n"say ""hi"""\n"two\nlines"', ["a,b", 'say "hi"', "two\nlines"]],
  ["", []],
])("the ids of %j are %j", (text, ids) => {
  expect(idsOfCsv(text)).toEqual(ids);
});

it("a file of more ids than a list may hold is refused", () => {
  expect(() => idsOfCsv(Array.from({ length: 1_000_001 }, (_, index) => `u${index}`).join("\n"))).toThrow("1,000,000");
});
