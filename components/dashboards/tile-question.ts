"use client";

import { useMemo } from "react";
import type { TileView } from "../../lib/dashboards/board.ts";
import { boardedDefinition } from "../../lib/dashboards/boarded.ts";
import { comparedPeriod, resolveRange } from "../../lib/vocabulary/period.ts";
import { type Phrase, spoken } from "../../lib/vocabulary/phrase.ts";
import { type Catalogue, useCatalogue } from "../inputs/catalogue.tsx";
import { wholeConditions } from "../inputs/whole.ts";
import type { SharedDefinition } from "../report/question.ts";
import type { Issue } from "../report/report-actions.ts";
import type { AnyScreen } from "../report/screen.ts";
import { defaultsOf, understood } from "../report/understood.ts";
import type { TileReport } from "./board-actions.ts";
import { type BoardContext, useBoardContext } from "./board-context.tsx";

/** What a tile asks: its report under its view, the board's dates and filters laid over it. */
export type TileQuestion = {
  /** As the report's own page would show it in its form. */
  draft: SharedDefinition & Record<string, unknown>;
  /** As it is asked: test users filtered out. Null where it contradicts itself. */
  asked: (SharedDefinition & Record<string, unknown>) | null;
  issues: Issue[];
  /** What of the board does not apply, in words. */
  notes: string[];
  /** The question in plain words. */
  reading: string;
};

type Options = { screen: AnyScreen; report: TileReport; view: TileView | undefined };

/** Reads the report of a tile and lays the board over it. */
export function useTileQuestion({ screen, report, view }: Options): TileQuestion {
  const { words, settings } = useBoardContext();
  const catalogue = useCatalogue();
  return useMemo(
    () => tileQuestion({ screen, report, view }, { words, settings }, catalogue),
    [screen, report, view, words, settings, catalogue],
  );
}

function tileQuestion(
  { screen: { question }, report, view }: Options,
  { words, settings }: Pick<BoardContext, "words" | "settings">,
  catalogue: Catalogue,
): TileQuestion {
  const { timezone, weekStart, identity } = settings;
  const defaults = defaultsOf(question, { timezone, weekStart, identity });
  const found = understood(question, rawOf(report, view), defaults);
  const whole = { ...found.filled, ...question.runnable(found.draft) };
  const ownDates = (question.schema.meta() as { ownDates?: string } | undefined)?.ownDates;
  const filters = wholeConditions(words.filters);
  const { definition, notes } = boardedDefinition(whole, { ...words, filters }, { properties: catalogue.properties, ownDates });
  const test = view?.words?.["test"] ?? report.view["test"] ?? (settings.hideTestUsers ? "hidden" : "shown");
  const hidden = test === "hidden" ? wholeConditions(settings.testUsers) : [];
  return {
    draft: definition,
    asked: found.issues.length > 0 ? null : { ...definition, filters: [...definition.filters, ...hidden] },
    issues: found.issues,
    notes: [
      ...notes,
      ...(found.dropped.length > 0 ? [`Words of this report made no sense and were left out: ${found.dropped.join(", ")}.`] : []),
    ],
    reading: readingOf(question.reading(definition, datesOf(definition, catalogue))),
  };
}

/** The words of the report with those of the tile's view; null takes a word back to its default. */
function rawOf({ definition }: TileReport, view: TileView | undefined): Record<string, unknown> {
  const { kind: _, ...said } = { ...definition, ...view?.patch };
  return Object.fromEntries(Object.entries(said).filter(([word, value]) => value !== null || definition[word] === null));
}

const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);

function datesOf({ range, timezone, weekStart, compare }: SharedDefinition, { dataStart, dataEnd }: Catalogue) {
  if (dataEnd === null) return { current: null };
  const current = resolveRange(range, { timezone, weekStart, dataStart: micros(dataStart), dataEnd: micros(dataEnd) });
  return { current, ...(compare ? { previous: comparedPeriod(current, compare) } : {}) };
}

const readingOf = (phrases: readonly Phrase[]) => spoken(phrases).replaceAll("*", "");
