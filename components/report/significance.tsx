import { points } from "../../lib/format.ts";
import type { SegmentSignificance } from "../../lib/statistics/segment-significance.ts";
import { explained, Tip } from "../ui/button.tsx";
import { type Deed, reasonWords } from "./reason-words.ts";

type Tested = Pick<SegmentSignificance, "adjustedPValue" | "difference" | "low" | "high"> & { reason: string | null };

function Reason({ reason, deed }: { reason: string | null; deed: Deed | undefined }) {
  const { short, long } = reasonWords(reason, deed);
  return (
    <Tip text={long}>
      <button type="button" className={`cursor-help text-ink-2 text-xs ${explained}`}>
        {short}
      </button>
    </Tip>
  );
}

/** Whether a group differs from its baseline, in words and with the number; `deed` is what the rate is of. */
export function Significance({ tested, deed }: { tested: Tested | undefined; deed?: Deed }) {
  if (!tested) return <span className="text-ink-3">—</span>;
  const { adjustedPValue, difference, low, high, reason } = tested;
  if (adjustedPValue === null) return <Reason reason={reason} deed={deed} />;
  const clear = adjustedPValue < 0.05;
  const look = !clear ? "bg-sunken text-ink-2" : (difference ?? 0) > 0 ? "bg-accent-soft text-accent" : "bg-danger-soft text-danger";
  return (
    <span
      className="inline-flex items-center gap-2"
      title={`difference ${points(difference)}, 95% interval ${points(low)} to ${points(high)}`}
    >
      <span>{adjustedPValue < 0.001 ? "< 0.001" : adjustedPValue.toFixed(3)}</span>
      <span className={`rounded-md px-1.5 text-xs ${look}`}>
        {clear ? ((difference ?? 0) > 0 ? "higher" : "lower") : "no difference seen"}
      </span>
    </span>
  );
}
