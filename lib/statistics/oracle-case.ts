import { methods } from "./methods.ts";
import { fromOracle, toOracle } from "./oracle-words.ts";

/** One known answer: a method's input, what it must give, and how close. */
export type OracleCase = {
  id: string;
  method: string;
  category: string;
  input: unknown;
  expect: Record<string, unknown>;
  tolerance: Tolerance;
};

/** |got − expected| ≤ rel·|expected| + abs; keys in `rel_only` get no abs, keys in `exact` must be equal. */
export type Tolerance = { rel: number; abs: number; rel_only: string[]; exact: string[] };

export type Mismatch = { at: string; expected: unknown; got: unknown; difference: number | null };

/** Where the answer of this library leaves the tolerance of a case; empty when it passes. */
export function mismatches({ method, input, expect, tolerance }: OracleCase): Mismatch[] {
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!run) return [{ at: "method", expected: method, got: "no such method", difference: null }];
  const result = answer(run, input);
  if (result instanceof Error) return [{ at: "method", expected: method, got: result.message, difference: null }];
  return Object.entries(expect).flatMap(([key, expected]) =>
    differences(key, { expected, got: field(result, key) }, limitFor(key, tolerance)),
  );
}

function answer(run: (input: never) => object | null, input: unknown): unknown {
  try {
    return toOracle(run(fromOracle(input) as never));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

type Limit = (expected: number) => number;

function limitFor(key: string, { rel, abs, rel_only, exact }: Tolerance): Limit {
  if (exact?.includes(key)) return () => 0;
  const floor = rel_only?.includes(key) ? 0 : abs;
  return (expected) => rel * Math.abs(expected) + floor;
}

function differences(at: string, { expected, got }: { expected: unknown; got: unknown }, limit: Limit): Mismatch[] {
  if (typeof expected === "number") {
    const difference = typeof got === "number" ? Math.abs(got - expected) : null;
    return difference !== null && difference <= limit(expected) ? [] : [{ at, expected, got, difference }];
  }
  if (typeof expected !== "object" || expected === null) {
    return (got ?? null) === expected ? [] : [{ at, expected, got, difference: null }];
  }
  const size = Array.isArray(expected) && Array.isArray(got) && expected.length !== got.length;
  if (size) return [{ at: `${at}.length`, expected: expected.length, got: got.length, difference: null }];
  return Object.entries(expected).flatMap(([key, item]) => differences(`${at}.${key}`, { expected: item, got: field(got, key) }, limit));
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
