"use client";

import { useState } from "react";
import type { FunnelResult } from "../../../lib/reports/funnel/result/answer.ts";
import { type Catalogue, CatalogueProvider } from "../../inputs/catalogue.tsx";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { shifted } from "../../inputs/range/shifted.ts";
import { CommandPalette } from "../../report/command-palette.tsx";
import { HelpDialog } from "../../report/help-dialog.tsx";
import type { ReportActions } from "../../report/report-actions.ts";
import { ReportHeader, RunButton } from "../../report/report-header.tsx";
import { useReportKeys } from "../../report/report-keys.ts";
import { ReportPage } from "../../report/report-page.tsx";
import { RunWords } from "../../report/run-strip.tsx";
import { SideQuestions } from "../../report/side-question.tsx";
import { useAnswer } from "../../report/use-answer.ts";
import { toast } from "../../ui/toast.tsx";
import { withStep } from "./draft.ts";
import { FunnelAnswer } from "./funnel-answer.tsx";
import { FunnelForm } from "./funnel-form.tsx";
import { type ReportSettings, useFunnel } from "./use-funnel.ts";

type FunnelReportProps = {
  catalogue: Catalogue;
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  actions: ReportActions<FunnelResult>;
};

/** The funnel's screen: question, dates, answer. */
export function FunnelReport(props: FunnelReportProps) {
  return (
    <CatalogueProvider catalogue={props.catalogue} findValues={props.actions.findValues}>
      <SideQuestions runReport={props.actions.runReport}>
        <FunnelScreen {...props} />
      </SideQuestions>
    </CatalogueProvider>
  );
}

function FunnelScreen({ catalogue, settings, served, actions }: FunnelReportProps) {
  const funnel = useFunnel({ settings, served, actions });
  const { draft, filled, change, period } = funnel;
  const answer = useAnswer<FunnelResult>({
    asked: funnel.asked && catalogue.events.length > 0 ? JSON.stringify(funnel.asked) : null,
    generation: catalogue.generation,
    runReport: actions.runReport,
  });
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const compare = () => change({ compare: draft.compare ? undefined : "previous_period" });
  const shift = (direction: 1 | -1) => period && change({ range: shifted(period, direction) });
  useReportKeys({ run: answer.run, shift, compare, palette: () => setPalette(true), help: () => setHelp(true) });
  const addStep = (event: string) => {
    change(withStep(draft, draft.steps.length, { event }));
    toast(`Added ${event} as step ${draft.steps.length + 1}`);
  };
  const refused = answer.problem?.code === "E_DEFINITION" ? answer.problem.issues : [];
  return (
    <ReportPage
      title="Funnel"
      startOpen={draft.steps.length === 0}
      form={<FunnelForm draft={draft} filled={filled} onChange={change} issues={[...funnel.issues, ...refused]} asked={funnel.asked} />}
      header={
        <ReportHeader
          range={filled.range}
          period={period}
          compare={filled.compare}
          previous={funnel.previous}
          timezone={filled.timezone}
          weekStart={filled.weekStart}
          onChange={change}
          testUsers={funnel.testUsers}
          phrases={funnel.phrases}
          onPalette={() => setPalette(true)}
          onHelp={() => setHelp(true)}
          run={
            <>
              <RunWords startedAt={answer.startedAt} progress={answer.progress} onCancel={answer.cancel} />
              <RunButton stale={answer.stale} running={answer.running} onRun={answer.run} />
            </>
          }
          extra={
            filled.view === "trend" ? (
              <IntervalSelect interval={filled.interval} period={period} onChange={(interval) => change({ interval })} />
            ) : null
          }
        />
      }
    >
      <FunnelAnswer funnel={funnel} answer={answer} runReport={actions.runReport} />
      <HelpDialog open={help} onOpenChange={setHelp} />
      <CommandPalette
        open={palette}
        onOpenChange={setPalette}
        onEvent={addStep}
        eventSection="Add as a step"
        commands={[
          { label: "Run the question now", hint: "⌘⏎", run: answer.run },
          { label: draft.compare ? "Stop comparing" : "Compare with the previous period", hint: "X", run: compare },
          { label: "One period earlier", hint: "←", run: () => shift(-1) },
          { label: "One period later", hint: "→", run: () => shift(1) },
          {
            label: "Start an empty funnel",
            run: () => change(Object.fromEntries(Object.keys(draft).map((word) => [word, word === "steps" ? [] : undefined]))),
          },
          { label: "Keys", hint: "?", run: () => setHelp(true) },
        ]}
      />
    </ReportPage>
  );
}
