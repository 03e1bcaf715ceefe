import { fullNumber, percent } from "../../../../lib/format.ts";
import { readOuts } from "../../../../lib/reports/retention/chart/read-outs.ts";
import { rateInterval } from "../../../../lib/reports/retention/chart/words.ts";
import type { Focus } from "./focus.ts";

type ReadOutsProps = { focus: Focus; interval: string; unit: string };

const few = 30;

/** Day 1, 7 and 30 in large: the pooled share, its interval, and of how many. */
export function ReadOuts({ focus, interval, unit }: ReadOutsProps) {
  const found = readOuts(focus, interval);
  if (found.length === 0) return null;
  return (
    <dl aria-label="Read-outs" className="mb-3 flex flex-wrap gap-x-8 gap-y-3">
      {found.map(({ label, cell: { rate, eligible } }) => (
        <div key={label}>
          <dt className="text-ink-2 text-xs">{label}</dt>
          <dd>
            <span className="block font-semibold text-xl tabular-nums">{percent(rate.rate)}</span>
            <span className="block text-ink-2 text-xs">
              {eligible === 0 ? "no cohort is that old yet" : `${rateInterval(rate)} · n = ${fullNumber(eligible)}`}
            </span>
            {eligible > 0 && eligible < few ? (
              <span className="block text-brass text-xs">
                only {fullNumber(eligible)} {unit}
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
