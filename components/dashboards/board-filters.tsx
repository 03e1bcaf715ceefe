"use client";

import { CalendarRange, ListFilter, X } from "lucide-react";
import { withNamedCohorts } from "../../lib/vocabulary/cohort/named.ts";
import { resolveRange } from "../../lib/vocabulary/period.ts";
import { conditionsPhrase, spoken } from "../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { ConditionList } from "../inputs/condition-list.tsx";
import { RangePicker } from "../inputs/range/range-picker.tsx";
import { wholeConditions } from "../inputs/whole.ts";
import type { ReportSettings } from "../report/question.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import type { BoardState } from "./use-board.ts";

type WordsProps = Pick<BoardState, "words" | "setWords"> & { settings: ReportSettings };

const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);

/** The dates that all tiles share; without them each has its own. */
export function BoardDates({ words: { range }, setWords, settings: { timezone, weekStart } }: WordsProps) {
  const { dataStart, dataEnd } = useCatalogue();
  if (range === null)
    return (
      <Button
        onClick={() => setWords({ range: { last: { value: 30, unit: "day" } } })}
        title="Each tile has the dates of its report. Press to choose dates for all of them."
      >
        <CalendarRange size={15} strokeWidth={1.7} aria-hidden className="text-ink-3" />
        Each report’s own dates
      </Button>
    );
  const data = { dataStart: micros(dataStart), dataEnd: micros(dataEnd) };
  const period = dataEnd === null ? null : resolveRange(range, { timezone, weekStart, ...data });
  return (
    <span className="flex items-center">
      <RangePicker {...{ range, period, timezone, weekStart, dataStart, dataEnd }} onChange={(next) => setWords({ range: next })} />
      <IconButton label="Back to each report’s own dates" onClick={() => setWords({ range: null })}>
        <X size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

/** The filters that are added to those of every tile. */
export function BoardFilters({ words: { filters, cohorts = {} }, setWords }: Pick<WordsProps, "words" | "setWords">) {
  const { cohorts: saved = [] } = useCatalogue();
  const whole = wholeConditions(filters);
  const said = spoken(conditionsPhrase(whole)).replaceAll("*", "");
  return (
    <span className="flex min-w-0 items-center">
      <Popover
        label="Filters of the board"
        className="w-96 p-3"
        trigger={
          <Button aria-label={whole.length > 0 ? `Filters of the board: ${said}` : "Filters of the board"} className="min-w-0 shrink!">
            <ListFilter size={15} strokeWidth={1.7} aria-hidden className="shrink-0 text-ink-3" />
            {whole.length > 0 ? <span className="max-w-80 truncate font-medium">{said}</span> : "Filters"}
          </Button>
        }
      >
        <p className="mb-2 text-ink-2 text-xs">Added to the filters of every tile. A tile on which one of them cannot hold says so.</p>
        <ConditionList
          conditions={filters}
          cohorts={Object.keys(cohorts)}
          onChange={(next) => setWords(withNamedCohorts({ filters: next, cohorts }, saved))}
        />
      </Popover>
      {filters.length > 0 ? (
        <IconButton label="Take the filters of the board away" onClick={() => setWords({ filters: [], cohorts: {} })}>
          <X size={14} aria-hidden />
        </IconButton>
      ) : null}
    </span>
  );
}
