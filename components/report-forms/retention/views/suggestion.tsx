"use client";

import { CalendarClock } from "lucide-react";
import type { RetentionDefinition } from "../../../../lib/reports/retention/definition.ts";
import type { RetentionGaps, RetentionResult } from "../../../../lib/reports/retention/result/answer.ts";
import { useSideAnswer } from "../../../report/side-question.tsx";
import { Button } from "../../../ui/button.tsx";
import type { RetentionPatch } from "../draft.ts";
import { daysAway } from "./days-away.ts";

type SuggestionProps = {
  definition: RetentionDefinition;
  unit: string;
  onPatch: (patch: RetentionPatch) => void;
};

const asked = ["breakdown", "compare", "amount", "bracketRanges", "part"].map((word) => [word, undefined]);

/** The interval in which people come back by themselves, and a way to it; the gaps behind it on demand. */
export function Suggestion({ definition, unit, onPatch }: SuggestionProps) {
  const question = definition.countBy === "session" ? null : { ...definition, ...Object.fromEntries(asked), view: "gaps" };
  const gaps = useSideAnswer<RetentionResult>(question)?.gaps;
  if (!question) return null;
  if (!gaps?.suggestion) return <p className="mb-3 min-h-7 text-ink-2">{gaps ? `No ${unit} were seen on two days.` : null}</p>;
  return (
    <p className="mb-3 flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
      <span className="flex min-w-0 gap-2">
        <CalendarClock size={14} strokeWidth={1.7} aria-hidden className="mt-[3px] shrink-0 text-ink-3" />
        <Words gaps={gaps} unit={unit} interval={definition.interval} />
      </span>
      <UseInterval gaps={gaps} interval={definition.interval} onPatch={onPatch} />
      <Button tone="quiet" className="h-7! px-1.5!" onClick={() => onPatch({ view: "gaps", part: undefined })}>
        See how long they stay away
      </Button>
    </p>
  );
}

function Words({ gaps, unit, interval }: { gaps: RetentionGaps; unit: string; interval: string }) {
  const fits = gaps.suggestion === interval;
  return (
    <span>
      {unit.charAt(0).toUpperCase() + unit.slice(1)} come back every {daysAway(gaps.medianDays)} in the median, four in five within{" "}
      {daysAway(gaps.p80Days)}: {fits ? `${interval}s fit.` : `try ${gaps.suggestion}s.`}
    </span>
  );
}

/** Takes the suggested interval, and dates that are long enough for it. */
export function UseInterval({ gaps, interval, onPatch }: { gaps: RetentionGaps; interval: string; onPatch: SuggestionProps["onPatch"] }) {
  const { suggestion } = gaps;
  if (!suggestion || suggestion === interval) return null;
  return (
    <Button
      className="h-7!"
      onClick={() => onPatch({ interval: suggestion, view: "table", bracketRanges: undefined, periods: undefined, part: undefined })}
    >
      Use {suggestion}s
    </Button>
  );
}
