import { expect, test } from "vitest";
import { csvField, csvText, fileName, tabText } from "./csv.ts";

/** A reader of RFC 4180, to see that what is written reads back. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.slice(0, -1);
}

test.each(["=1+1", "+A1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＋1", "－1", "＠x", " =1", "　=1"])(
  "%j cannot run as a formula",
  (text) => {
    expect(parsed(csvText({ columns: [{ key: "a", label: "a", kind: "text" }], rows: [{ a: text }] }))[1]).toEqual([`'${text}`]);
  },
);

test("remarks stand before the header, each a comment in one field, whatever is in it", () => {
  const table = { columns: [{ key: "a", label: "a", kind: "count" as const }], rows: [{ a: 1 }] };
  const text = csvText(table, ['Definition: {"kind":"funnel","steps":["=1+1"]}', "two\r\nlines"]);
  expect(parsed(text)).toEqual([['# Definition: {"kind":"funnel","steps":["=1+1"]}'], ["# two lines"], ["a"], ["1"]]);
  expect(csvText(table, [])).toBe("a\r\n1\r\n");
});

test.each(["-12.5", "+3", "-0", "-1e-7", "+2.5E+10", "12"])("the text %j is a number and stays one", (text) => {
  const table = { columns: [{ key: "a", label: "a", kind: "text" as const }], rows: [{ a: text }] };
  expect(csvText(table)).toBe(`a\r\n${text}\r\n`);
  expect(tabText(table)).toBe(`a\n${text}`);
});

test.each(["-12.5-3", "+1+1", "-1e", "-.5.", "--1", "-1\n", "-1 ", "－12", "+1E5+cmd|' /C calc'!A0"])(
  "%j is guarded although it begins as a number",
  (text) => {
    expect(csvField(text).replace(/^"/, "")).toMatch(/^'/);
  },
);

test("numbers stay numbers in full precision, unset is empty", () => {
  expect([csvField(-1.5), csvField(0.1 + 0.2), csvField(0), csvField(null), csvField(Number.NaN)]).toEqual([
    "-1.5",
    "0.30000000000000004",
    "0",
    "",
    "",
  ]);
});

test("what is written reads back", () => {
  const words = ['say "hi"', "a,b", "line\r\nbreak", "plain", "", "it's", ";=1", "<b>x</b>", '",=1'];
  const columns = words.map((_, index) => ({ key: String(index), label: `c${index}`, kind: "text" as const }));
  expect(parsed(csvText({ columns, rows: [Object.fromEntries(words.map((word, index) => [index, word]))] }))[1]).toEqual(words);
});

test("a cell cannot leave its place on the clipboard", () => {
  expect(tabText({ columns: [{ key: "a", label: "a", kind: "text" }], rows: [{ a: "x\ty\n=1" }] })).toBe("a\nx y =1");
});

test("file names carry the report and its dates and nothing else", () => {
  expect(fileName('Sign up → "buy"', { from: "2024-05-01", to: "2024-05-31" }, "csv")).toBe("Sign-up-buy_2024-05-01_2024-05-31.csv");
  expect(fileName("../../etc\r\nx: y", { from: "2024-05-01T00:00:00", to: "" }, "png")).toBe("etc-x-y_2024-05-01T00-00-00.png");
  expect(fileName("", { from: "", to: "" }, "svg")).toBe("report.svg");
});
