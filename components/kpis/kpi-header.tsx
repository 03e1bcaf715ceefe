"use client";

import { Link2 } from "lucide-react";
import Link from "next/link";
import { instantLabel } from "../../lib/format.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { ComparePicker } from "../inputs/range/compare-picker.tsx";
import { RangePicker } from "../inputs/range/range-picker.tsx";
import { ZonePicker } from "../inputs/range/zone-picker.tsx";
import { IconButton } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { toast } from "../ui/toast.tsx";
import type { useChoices } from "./use-choices.ts";

const dayMicros = 86_400e6;

/** The dates that all figures of the page are of, and how far the data reach. */
export function KpiHeader({ chosen }: { chosen: ReturnType<typeof useChoices> }) {
  const { dataStart, dataEnd } = useCatalogue();
  const { context, period, previous, testUsers, change } = chosen;
  const { range, compare, timezone, weekStart } = context.choices;
  return (
    <header className="flex flex-col gap-3">
      <h1 className="font-semibold text-lg tracking-tight">KPIs</h1>
      <div className="flex flex-wrap items-center gap-2">
        <RangePicker {...{ range, period, timezone, weekStart, dataStart, dataEnd }} onChange={(next) => change({ range: next })} />
        <ComparePicker compare={compare ?? undefined} previous={previous} onChange={(next) => change({ compare: next ?? null })} />
        <ZonePicker timezone={timezone} weekStart={weekStart} onChange={change} />
        {testUsers ? (
          <Switch label="Hide test users" checked={testUsers.hidden} onChange={testUsers.onChange} />
        ) : (
          <Link href="/settings" prefetch={false} className="rounded-md px-1.5 text-ink-3 hover:text-ink hover:underline">
            Hide test users…
          </Link>
        )}
        <IconButton label="Copy the address of this view" onClick={copyAddress} className="ml-auto">
          <Link2 size={16} strokeWidth={1.7} aria-hidden />
        </IconButton>
      </div>
      <Notices damaged={chosen.damaged} dropped={chosen.dropped} />
      <Reach dataStart={dataStart} dataEnd={dataEnd} period={period} previous={previous} />
    </header>
  );
}

type Span = { fromMicros: number; toMicros: number };
type ReachProps = { dataStart: string | null; dataEnd: string | null; period: Span | null; previous: Span | null };

/** How far the data reach, and what that means for the numbers of these dates. */
function Reach({ dataStart, dataEnd, period, previous }: ReachProps) {
  if (!dataStart || !dataEnd || !period) return null;
  const reachesEnd = period.toMicros >= Date.parse(dataEnd) * 1000;
  const beforeData = previous !== null && previous.fromMicros + dayMicros <= Date.parse(dataStart) * 1000;
  return (
    <p className="text-ink-2 text-xs">
      The data reach from {instantLabel(dataStart)} to {instantLabel(dataEnd)}.
      {beforeData ? " The compared dates begin before them." : null}
      {reachesEnd
        ? " Ends of lines that can still change are dashed; a number that has not run its full time is compared with as much of the earlier period."
        : null}
    </p>
  );
}

function copyAddress(): void {
  navigator.clipboard.writeText(location.href).then(
    () => toast("Copied the address of this view"),
    () => toast("The browser did not allow copying", "danger"),
  );
}

function Notices({ damaged, dropped }: { damaged: boolean; dropped: readonly string[] }) {
  const words = [
    ...(damaged ? ["This address names a view that is not kept here, or was damaged on the way."] : []),
    ...(dropped.length > 0 ? [`Parts of the address made no sense and were left out: ${dropped.join(", ")}.`] : []),
  ];
  return words.map((each) => (
    <p key={each} role="status" className="rounded-md bg-brass-soft px-3 py-2 text-brass">
      {each}
    </p>
  ));
}
