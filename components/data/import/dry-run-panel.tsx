import type { ReactNode } from "react";
import type { ImportProgress } from "../../../lib/dataset/import/progress.ts";
import type { DryRun } from "../../../lib/dataset/import-summary.ts";
import { counted, fullNumber, instantLabel } from "../../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Ledger } from "../ledger.tsx";
import { ProgressBar } from "./progress-bar.tsx";

type DryRunPanelProps = {
  run: DryRun | null;
  busy: boolean;
  problem: string | null;
  progress: ImportProgress | null;
  /** Asks for the counting of a large source; null where it happens by itself. */
  onCount: (() => void) | null;
  /** Why no row can be read, and what to choose; null when some can. */
  nothing: string | null;
};

/** What an import would give, counted over all rows without writing anything. */
export function DryRunPanel(props: DryRunPanelProps) {
  return (
    <section aria-labelledby="dry-run">
      <h3 id="dry-run" className="font-semibold text-sm">
        What would come in
      </h3>
      <div className="mt-1.5 rounded-md border border-line bg-surface px-4 py-3">{body(props)}</div>
    </section>
  );
}

function body({ run, busy, problem, progress, onCount, nothing }: DryRunPanelProps): ReactNode {
  if (problem)
    return (
      <p role="alert" className="break-words text-danger">
        {problem}
      </p>
    );
  if (nothing) return <p className="text-ink-2">Nothing yet. {nothing}</p>;
  if (run) return <Counts run={run} />;
  if (!busy && onCount)
    return (
      <p className="flex flex-wrap items-center gap-3 text-ink-2">
        <Button onClick={onCount}>Count all rows</Button>A dry run over everything; nothing is written.
      </p>
    );
  const share = progress?.phase === "reading" && progress.totalBytes > 0 ? progress.bytes / progress.totalBytes : null;
  return (
    <div>
      <p role="status" className="mb-2 text-ink-2">
        Counting all rows; nothing is written
      </p>
      <ProgressBar label="Counting" share={share} />
    </div>
  );
}

function Counts({ run }: { run: DryRun }) {
  const { counts, users, start, end, timezone, events, properties } = run;
  return (
    <div className="flex flex-col gap-4">
      <p role="status">
        <strong className="font-semibold">{counted(counts.events, "event")}</strong> of{" "}
        <strong className="font-semibold">{counted(users, "user")}</strong>
        <span className="text-ink-2">
          {start ? `, ${instantLabel(start)} to ${instantLabel(end)}` : ""}; times without a zone are read in {timezone}
        </span>
      </p>
      <Ledger counts={counts} link={false}>
        <Reasons run={run} />
      </Ledger>
      <div className="grid gap-x-10 gap-y-3 sm:grid-cols-2">
        <Names
          label={events.length >= 50 ? "The 50 most frequent events" : counted(events.length, "event").replace("event", "different event")}
          items={events}
        />
        <Names label={counted(properties.length, "property")} items={properties} />
      </div>
    </div>
  );
}

function Reasons({ run: { rejects, counts } }: { run: DryRun }) {
  if (rejects.length === 0) return null;
  const reasons = new Map<string, number>();
  for (const { reason } of rejects) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const whole = rejects.length === counts.rejected;
  return (
    <div>
      <h4 className="font-medium">{whole ? "Rejected because" : `Rejected because (of the first ${fullNumber(rejects.length)})`}</h4>
      <ul className="flex flex-col">
        {[...reasons].map(([reason, count]) => (
          <li key={reason} className="flex gap-2">
            <span className="text-brass">{fullNumber(count)}</span>
            <span className="min-w-0 break-words">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const mostNames = 12;

function Names({ label, items }: { label: string; items: readonly { name: string; count: number }[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h4 className="eyebrow">{label}</h4>
      <ul className="mt-1 flex flex-wrap gap-1.5 text-xs">
        {items.slice(0, mostNames).map(({ name, count }) => (
          <li key={name} className="flex max-w-64 gap-1.5 rounded-sm bg-sunken px-1.5 py-0.5">
            <span className="truncate font-mono" title={name}>
              {name}
            </span>
            <span className="text-ink-2">{fullNumber(count)}</span>
          </li>
        ))}
        {items.length > mostNames ? <li className="px-1 py-0.5 text-ink-3">and {items.length - mostNames} more</li> : null}
      </ul>
    </div>
  );
}
