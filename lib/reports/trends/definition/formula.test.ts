import { describe, expect, it } from "vitest";
import { evaluateFormula, FormulaError, lettersOf, parseFormula } from "./formula.ts";

const values: Record<string, number | null> = { A: 3, B: 4, C: 0, D: null };
const value = (text: string) => evaluateFormula(parseFormula(text), (letter) => values[letter] ?? null);

describe("the value of a formula", () => {
  it.each([
    ["A+2*B", 11],
    ["(A+2)*B", 20],
    ["B-A-1", 0],
    ["B/A/2", 2 / 3],
    ["-A*-2", 6],
    ["--A", 3],
    ["a + .5", 3.5],
    ["2.50*A", 7.5],
    ["C*-1", 0],
    ["A/C", null],
    ["C/C", null],
    ["A/D", null],
    ["0*D", null],
    ["A/(B-4)", null],
    ["1/(1/C)", null],
  ])("%s", (text, expected) => {
    expect(Object.is(value(text), expected)).toBe(true);
  });
});

it("names each letter once", () => {
  expect(lettersOf(parseFormula("b/A + B"))).toEqual(["A", "B"]);
});

describe("a formula that cannot be read says why", () => {
  it.each([
    ["", "the formula ends where a number or a letter is missing"],
    ["A+", "the formula ends where a number or a letter is missing"],
    ["(A", "a bracket is not closed"],
    ["A)", "the bracket at position 2 was never opened"],
    ["2A", 'write an operation before "A" at position 2'],
    ["(A B)", 'write an operation before "B" at position 4'],
    ["A * / B", '"/" at position 5 stands where a number or a letter is missing'],
    ["A^2", '"^" at position 2 means nothing in a formula: use numbers, letters, + - * / and brackets'],
    ["A; DROP", '";" at position 2 means nothing in a formula: use numbers, letters, + - * / and brackets'],
    ["sum(A)", '"sum" at position 1 is not a series: each has one letter'],
    ["1.2.3*A", 'write an operation before ".3" at position 4'],
    ["5", "name at least one series, such as A"],
    ["(".repeat(400), "brackets and signs nest at most 100 deep"],
  ])("%s", (text, message) => {
    expect(() => parseFormula(text)).toThrow(FormulaError);
    expect(() => parseFormula(text)).toThrow(message);
  });
});
