import Link from "next/link";
import type { ImportSummary } from "../../../lib/dataset/import-summary.ts";
import { counted, humanDuration, instantLabel } from "../../../lib/format.ts";
import type { Starter } from "../../report-forms/funnel/starters.ts";
import { Button } from "../../ui/button.tsx";
import { Ledger } from "../ledger.tsx";
import { StarterFunnels } from "../starter-funnels.tsx";

type ImportDoneProps = { summary: ImportSummary; starters: readonly Starter[]; onAgain: () => void };

/** What came of an import, and where to go from here. */
export function ImportDone({ summary, starters, onAgain }: ImportDoneProps) {
  const { changed, events, users, start, end, counts, generation, seconds } = summary;
  return (
    <section className="max-w-3xl py-8">
      <h2 className="font-semibold text-lg">{changed ? "The new data set is in place" : "Nothing new"}</h2>
      <p role="status" className="mt-1 text-xl tracking-tight">
        <strong className="font-semibold">{counted(events, "event")}</strong> of{" "}
        <strong className="font-semibold">{counted(users, "user")}</strong>
      </p>
      <p className="text-ink-2">
        {instantLabel(start)} to {instantLabel(end)}. Generation <span className="font-mono text-xs">{generation}</span>
        {changed ? `, imported in ${humanDuration(seconds)}.` : " holds all that is in the source."}
      </p>
      <StarterFunnels starters={starters} />
      <div className="mt-6 border-line border-t pt-5">
        <h3 className="mb-2 font-semibold text-sm">Where every row went</h3>
        <Ledger counts={counts} />
      </div>
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <Link href="/data" prefetch={false} className="text-accent underline-offset-2 hover:underline">
          The data set
        </Link>
        <Link href="/data/catalogue" prefetch={false} className="text-accent underline-offset-2 hover:underline">
          Its events and properties
        </Link>
        <Button tone="quiet" onClick={onAgain}>
          Import something else
        </Button>
      </div>
    </section>
  );
}
