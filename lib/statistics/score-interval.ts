import { type Arm, type ConfidentPair, type Interval, type Pair, rateDifference } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";
import { edgeBetween } from "./special/root.ts";

type Score = ConfidentPair & { variant: "mee" | "koopman" | "miettinen-nurminen" };

/** The score interval of the difference b − a (Mee 1984; Miettinen & Nurminen 1985 with the factor N/(N − 1)); null when an arm is empty. */
export function scoreDifferenceInterval(score: Score): Interval | null {
  const observed = rateDifference(score);
  if (observed === null) return null;
  const { a, b } = score;
  const scale = criticalZ(score.confidence) * Math.sqrt(correction(score));
  const rejected = (difference: number) => {
    const p = likeliest(score, { slope: 1, offset: difference });
    return Math.abs(observed - difference) > scale * Math.sqrt(variance(p, a) + variance(p + difference, b));
  };
  return {
    low: observed <= -1 ? -1 : edgeBetween(rejected, [-1, observed]),
    high: observed >= 1 ? 1 : edgeBetween(rejected, [1, observed]),
  };
}

/** The score interval of the ratio b/a (Koopman 1984; Miettinen & Nurminen 1985); `high` is null where unbounded. */
export function scoreRatioInterval(score: Score): { low: number; high: number | null } | null {
  const { a, b } = score;
  if (a.n === 0 || b.n === 0 || a.x + b.x === 0) return null;
  const [pA, pB] = [a.x / a.n, b.x / b.n];
  const scale = criticalZ(score.confidence) * Math.sqrt(correction(score));
  const rejected = (share: number) => {
    const ratio = share / (1 - share);
    const p = likeliest(score, { slope: ratio, offset: 0 });
    return Math.abs(pB - ratio * pA) > scale * Math.sqrt(ratio * ratio * variance(p, a) + variance(ratio * p, b));
  };
  const observed = pB / (pA + pB);
  const low = edgeBetween(rejected, [0, observed]);
  const high = a.x === 0 ? null : edgeBetween(rejected, [1, observed]);
  return { low: b.x === 0 ? 0 : low / (1 - low), high: high === null ? null : high / (1 - high) };
}

function correction({ a, b, variant }: Score): number {
  const n = a.n + b.n;
  return variant === "miettinen-nurminen" ? n / (n - 1) : 1;
}

function variance(p: number, { n }: Arm): number {
  return Math.max(0, (p * (1 - p)) / n);
}

/** The likeliest pA when pB = slope·pA + offset: where the falling derivative of the log-likelihood changes its sign. */
function likeliest({ a, b }: Pair, { slope, offset }: { slope: number; offset: number }): number {
  const least = Math.max(0, -offset / slope);
  const most = Math.min(1, (1 - offset) / slope);
  const rises = (p: number) => {
    const q = slope * p + offset;
    return share(a.x, p) - share(a.n - a.x, 1 - p) + slope * (share(b.x, q) - share(b.n - b.x, 1 - q)) > 0;
  };
  return edgeBetween(rises, [least, most]);
}

function share(count: number, p: number): number {
  return count === 0 ? 0 : count / Math.max(p, 0);
}
