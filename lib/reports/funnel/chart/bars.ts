import { type ChartGroup, chartGroups, everyone } from "../../../charts/groups.ts";
import type { Note } from "../../../charts/note.ts";
import { counted, fullNumber, humanDuration, percent, points, signed } from "../../../format.ts";
import type { FunnelAnswer, FunnelStep, Rate } from "../result/answer.ts";

/** One step of one group as bars draw it; shares are of the group's own first step. */
export type Bar = {
  step: FunnelStep;
  /** Units that reached the previous required step. */
  previousCount: number;
  converted: number;
  dropped: number;
  inWindow: number;
};

export type BarGroup = { group: ChartGroup; bars: Bar[] };

/** The bars of an answer: one group of them, or one per value of the breakdown. */
export function barGroups(answer: FunnelAnswer): BarGroup[] {
  const parts = answer.groups;
  if (!parts) return answer.steps ? [{ group: everyone, bars: bars(answer.steps) }] : [];
  return chartGroups(parts).map((group) => ({ group, bars: bars(parts[group.index]?.steps ?? []) }));
}

function bars(steps: readonly FunnelStep[]): Bar[] {
  const first = steps[0]?.count ?? 0;
  const share = (count: number) => (first > 0 ? count / first : 0);
  let required = first;
  return steps.map((step) => {
    const bar = {
      step,
      previousCount: required,
      converted: share(step.count),
      dropped: share(step.dropped),
      inWindow: share(step.inWindow),
    };
    if (!step.optional) required = step.count;
    return bar;
  });
}

/** An interval as text: 95 % between 41.0% and 43.2%. */
export function intervalText({ low, high }: Rate): string {
  return low === null || high === null ? percent(null) : `${percent(low)} – ${percent(high)}`;
}

/** What the tooltip of a bar says. */
export function barNote(bar: Bar, group: ChartGroup, { unit, before }: { unit: string; before: FunnelStep | undefined }): Note {
  const { step } = bar;
  const lines = [
    { label: "Reached", value: counted(step.count, unit), strong: true },
    ...(step.step > 1
      ? [
          { label: "From the first step", value: percent(step.fromFirst.rate), strong: true },
          { label: "95% interval", value: intervalText(step.fromFirst) },
          { label: "From the previous", value: percent(step.fromPrevious.rate) },
          { label: "95% interval", value: intervalText(step.fromPrevious) },
          { label: "Dropped off", value: fullNumber(step.dropped) },
          { label: "Still in their window", value: fullNumber(step.inWindow) },
          { label: "Median time", value: humanDuration(step.medianSeconds) },
        ]
      : []),
    ...(before ? comparedLines(step, before) : []),
  ];
  const title = `${step.step}. ${step.label}${group.kind === "all" ? "" : ` · ${group.name}`}`;
  return { title, lines, ...(step.optional ? { remarks: ["Optional: it holds nobody back."] } : {}) };
}

function comparedLines(step: FunnelStep, before: FunnelStep) {
  const count = { label: "Compared period", value: `${fullNumber(before.count)} (${signed(step.count - before.count)})` };
  if (step.step === 1) return [count];
  return [
    count,
    { label: "Compared rate", value: `${percent(before.fromFirst.rate)} (${points(rateChange(step.fromFirst, before.fromFirst))})` },
  ];
}

/** The difference of two rates, unset when one of them is. */
export function rateChange(now: Rate, before: Rate | undefined): number | null {
  return now.rate === null || before?.rate == null ? null : now.rate - before.rate;
}
