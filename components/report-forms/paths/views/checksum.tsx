"use client";

import { Check } from "lucide-react";
import { counted, fullNumber } from "../../../../lib/format.ts";
import type { PathsResult } from "../../../../lib/reports/paths/result/answer.ts";

/** The sums of the picture, said aloud: nothing is lost by folding or leaving out. */
export function Checksum({ result }: { result: PathsResult }) {
  const { totals, starters = 0, steps = [] } = result;
  if (!totals || totals.total.edges === 0) return null;
  const { total, drawn, folded, hidden } = totals;
  const parts = [
    `${fullNumber(drawn.count)} drawn`,
    ...(folded.count > 0 ? [`${fullNumber(folded.count)} folded into (other)`] : []),
    ...(hidden.count > 0 ? [`${fullNumber(hidden.count)} left out (${counted(hidden.edges, "edge")})`] : []),
  ];
  const arriving = steps.reduce((sum, each) => sum + each.arriving, 0);
  const continuing = steps.reduce((sum, each) => sum + each.continuing, 0);
  const [ending, hiddenAfter, cut] = (["ending", "hidden", "cut"] as const).map((word) => steps.reduce((sum, each) => sum + each[word], 0));
  const stops = [
    `${fullNumber(continuing)} going on`,
    `${fullNumber(ending)} ending`,
    ...(hiddenAfter ? [`${fullNumber(hiddenAfter)} with hidden events only`] : []),
    ...(cut ? [`${fullNumber(cut)} continuing beyond`] : []),
  ];
  return (
    <ul className="mt-2 flex flex-col gap-0.5 text-ink-2 text-xs" aria-label="Checksum" data-testid="checksum">
      <li className="flex items-start gap-1.5">
        <Check size={13} aria-hidden className="mt-0.5 shrink-0 text-accent" />
        <span>
          Adds up: {counted(total.count, "move")} on {counted(total.edges, "edge")} = {parts.join(" + ")}.
        </span>
      </li>
      <li className="flex items-start gap-1.5">
        <Check size={13} aria-hidden className="mt-0.5 shrink-0 text-accent" />
        <span>
          {counted(starters, "path")}; over all steps {fullNumber(arriving)} arriving = {stops.join(" + ")}.
        </span>
      </li>
    </ul>
  );
}
