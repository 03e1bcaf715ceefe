"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { decodeDefinition } from "../../../lib/reports/address.ts";
import { type FunnelPart, funnelParts, type PathFunnel } from "../../../lib/reports/paths/definition.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { DurationInput } from "../../inputs/duration-input.tsx";
import { reportAddress } from "../../report/report-address.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { PathsFormProps } from "./draft.ts";
import { ordinaryFunnel, setAside } from "./set-aside.ts";

const partWords: Record<FunnelPart, string> = {
  after: "after",
  before: "before",
  between: "between the step before and",
  afterDropOff: "after dropping off before",
};

/** Which part of a funnel the paths are of, and the way back to it. */
export function FromFunnelCard({ draft, filled, funnel, onChange, issues }: PathsFormProps & { funnel: PathFunnel }) {
  const params = useSearchParams();
  const origin = params.get("funnel");
  const asWritten = origin === null ? null : decodeDefinition(origin);
  const ignored = asWritten ? setAside(asWritten) : [];
  const back = reportAddress("funnel", asWritten ?? ordinaryFunnel(filled, funnel), { test: params.get("test") });
  const set = (next: Partial<PathFunnel>) => onChange({ funnel: { ...funnel, ...next }, part: undefined });
  const needsBefore = funnel.part === "between" || funnel.part === "afterDropOff";
  const labels = funnel.steps.map((step) => spoken(eventPhrase({ ...step, where: [] })).replaceAll("*", ""));
  return (
    <Card
      title="From a funnel"
      aside={
        <Link href={back} className="-mr-2 inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-accent hover:bg-hover">
          <ArrowLeft size={14} aria-hidden />
          Back to the funnel
        </Link>
      }
    >
      <div className="flex flex-col gap-2">
        <ol className="flex flex-col">
          {labels.map((label, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may bear one name
            <li key={index} className="flex min-w-0 gap-2 text-sm">
              <span className="w-4 shrink-0 text-right text-ink-3">{index + 1}</span>
              <span className={`truncate font-mono text-[0.8rem] ${index + 1 === funnel.step ? "font-medium" : "text-ink-2"}`}>
                {label}
              </span>
            </li>
          ))}
        </ol>
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="text-ink-2">Paths</span>
          <Select
            label="Which part of the funnel"
            value={funnel.part}
            options={funnelParts.map((value) => ({
              value,
              label: partWords[value],
              disabled: (value === "between" || value === "afterDropOff") && funnel.steps.length < 2,
            }))}
            onChange={(part) => set({ part, step: part === "between" || part === "afterDropOff" ? Math.max(2, funnel.step) : funnel.step })}
          />
          <Select
            label="Which step of the funnel"
            value={`${funnel.step}`}
            options={labels.map((_, index) => ({
              value: `${index + 1}`,
              label: `step ${index + 1}`,
              disabled: needsBefore && index === 0,
            }))}
            onChange={(step) => set({ step: Number(step) })}
          />
        </div>
        {funnel.part === "afterDropOff" ? (
          <Switch
            label="Also those still in their window"
            checked={funnel.includeMaturing}
            onChange={(includeMaturing) => set({ includeMaturing })}
          />
        ) : null}
        {funnel.steps.length > 1 ? <FunnelWindow funnel={funnel} onChange={(window) => set({ window })} /> : null}
        {ignored.length > 0 ? (
          <p role="note" className="rounded-md bg-brass-soft px-2.5 py-1.5 text-brass text-xs">
            Paths use the plain ordered funnel, so numbers may differ: {ignored.join(", ")} {ignored.length === 1 ? "is" : "are"} left out.
          </p>
        ) : null}
        <Button onClick={() => onChange({ funnel: undefined, part: undefined })} className="self-start">
          Let the funnel go
        </Button>
      </div>
      <IssueLine issues={issues} at="funnel" />
      {draft.countBy ? null : <IssueLine issues={issues} at="countBy" />}
    </Card>
  );
}

function FunnelWindow({ funnel, onChange }: { funnel: PathFunnel; onChange: (window: PathFunnel["window"]) => void }) {
  return (
    <Field title="The funnel’s window">
      <div className="flex flex-wrap items-center gap-1.5">
        {funnel.window ? <DurationInput label="The funnel’s window" value={funnel.window} onChange={onChange} /> : null}
        <Select
          quiet={funnel.window !== null}
          label="What the funnel’s window measures"
          value={funnel.window ? "limit" : "none"}
          options={[
            { value: "limit", label: "from its first step" },
            { value: "none", label: "no limit" },
          ]}
          onChange={(next) => onChange(next === "none" ? null : { value: 7, unit: "day" })}
          className="min-w-0 flex-1"
        />
      </div>
    </Field>
  );
}
