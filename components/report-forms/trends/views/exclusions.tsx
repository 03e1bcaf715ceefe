import { counted } from "../../../../lib/format.ts";
import { measureOf } from "../../../../lib/reports/trends/definition/measure.ts";
import type { TrendsDefinition } from "../../../../lib/reports/trends/definition.ts";
import type { TrendsResult } from "../../../../lib/reports/trends/result/answer.ts";

/** How many events a measured property left out because its value is not a number. */
export function Exclusions({ definition, result }: { definition: TrendsDefinition; result: TrendsResult }) {
  const some = result.exclusions.filter(({ excluded }) => excluded > 0);
  if (some.length === 0) return null;
  return (
    <ul aria-label="Left out" className="mt-1 text-brass text-xs">
      {some.map(({ letter, excluded }) => {
        const series = definition.series[letter.charCodeAt(0) - 65];
        const property = series ? measureOf(series.measure).property : undefined;
        return (
          <li key={letter}>
            {definition.series.length > 1 ? `${letter}: ` : ""}
            {counted(excluded, "event")} left out: {property ?? "the value"} is set but not a number.
          </li>
        );
      })}
    </ul>
  );
}
