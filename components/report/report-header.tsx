"use client";

import { HelpCircle, Link2, Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Compare } from "../../lib/vocabulary/compare.ts";
import type { WeekStart } from "../../lib/vocabulary/interval.ts";
import type { Phrase } from "../../lib/vocabulary/phrase.ts";
import type { Range } from "../../lib/vocabulary/range.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { ComparePicker } from "../inputs/range/compare-picker.tsx";
import { RangePicker } from "../inputs/range/range-picker.tsx";
import { ZonePicker } from "../inputs/range/zone-picker.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { toast } from "../ui/toast.tsx";
import { ReadingLine } from "./reading-line.tsx";

type Dates = { from: string; to: string };

type ReportHeaderProps = {
  range: Range;
  period: Dates | null;
  compare: Compare | undefined;
  /** Whether the kind has a compared period. */
  compares: boolean;
  previous: Dates | null;
  timezone: string;
  weekStart: WeekStart;
  onChange: (change: { range?: Range; compare?: Compare | undefined; timezone?: string; weekStart?: WeekStart }) => void;
  /** Null when the settings name no test users. */
  testUsers: { hidden: boolean; onChange: (hidden: boolean) => void } | null;
  phrases: readonly Phrase[] | null;
  onPalette: () => void;
  onHelp: () => void;
  run: ReactNode;
  extra?: ReactNode;
  /** The saved self of the report, above the dates. */
  saved?: ReactNode;
  /** Further buttons before the tools. */
  tools?: ReactNode;
};

/** When and whom the report covers, the same for every kind, and the question in plain words. */
export function ReportHeader(props: ReportHeaderProps) {
  const { range, period, compare, compares, previous, timezone, weekStart, onChange, testUsers, phrases, run, extra, saved, tools } = props;
  const { dataStart, dataEnd } = useCatalogue();
  return (
    <header className="flex flex-col gap-3">
      {saved}
      <div className="flex flex-wrap items-center gap-2">
        <RangePicker
          range={range}
          period={period}
          timezone={timezone}
          weekStart={weekStart}
          dataStart={dataStart}
          dataEnd={dataEnd}
          onChange={(next) => onChange({ range: next })}
        />
        {compares ? <ComparePicker compare={compare} previous={previous} onChange={(next) => onChange({ compare: next })} /> : null}
        {extra}
        <ZonePicker timezone={timezone} weekStart={weekStart} onChange={onChange} />
        {testUsers ? (
          <Switch label="Hide test users" checked={testUsers.hidden} onChange={testUsers.onChange} />
        ) : (
          <Link href="/settings" prefetch={false} className="rounded-md px-1.5 text-ink-3 hover:text-ink hover:underline">
            Hide test users…
          </Link>
        )}
        <span className="ml-auto flex items-center gap-1">
          {run}
          {tools}
          <Tools {...props} />
        </span>
      </div>
      {phrases ? <ReadingLine phrases={phrases} /> : null}
    </header>
  );
}

function Tools({ onPalette, onHelp }: Pick<ReportHeaderProps, "onPalette" | "onHelp">) {
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => toast("Copied the address of this view"),
      () => toast("The browser did not allow copying", "danger"),
    );
  return (
    <>
      <IconButton label="Copy the address of this view" onClick={copy}>
        <Link2 size={16} strokeWidth={1.7} aria-hidden />
      </IconButton>
      <IconButton label="Find (⌘K)" onClick={onPalette}>
        <Search size={16} strokeWidth={1.7} aria-hidden />
      </IconButton>
      <IconButton label="Keys (?)" onClick={onHelp}>
        <HelpCircle size={16} strokeWidth={1.7} aria-hidden />
      </IconButton>
    </>
  );
}

/** Runs by hand; marked when what is shown answers an older question. */
export function RunButton({ stale, running, onRun }: { stale: boolean; running: boolean; onRun: () => void }) {
  if (!stale || running) return null;
  return (
    <Button tone="primary" onClick={onRun}>
      Run
      <span className="opacity-75">⌘⏎</span>
    </Button>
  );
}
