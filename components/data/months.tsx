import type { EventFile } from "../../lib/dataset/generation.ts";
import { fullNumber, periodLabel } from "../../lib/format.ts";

/** Events per calendar month (UTC), a bar each; months without events keep their place. */
export function Months({ files }: { files: readonly EventFile[] }) {
  const counts = new Map<string, number>();
  for (const { month, rows } of files) counts.set(month, (counts.get(month) ?? 0) + rows);
  const months = between([...counts.keys()].sort());
  if (months.length < 2) return null;
  const top = Math.max(...counts.values());
  const every = Math.ceil(months.length / 8);
  return (
    <figure className="mt-4 max-w-3xl" style={{ width: `min(100%, ${months.length * 5}rem)` }}>
      <ol aria-label="Events per month" className="flex h-24 items-end gap-[3px] border-line-strong border-b">
        {months.map((month) => {
          const count = counts.get(month) ?? 0;
          return (
            <li
              key={month}
              title={`${periodLabel(`${month}-01`, "month")}: ${fullNumber(count)} events`}
              className="flex h-full flex-1 items-end"
            >
              <span className="sr-only">
                {month}: {fullNumber(count)}
              </span>
              <span aria-hidden className="w-full rounded-t-sm bg-accent/75" style={{ height: `${(count / top) * 100}%` }} />
            </li>
          );
        })}
      </ol>
      <figcaption aria-hidden className="mt-1 flex gap-[3px] text-ink-3 text-xs">
        {months.map((month, index) => (
          <span key={month} className="flex-1 overflow-visible whitespace-nowrap">
            {index % every === 0 ? periodLabel(`${month}-01`, "month") : ""}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const mostMonths = 240;

function between(months: readonly string[]): string[] {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const all: string[] = [];
  for (let at = first; at <= last && all.length < mostMonths; at = next(at)) all.push(at);
  return all.includes(last) ? all : [...months];
}

function next(month: string): string {
  const date = new Date(`${month}-01T00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
}
