"use client";

import { Info } from "lucide-react";
import type { Figure } from "../../lib/kpis/figure.ts";
import { valueText } from "../../lib/reports/trends/chart/value.ts";
import { firstSeen } from "../report/first-seen.ts";
import { FreshnessLine } from "../report/receipt.tsx";
import { Popover } from "../ui/popover.tsx";
import type { KpiAnswer } from "./use-kpi.ts";

type TileDetailsProps = { name: string; meaning: string; answer: KpiAnswer | undefined; figure: Figure | undefined };

/** What a figure means, what it is compared with, what it rests on. */
export function TileDetails({ name, meaning, answer, figure }: TileDetailsProps) {
  return (
    <Popover
      label={`About ${name}`}
      align="end"
      className="w-80 p-3"
      trigger={
        <button
          type="button"
          aria-label={`About ${name}`}
          className="-mr-1.5 grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
        >
          <Info size={14} strokeWidth={1.7} aria-hidden />
        </button>
      }
    >
      <div className="flex flex-col gap-2 text-ink-2 [overflow-wrap:anywhere]">
        <p className="text-ink">{meaning}</p>
        {figure?.note ? <p>{figure.note}</p> : null}
        {figure?.open ? <p>It can still change: its time is not over at the end of the data.</p> : null}
        {figure?.before ? (
          <p>
            Compared with {valueText(figure.before.value, figure.kind)} ({figure.before.of}).
          </p>
        ) : null}
        {answer ? (
          <>
            <p className="border-line border-t pt-2 text-xs">{answer.reading}</p>
            <FreshnessLine
              receipt={answer.receipt}
              at={firstSeen(answer.result)}
              fromCache={answer.fromCache}
              withoutActor={answer.result.withoutActor}
              broken={answer.result.broken}
            />
          </>
        ) : null}
      </div>
    </Popover>
  );
}
