import { heat } from "../../../../lib/charts/heat.ts";
import type { Theme } from "../../../../lib/charts/palette.ts";
import type { Heatmap, HeatmapWords } from "../../../../lib/reports/retention/chart/heatmap.ts";
import { closesText } from "../../../../lib/reports/retention/chart/words.ts";

type HeatLegendProps = { heatmap: Heatmap; scale: HeatmapWords["scale"]; theme: Theme; timezone: string; includeMaturing: boolean };

const most = { row: "the most of its cohort", column: "the most of its column" } as const;

/** What the colours and the marks of the heatmap mean, and when its open cells close. */
export function HeatLegend({ heatmap, scale, theme, timezone, includeMaturing }: HeatLegendProps) {
  const cells = heatmap.rows.flatMap((row) => row.cells);
  const strongest = cells.find(({ strength }) => strength === 1)?.text;
  const closes = cells.flatMap(({ closesAt }) => closesAt ?? []).sort();
  const [first, last] = [closes[0], closes.at(-1)];
  const steps = [0, 0.25, 0.5, 0.75, 1].map((strength) => heat(strength, theme).background);
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-xs">
      <span className="flex items-center gap-1.5">
        0
        <span
          aria-hidden
          className="h-2.5 w-24 rounded-sm border border-line"
          style={{ background: `linear-gradient(to right, ${steps.join(", ")})` }}
        />
        {scale === "all" ? (strongest ?? "") : most[scale]}
      </span>
      {first && last ? (
        <span>
          * Hatched: open, may still change; {closesText(first, timezone)}
          {last === first ? "" : `, the last ${closesText(last, timezone)}`}.{" "}
          {includeMaturing ? "In the average all the same." : "Not in the average."}
        </span>
      ) : null}
      <span>Blank: not begun. Click a cell for its people, a cohort for its curve, a column to follow it over time.</span>
    </div>
  );
}
