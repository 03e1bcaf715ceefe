import { aggregate, call, type Expression, number } from "../../../plan/expression.ts";

/** The middle of some values, in seconds from whole microseconds. */
export const secondsOf = (verb: "average" | "median", micros: Expression): Expression =>
  call("divide", verb === "average" ? aggregate("average", [micros]) : aggregate("quantile", [micros, number(0.5)]), number(1_000_000));
