import { type DrawnEffect, effectEnd, placeOf } from "../../../../lib/reports/experiment/chart/interval-scale.ts";
import type { Verdict } from "../../../../lib/reports/experiment/result/answer.ts";

const width = 150;
const height = 28;

const looks: Record<Verdict | "none", string> = {
  better: "text-accent",
  worse: "text-danger",
  no_difference: "text-ink-3",
  inconclusive: "text-ink-3",
  too_early: "text-brass",
  none: "text-ink-3",
};

type IntervalBarProps = {
  effect: DrawnEffect;
  verdict: Verdict | null /** The end of the axis that the rows share. */;
  end?: number;
  label: string;
};

/** An effect as a point on its interval, around no difference; an arrow where the interval goes on beyond the axis. */
export function IntervalBar({ effect, verdict, end = effectEnd([effect]), label }: IntervalBarProps) {
  const { value, low, high } = effect;
  if (value === null) return null;
  const at = (each: number) => 6 + placeOf(each, end) * (width - 12);
  const isKnown = low !== null || high !== null;
  const [from, to] = [low ?? -end * 2, high ?? end * 2];
  const middle = height / 2;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={`block ${looks[verdict ?? "none"]}`}
    >
      <line x1={at(0)} x2={at(0)} y1={0} y2={height} className="stroke-line-strong" strokeWidth={1.5} />
      {isKnown ? <line x1={at(from)} x2={at(to)} y1={middle} y2={middle} stroke="currentColor" strokeWidth={6} opacity={0.35} /> : null}
      {isKnown && from < -end ? (
        <path d={`M6 ${middle - 5} L1 ${middle} L6 ${middle + 5}`} fill="none" stroke="currentColor" strokeWidth={1.5} />
      ) : null}
      {isKnown && to > end ? (
        <path
          d={`M${width - 6} ${middle - 5} L${width - 1} ${middle} L${width - 6} ${middle + 5}`}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
        />
      ) : null}
      {isKnown ? <circle cx={at(value)} cy={middle} r={5} fill="currentColor" /> : null}
    </svg>
  );
}
