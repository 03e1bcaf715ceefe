import { fullNumber, humanDuration, percent } from "../../../../lib/format.ts";
import type { SweepModel } from "../../../../lib/reports/funnel/chart/sweep.ts";

type SweepReadingProps = { model: SweepModel; window: number; unit: string; colours: Map<string, string> };

/** What the handle reads: the window, and the conversion that it gives, group by group. */
export function SweepReading({ model, window, unit, colours }: SweepReadingProps) {
  const at = (points: SweepModel["before"]) => points?.find(({ windowSeconds }) => windowSeconds === window);
  const before = at(model.before);
  const alone = model.lines.length === 1;
  return (
    <div aria-live="polite" className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="font-semibold text-lg">{humanDuration(window)}</span>
      {model.lines.map(({ group, points }) => {
        const point = at(points);
        return (
          <span key={group.key} className="flex items-baseline gap-1.5">
            {alone ? null : <span className="size-2 self-center rounded-[2px]" style={{ background: colours.get(group.key) }} />}
            {group.kind === "all" ? null : <span className="max-w-32 truncate text-ink-2">{group.name}</span>}
            <span className={alone ? "font-semibold text-lg" : "font-medium"}>{percent(point?.rate)}</span>
            {alone ? (
              <span className="text-ink-2">
                {fullNumber(point?.converted)} {unit} convert
              </span>
            ) : null}
          </span>
        );
      })}
      {before ? <span className="text-ink-2">compared period {percent(before.rate)}</span> : null}
    </div>
  );
}
