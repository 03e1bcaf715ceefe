import { betaQuantile } from "./special/beta-quantile.ts";
import { logBetaCdf } from "./special/beta-tail.ts";
import { chiSquareTail } from "./special/chi-square.ts";
import { logBeta } from "./special/log-beta.ts";
import { logGamma } from "./special/log-gamma.ts";
import { logNormalTail, normalCdf, normalQuantile } from "./special/normal.ts";
import { logStudentTail, studentQuantile } from "./special/student.ts";
import { type Tail, tailOf } from "./special/tail.ts";

/** Columns of arguments, one value of each per row. */
type Columns = Record<string, number[]>;

/** Distribution functions over columns of arguments, by their names in an oracle file. */
export const distributions: Record<string, (columns: Columns) => object> = {
  "dist.normal_sf": tails(["z"], (z) => tailOf(logNormalTail(z))),
  "dist.t_sf": tails(["t", "df"], (t, df) => tailOf(logStudentTail(t, df))),
  "dist.chi2_sf": tails(["x", "df"], chiSquareTail),
  "dist.normal_cdf": values(["z"], normalCdf),
  "dist.normal_quantile": values(["p"], normalQuantile),
  "dist.t_quantile": values(["p", "df"], studentQuantile),
  "dist.beta_cdf": values(["x", "a", "b"], (x, a, b) => tailOf(logBetaCdf({ x, y: 1 - x }, { a, b })).p),
  "dist.beta_quantile": values(["p", "a", "b"], (p, a, b) => betaQuantile(p, { a, b })),
  "dist.betaln": values(["a", "b"], logBeta),
  "dist.gammaln": values(["x"], logGamma),
};

type Row<T> = (first: number, second: number, third: number) => T;

function values(names: readonly string[], f: Row<number>): (columns: Columns) => object {
  return (columns) => ({ y: rows(columns, names).map(([first, second, third]) => f(first, second, third)) });
}

function tails(names: readonly string[], f: Row<Tail>): (columns: Columns) => object {
  return (columns) => {
    const all = rows(columns, names).map(([first, second, third]) => f(first, second, third));
    return { y: all.map(({ p }) => p), log10Y: all.map(({ log10P }) => log10P) };
  };
}

function rows(columns: Columns, names: readonly string[]): [number, number, number][] {
  const [first = "", second = "", third = ""] = names;
  return (columns[first] ?? []).map((value, i) => [value, columns[second]?.[i] ?? 0, columns[third]?.[i] ?? 0]);
}
