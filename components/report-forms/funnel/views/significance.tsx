import { points } from "../../../../lib/format.ts";
import type { GroupSignificance } from "../../../../lib/reports/funnel/result/answer.ts";
import { reasonWords } from "../../../report/reason-words.ts";
import { explained, Tip } from "../../../ui/button.tsx";

function Reason({ reason }: Pick<GroupSignificance, "reason">) {
  const { short, long } = reasonWords(reason);
  return (
    <Tip text={long}>
      <button type="button" className={`cursor-help text-ink-2 text-xs ${explained}`}>
        {short}
      </button>
    </Tip>
  );
}

/** Whether a group differs from its baseline, in words and with the number. */
export function Significance({ tested }: { tested: GroupSignificance | undefined }) {
  if (!tested) return <span className="text-ink-3">—</span>;
  const { adjustedPValue, difference, low, high, reason } = tested;
  if (adjustedPValue === null) return <Reason reason={reason} />;
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
