import Link from "next/link";
import type { ReactNode } from "react";
import type { ImportCounts } from "../../lib/dataset/generation.ts";
import { fullNumber } from "../../lib/format.ts";

/** The account of an import: rows found, less what was not taken, make the events; then what was noticed on the way. */
export function Ledger({ counts, link = true, children }: { counts: ImportCounts; link?: boolean; children?: ReactNode }) {
  const { sourceRows, rejected, duplicates, events, fullRowTwins, cutValues } = counts;
  const others = sourceRows - rejected - duplicates - events;
  const refused =
    rejected > 0 && link ? (
      <Link href="/data/rejects" prefetch={false} className="text-accent underline underline-offset-2">
        see them
      </Link>
    ) : null;
  return (
    <div className="grid max-w-3xl gap-x-10 gap-y-4 sm:grid-cols-2">
      <table className="w-full self-start">
        <tbody>
          <Line label="Rows in the source" value={fullNumber(sourceRows)} />
          <Line
            label="rejected"
            aside={refused}
            value={minus(rejected)}
            muted={rejected === 0}
            note="could not be understood; kept with the reason"
          />
          <Line label="duplicates" value={minus(duplicates)} muted={duplicates === 0} note="same dedup id sent again" />
          {others > 0 ? <Line label="other rows" value={minus(others)} note="describe people or link ids, and are no events" /> : null}
          {others < 0 ? <Line label="counted besides" value={`+ ${fullNumber(-others)}`} note="one row may hold several things" /> : null}
          <tr className="border-ink border-t">
            <th scope="row" className="py-1.5 text-left font-semibold">
              Events
            </th>
            <td className="py-1.5 text-right font-semibold">{fullNumber(events)}</td>
          </tr>
        </tbody>
      </table>
      <div className="flex flex-col gap-3 self-start sm:border-line sm:border-l sm:pl-10">
        <Aside label="full-row twins" value={fullRowTwins}>
          equal another row in everything, and have no dedup id: kept
        </Aside>
        <Aside label="values cut" value={cutValues}>
          were longer than 8 KB
        </Aside>
        {children}
      </div>
    </div>
  );
}

type LineProps = { label: string; value: string; aside?: ReactNode; note?: string; muted?: boolean };

function Line({ label, value, aside, note, muted }: LineProps) {
  return (
    <tr className={muted ? "text-ink-3" : ""}>
      <th scope="row" className="py-1 pr-4 text-left font-normal">
        {label} {aside}
        {note ? <span className="block text-ink-3 text-xs">{note}</span> : null}
      </th>
      <td className="whitespace-nowrap py-1 text-right align-top">{value}</td>
    </tr>
  );
}

function Aside({ label, value, children }: { label: string; value: number; children: ReactNode }) {
  return (
    <p className={value === 0 ? "text-ink-3" : ""}>
      <span className="font-medium">{value === 0 ? "No" : fullNumber(value)}</span> {label}
      <span className="block text-ink-3 text-xs">{children}</span>
    </p>
  );
}

function minus(count: number): string {
  return count === 0 ? "0" : `− ${fullNumber(count)}`;
}
