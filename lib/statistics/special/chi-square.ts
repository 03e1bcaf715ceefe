import { logGammaTail } from "./gamma-tail.ts";
import { type Tail, tailOf } from "./tail.ts";

/** P(X² > x) of chi-square with `df` degrees of freedom: Q(df/2, x/2). */
export function chiSquareTail(x: number, df: number): Tail {
  return tailOf(logGammaTail(df / 2, x / 2));
}
