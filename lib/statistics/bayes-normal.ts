import { criticalZ, normalCdf, normalDensity } from "./special/normal.ts";

export type NormalBelief = { difference: number; se: number; priorMean: number | null; priorSd: number | null; confidence: number };

/** The posterior of an effect known with a normal error, under a flat (null) or normal prior: precision-weighted mean, P(b better), losses. */
export function bayesNormal({ difference, se, priorMean, priorSd, confidence }: NormalBelief) {
  const precision = 1 / (se * se);
  const priorPrecision = priorMean === null || priorSd === null ? 0 : 1 / (priorSd * priorSd);
  const postSd = 1 / Math.sqrt(precision + priorPrecision);
  const postMean = (difference * precision + (priorMean ?? 0) * priorPrecision) * postSd * postSd;
  const z = postMean / postSd;
  const half = criticalZ(confidence) * postSd;
  const bend = postSd * normalDensity(z);
  return {
    postMean,
    postSd,
    probBBetter: normalCdf(z),
    low: postMean - half,
    high: postMean + half,
    expectedLossChooseB: Math.max(0, bend - postMean * normalCdf(-z)),
    expectedLossChooseA: Math.max(0, bend + postMean * normalCdf(z)),
  };
}
