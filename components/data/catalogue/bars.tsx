import { fullNumber, percent } from "../../../lib/format.ts";

type BarsProps = { title: string; items: readonly { name: string; count: number }[]; of: number };

/** Names with their counts as bars, each a share of the whole. */
export function Bars({ title, items, of }: BarsProps) {
  if (items.length === 0) return null;
  const top = Math.max(...items.map(({ count }) => count), 1);
  return (
    <div>
      <h3 className="eyebrow">{title}</h3>
      <ul className="mt-1">
        {items.map(({ name, count }) => (
          <li key={name} className="grid grid-cols-[minmax(0,1fr)_6rem_4rem] items-center gap-3 py-0.5 text-xs">
            <span className="relative block overflow-hidden rounded-sm px-1.5 py-0.5">
              <span
                aria-hidden
                className="absolute inset-y-0 left-0 rounded-sm bg-accent-soft"
                style={{ width: `${(count / top) * 100}%` }}
              />
              <span className="relative block truncate font-mono" title={name}>
                {name}
              </span>
            </span>
            <span className="text-right">{fullNumber(count)}</span>
            <span className="text-right text-ink-3">{percent(count / Math.max(1, of))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
