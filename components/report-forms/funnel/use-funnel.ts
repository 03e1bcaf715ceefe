"use client";

import { useMemo } from "react";
import { readingPhrases } from "../../../lib/reports/funnel/definition/reading.ts";
import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { Condition } from "../../../lib/vocabulary/condition.ts";
import { comparedPeriod, resolveRange } from "../../../lib/vocabulary/period.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import type { ReportActions } from "../../report/report-actions.ts";
import { useAddress } from "../../report/use-address.ts";
import { type FunnelPatch, patched } from "./draft.ts";
import { runnable, wholeConditions } from "./runnable.ts";
import { funnelDefaults, understood } from "./understood.ts";

export type ReportSettings = {
  timezone: string;
  weekStart: FunnelDefinition["weekStart"];
  identity: FunnelDefinition["identity"];
  testUsers: Condition[];
  hideTestUsers: boolean;
};

type FunnelOptions = {
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  actions: Pick<ReportActions<unknown>, "saveDraft" | "loadDraft">;
};

const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);

/** The funnel that the address holds, its edits, and what it comes to: dates, sentence, the question as asked. */
export function useFunnel({ settings, served, actions }: FunnelOptions) {
  const { timezone, weekStart, identity, hideTestUsers } = settings;
  const testUsers = useMemo(() => wholeConditions(settings.testUsers), [settings.testUsers]);
  const defaults = useMemo(() => funnelDefaults({ timezone, weekStart, identity }), [timezone, weekStart, identity]);
  const address = useAddress({ defaults, served, saveDraft: actions.saveDraft, loadDraft: actions.loadDraft });
  const found = useMemo(() => understood(address.draft, defaults), [address.draft, defaults]);
  const hidden = testUsers.length > 0 && (address.word("test") ?? (hideTestUsers ? "hidden" : "shown")) === "hidden";
  const asked = useMemo((): FunnelDefinition | null => {
    if (found.draft.steps.length === 0 || found.issues.length > 0) return null;
    const whole = { ...found.filled, ...runnable(found.draft) } as FunnelDefinition;
    return hidden ? { ...whole, filters: [...whole.filters, ...testUsers] } : whole;
  }, [found, hidden, testUsers]);
  const dates = useDates(found.filled);
  const phrases = asked ? readingPhrases(asked, dates.period, dates.previous ?? undefined) : null;
  return {
    ...found,
    ...dates,
    damaged: address.damaged,
    asked,
    phrases,
    change: (patch: FunnelPatch) => address.change((draft) => patched(understood(draft, defaults).draft, patch)),
    testUsers:
      testUsers.length === 0
        ? null
        : { hidden, onChange: (next: boolean) => address.setWord("test", next === hideTestUsers ? null : next ? "hidden" : "shown") },
  };
}

/** What the range and the comparison come to on the data. */
function useDates({ range, timezone, weekStart, compare }: FunnelDefinition) {
  const { dataStart, dataEnd } = useCatalogue();
  return useMemo(() => {
    if (dataEnd === null) return { period: null, previous: null };
    const period = resolveRange(range, { timezone, weekStart, dataStart: micros(dataStart), dataEnd: micros(dataEnd) });
    return { period, previous: compare ? comparedPeriod(period, compare) : null };
  }, [range, timezone, weekStart, compare, dataStart, dataEnd]);
}
