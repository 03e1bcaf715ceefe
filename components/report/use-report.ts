"use client";

import { useCallback, useMemo } from "react";
import { type Draft as RawDraft, withoutDefaults } from "../../lib/reports/address.ts";
import { withNamedCohorts } from "../../lib/vocabulary/cohort/named.ts";
import { comparedPeriod, resolveRange } from "../../lib/vocabulary/period.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { wholeConditions } from "../inputs/whole.ts";
import { type Patch, patched, type Question, type ReportSettings, type SharedDefinition, type SharedDraft } from "./question.ts";
import type { ReportActions } from "./report-actions.ts";
import { defaultsOf, understood } from "./understood.ts";
import { type Base, useAddress } from "./use-address.ts";

type ReportOptions = {
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  actions: Pick<ReportActions, "saveDraft" | "loadDraft">;
  base?: Base | null;
};

const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);

/** The question that the address holds, its edits, and what it comes to: dates, sentence, the question as asked. */
export function useReport<Definition extends SharedDefinition, Draft extends object>(
  question: Question<Definition, Draft>,
  { settings, served, actions, base }: ReportOptions,
) {
  const { timezone, weekStart, identity, hideTestUsers } = settings;
  const { cohorts: saved } = useCatalogue();
  const testUsers = useMemo(() => wholeConditions(settings.testUsers), [settings.testUsers]);
  const defaults = useMemo(() => defaultsOf(question, { timezone, weekStart, identity }), [question, timezone, weekStart, identity]);
  const address = useAddress({ defaults, served, saveDraft: actions.saveDraft, loadDraft: actions.loadDraft, base });
  const found = useMemo(() => understood(question, address.draft, defaults), [question, address.draft, defaults]);
  const hidden = testUsers.length > 0 && (address.word("test") ?? (hideTestUsers ? "hidden" : "shown")) === "hidden";
  const asked = useMemo((): Definition | null => {
    if (!question.begun(found.draft) || found.issues.length > 0) return null;
    const whole = { ...found.filled, ...question.runnable(found.draft) };
    return hidden ? { ...whole, filters: [...whole.filters, ...testUsers] } : whole;
  }, [question, found, hidden, testUsers]);
  const span = useCatalogue();
  const dates = useDates(found.filled, span);
  const phrases = asked ? question.reading(asked, { current: dates.period, previous: dates.previous ?? undefined }) : null;
  const writtenOf = useCallback(
    (raw: RawDraft): RawDraft => withoutDefaults(understood(question, raw, defaults).draft as RawDraft, defaults),
    [question, defaults],
  );
  const reads = (raw: RawDraft) => {
    const { draft, filled, issues } = understood(question, raw, defaults);
    if (!question.begun(draft) || issues.length > 0) return null;
    const { period, previous } = datesOf(filled, span);
    return question.reading({ ...filled, ...question.runnable(draft) }, { current: period, previous: previous ?? undefined });
  };
  const change = (patch: Patch<Draft>) =>
    address.change((raw) => withNamedCohorts(patched(understood(question, raw, defaults).draft, patch) as SharedDraft, saved ?? []));
  return {
    ...found,
    ...dates,
    begun: question.begun(found.draft),
    damaged: address.damaged,
    asked,
    phrases,
    change,
    /** What a raw draft says beyond the defaults, in the words that the address uses. */
    writtenOf,
    /** A raw draft in plain words; null while it cannot be asked. */
    reads,
    settle: address.settle,
    /** Another raw draft in place of the one on screen. */
    put: (raw: RawDraft) => address.change(() => raw),
    startOver: () => address.change(() => ({})),
    testUsers:
      testUsers.length === 0
        ? null
        : { hidden, onChange: (next: boolean) => address.setWord("test", next === hideTestUsers ? null : next ? "hidden" : "shown") },
  };
}

/** The report on screen, as the parts of its screen get it. */
export type Report<Definition extends SharedDefinition, Draft extends object> = ReturnType<typeof useReport<Definition, Draft>>;

type Span = { dataStart: string | null; dataEnd: string | null };

/** What the range and the comparison come to on the data. */
function datesOf({ range, timezone, weekStart, compare }: SharedDefinition, { dataStart, dataEnd }: Span) {
  if (dataEnd === null) return { period: null, previous: null };
  const period = resolveRange(range, { timezone, weekStart, dataStart: micros(dataStart), dataEnd: micros(dataEnd) });
  return { period, previous: compare ? comparedPeriod(period, compare) : null };
}

function useDates({ range, timezone, weekStart, compare }: SharedDefinition, { dataStart, dataEnd }: Span) {
  return useMemo(
    () => datesOf({ range, timezone, weekStart, compare } as SharedDefinition, { dataStart, dataEnd }),
    [range, timezone, weekStart, compare, dataStart, dataEnd],
  );
}
