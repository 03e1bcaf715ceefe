import { describe, expect, it } from "vitest";
import { bayesBetaBinomial } from "./bayes-beta-binomial.ts";
import { bayesProbBest } from "./bayes-prob-best.ts";

/** P(b > a) by mpmath's adaptive quadrature over the logit, 25 digits. */
const known = [
  { a: { x: 0, n: 2 }, b: { x: 0, n: 2 }, prior: { alpha: 0.01, beta: 0.01 }, probability: 0.5 },
  { a: { x: 0, n: 50 }, b: { x: 3, n: 60 }, prior: { alpha: 0.01, beta: 0.01 }, probability: 0.99909567997817 },
  { a: { x: 0, n: 50 }, b: { x: 0, n: 60 }, prior: { alpha: 0.1, beta: 0.3 }, probability: 0.49192946407143 },
  { a: { x: 2, n: 2 }, b: { x: 0, n: 3 }, prior: { alpha: 0.001, beta: 0.001 }, probability: 6.1541215373887e-8 },
  { a: { x: 5, n: 5 }, b: { x: 4, n: 5 }, prior: { alpha: 0.25, beta: 0.05 }, probability: 0.029104884047828 },
  { a: { x: 0, n: 1000 }, b: { x: 7, n: 900 }, prior: { alpha: 0.4, beta: 0.2 }, probability: 0.99927699303178 },
  { a: { x: 40, n: 100 }, b: { x: 50, n: 100 }, prior: { alpha: 0.01, beta: 0.01 }, probability: 0.92351640445412 },
];

describe("beliefs under priors of less than half a conversion", () => {
  it.each(known)("%j", ({ a, b, prior, probability }) => {
    const found = bayesBetaBinomial({ a, b, prior, confidence: 0.95 });
    expect(Math.abs(found.probBBeatsA / probability - 1)).toBeLessThan(1e-12);
    expect(Math.abs(found.probBBeatsA + found.probABeatsB - 1)).toBeLessThan(1e-13);
    const { probBest } = bayesProbBest({ arms: [a, b], prior });
    expect(Math.abs((probBest[1] ?? 0) / probability - 1)).toBeLessThan(1e-12);
    const gain = found.expectedLossChooseA - found.expectedLossChooseB;
    expect(gain).toBeCloseTo(found.postMeanB - found.postMeanA, 12);
    expect(found.differenceLow).toBeLessThanOrEqual(found.differenceHigh);
  });

  it.each([1e-3, 1e-4, 1e-6, 1e-12, 1e-100])("add up under a prior of %d", (count) => {
    const arm = { x: 0, n: 10 };
    const found = bayesBetaBinomial({ a: arm, b: arm, prior: { alpha: count, beta: count }, confidence: 0.95 });
    expect(found.probBBeatsA).toBeCloseTo(0.5, 12);
    expect(found.probABeatsB).toBeCloseTo(0.5, 12);
    expect(found.expectedLossChooseA).toBeCloseTo(found.expectedLossChooseB, 14);
  });

  it("have the limits of Jeffreys' prior to 14 digits", () => {
    const jeffreys = { prior: { alpha: 0.5, beta: 0.5 }, confidence: 0.95 };
    const { differenceLow } = bayesBetaBinomial({ a: { x: 1, n: 372 }, b: { x: 0, n: 59 }, ...jeffreys });
    expect(Math.abs(differenceLow / -0.00968218532953167 - 1)).toBeLessThan(1e-13);
  });
});
