import { unset } from "../../lib/format.ts";
import type { ActorRow } from "../../lib/reports/funnel/result/answer.ts";

type PeopleTableProps = { rows: readonly ActorRow[]; labels: readonly string[]; step: number };

/** One page of units with the instants of the steps they reached, in UTC. */
export function PeopleTable({ rows, labels, step }: PeopleTableProps) {
  if (rows.length === 0) return <p className="p-6 text-center text-ink-2">Nobody.</p>;
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr className="text-ink-2 text-xs">
          <th scope="col" className="sticky top-0 left-0 z-20 border-line border-b bg-surface px-4 py-2 text-left font-medium">
            id
          </th>
          {labels.map((label, index) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: two steps may bear one name
              key={index}
              scope="col"
              className={`sticky top-0 z-10 border-line border-b bg-surface px-3 py-2 text-left font-medium ${index === step - 1 ? "text-ink" : ""}`}
            >
              <span className="block max-w-40 truncate" title={label}>
                {index + 1}. {label}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ actor, stepTimes }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one unit may make several attempts
          <tr key={row} className="border-line border-b last:border-b-0">
            <td className="sticky left-0 bg-surface px-4 py-1.5">
              <span className="block max-w-56 truncate font-mono text-xs" title={actor}>
                {actor}
              </span>
            </td>
            {stepTimes.map((time, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the funnel
              <td key={index} className={`whitespace-nowrap px-3 py-1.5 text-xs ${time ? "" : "text-ink-3"}`} title={time ?? "not reached"}>
                {time ? time.slice(0, 19).replace("T", " ") : unset}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
