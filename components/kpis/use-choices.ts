"use client";

import { useMemo } from "react";
import { type Choices, defaultChoices, readChoices } from "../../lib/kpis/choices.ts";
import type { KpiContext } from "../../lib/kpis/context.ts";
import { offered } from "../../lib/kpis/offered.ts";
import { comparedPeriod, resolveRange } from "../../lib/vocabulary/period.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { wholeConditions } from "../inputs/whole.ts";
import type { ReportSettings } from "../report/question.ts";
import type { ReportActions } from "../report/report-actions.ts";
import { useAddress } from "../report/use-address.ts";

type ChoicesOptions = {
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  actions: Pick<ReportActions, "saveDraft" | "loadDraft">;
};

/** New words for the choices; undefined takes a word back to its default. */
export type ChoicesPatch = { [Word in keyof Choices]?: Choices[Word] | undefined };

const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);
const dayMicros = 86_400e6;

/** The choices that the address holds, their edits, and what they come to on the data. */
export function useChoices({ settings, served, actions }: ChoicesOptions) {
  const catalogue = useCatalogue();
  const { timezone, weekStart, identity, hideTestUsers } = settings;
  const own = useMemo(() => ({ timezone, weekStart, identity }), [timezone, weekStart, identity]);
  const defaults = useMemo(() => defaultChoices(own), [own]);
  const address = useAddress({ defaults, served, saveDraft: actions.saveDraft, loadDraft: actions.loadDraft });
  const { choices, dropped } = useMemo(() => readChoices(address.draft, own), [address.draft, own]);
  const suggested = useMemo(() => offered(catalogue), [catalogue]);
  const { dataStart, dataEnd } = catalogue;
  const dates = useMemo(() => datesOf(choices, { dataStart, dataEnd }), [choices, dataStart, dataEnd]);
  const testUsers = useMemo(() => wholeConditions(settings.testUsers), [settings.testUsers]);
  const test = address.word("test");
  const hidden = testUsers.length > 0 && (test ?? (hideTestUsers ? "hidden" : "shown")) === "hidden";
  const context: KpiContext = {
    choices,
    days: dates.days,
    goal: choices.goal ?? suggested.goal,
    start: choices.start === undefined ? suggested.start : choices.start,
    revenue: choices.revenue ?? suggested.revenue,
  };
  return {
    context,
    dropped,
    damaged: address.damaged,
    period: dates.period,
    previous: dates.previous,
    /** Whether test users are shown or hidden, as this address says it; reports opened from here say the same. */
    test,
    hiddenUsers: hidden ? testUsers : [],
    testUsers:
      testUsers.length === 0
        ? null
        : { hidden, onChange: (next: boolean) => address.setWord("test", next === hideTestUsers ? null : next ? "hidden" : "shown") },
    change: (patch: ChoicesPatch) => address.change((raw) => ({ ...raw, ...patch })),
  };
}

type Data = { dataStart: string | null; dataEnd: string | null };

function datesOf({ range, timezone, weekStart, compare }: Choices, { dataStart, dataEnd }: Data) {
  if (dataEnd === null) return { period: null, previous: null, days: 30 };
  const period = resolveRange(range, { timezone, weekStart, dataStart: micros(dataStart), dataEnd: micros(dataEnd) });
  const days = Math.max(1, Math.round((period.toMicros - period.fromMicros) / dayMicros));
  return { period, previous: compare ? comparedPeriod(period, compare) : null, days };
}
