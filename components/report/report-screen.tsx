"use client";

import { useState } from "react";
import type { Draft as RawDraft } from "../../lib/reports/address.ts";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import { KeepListProvider } from "../cohorts/keep-list.tsx";
import { CatalogueProvider } from "../inputs/catalogue.tsx";
import { shifted } from "../inputs/range/shifted.ts";
import { SaveBar, SaveButton, type SaveDialog, saveCommands } from "../saved/save-bar.tsx";
import { useSave } from "../saved/use-save.ts";
import { useSaved } from "../saved/use-saved.ts";
import { toast } from "../ui/toast.tsx";
import { AnnotationsProvider } from "./annotations.tsx";
import { type Command, CommandPalette } from "./command-palette.tsx";
import { SavedNameProvider } from "./file-remarks.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { WitnessProvider } from "./people-why.tsx";
import type { Patch, SharedDefinition, SharedDraft } from "./question.ts";
import type { RunReport } from "./report-actions.ts";
import { ReportAnswer } from "./report-answer.tsx";
import { ReportHeader, RunButton } from "./report-header.tsx";
import { useReportKeys } from "./report-keys.ts";
import { ReportPage } from "./report-page.tsx";
import { RunWords } from "./run-strip.tsx";
import type { Screen, ScreenProps } from "./screen.ts";
import { SideQuestions } from "./side-question.tsx";
import { type Answer, useAnswer } from "./use-answer.ts";
import { type Report, useReport } from "./use-report.ts";

type ReportScreenProps<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase> = ScreenProps & {
  screen: Screen<Definition, Draft, Result>;
};

/** The screen of a report of any kind: question, dates, answer. */
export function ReportScreen<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase>(
  props: ReportScreenProps<Definition, Draft, Result>,
) {
  return (
    <CatalogueProvider catalogue={props.catalogue} findValues={props.actions.findValues}>
      <SideQuestions runReport={props.actions.runReport}>
        <AnnotationsProvider actions={props.actions}>
          <WitnessProvider askWitness={props.actions.askWitness ?? null}>
            <KeepListProvider keepList={props.actions.keepList ?? null}>
              <Body {...props} />
            </KeepListProvider>
          </WitnessProvider>
        </AnnotationsProvider>
      </SideQuestions>
    </CatalogueProvider>
  );
}

function Body<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase>(
  props: ReportScreenProps<Definition, Draft, Result>,
) {
  const { screen, title, catalogue, settings, served, actions } = props;
  const saved = useSaved(props.saved);
  const report = useReport(screen.question, { settings, served, actions, base: saved.base });
  const runReport = actions.runReport as RunReport<Result>;
  const answer = useAnswer<Result>({
    asked: report.asked && catalogue.events.length > 0 ? JSON.stringify(report.asked) : null,
    generation: catalogue.generation,
    runReport,
  });
  const { writtenOf, reads, settle } = report;
  const savable = {
    kind: screen.question.kind,
    written: writtenOf(report.draft as object as RawDraft),
    writtenOf,
    reads,
    settle,
    edit: report.put,
  };
  const save = useSave(savable, saved, props.saved);
  const bar = { savable, saved, save, props: props.saved, ready: report.asked !== null };
  const [dialog, setDialog] = useState<SaveDialog>(null);
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const moves = useMoves({ screen, report, answer, onHelp: () => setHelp(true) });
  useReportKeys({ ...moves.keys, run: answer.run, palette: () => setPalette(true), help: () => setHelp(true) });
  const refused = answer.problem?.code === "E_DEFINITION" ? answer.problem.issues : [];
  const { Form, Beside } = screen;
  return (
    <ReportPage
      title={title}
      startOpen={!report.begun}
      form={
        <Form
          draft={report.draft}
          filled={report.filled}
          onChange={report.change}
          issues={[...report.issues, ...refused]}
          asked={report.asked}
        />
      }
      header={
        <ReportHeader
          {...headerOf(report)}
          compares={screen.compares !== false}
          onPalette={() => setPalette(true)}
          onHelp={() => setHelp(true)}
          run={
            <>
              <RunWords startedAt={answer.startedAt} progress={answer.progress} onCancel={answer.cancel} />
              <RunButton stale={answer.stale} running={answer.running} onRun={answer.run} />
            </>
          }
          saved={<SaveBar bar={bar} dialog={dialog} onDialog={setDialog} />}
          tools={<SaveButton bar={bar} onDialog={setDialog} />}
          extra={Beside ? <Beside report={report} /> : null}
        />
      }
    >
      <SavedNameProvider value={saved.open?.report.name ?? null}>
        <ReportAnswer screen={screen} report={report} answer={answer} runReport={runReport} />
      </SavedNameProvider>
      <HelpDialog open={help} onOpenChange={setHelp} compares={screen.compares !== false} />
      <CommandPalette
        open={palette}
        onOpenChange={setPalette}
        onEvent={moves.addEvent}
        eventSection={screen.onEvent.section}
        commands={[...moves.commands, ...saveCommands(bar, setDialog)]}
      />
    </ReportPage>
  );
}

/** What the header shows of a report; its edits touch words that every kind shares. */
function headerOf<Definition extends SharedDefinition, Draft extends object>(report: Report<Definition, Draft>) {
  const { range, compare, timezone, weekStart } = report.filled;
  const { period, previous, testUsers, phrases } = report;
  const onChange = sharedChange(report);
  return { range, compare, timezone, weekStart, period, previous, testUsers, phrases, onChange };
}

function sharedChange<Definition extends SharedDefinition, Draft extends object>({ change }: Report<Definition, Draft>) {
  return change as unknown as (patch: Patch<SharedDraft>) => void;
}

type MovesOptions<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase> = {
  screen: Screen<Definition, Draft, Result>;
  report: Report<Definition, Draft>;
  answer: Answer<Result>;
  onHelp: () => void;
};

/** What keys and palette do to a report. */
function useMoves<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase>(
  options: MovesOptions<Definition, Draft, Result>,
) {
  const { screen, report, answer, onHelp } = options;
  const change = sharedChange(report);
  const shift = (direction: 1 | -1) => report.period && change({ range: shifted(report.period, direction) });
  const { compare: compared } = report.filled;
  const compare = () => change({ compare: compared ? undefined : "previous_period" });
  const compares = screen.compares !== false;
  const commands: Command[] = [
    { label: "Run the question now", hint: "⌘⏎", run: answer.run },
    ...(compares ? [{ label: compared ? "Stop comparing" : "Compare with the previous period", hint: "X", run: compare }] : []),
    { label: "One period earlier", hint: "←", run: () => shift(-1) },
    { label: "One period later", hint: "→", run: () => shift(1) },
    ...(screen.commands?.(report) ?? []),
    { label: "Start an empty question", run: report.startOver },
    { label: "Keys", hint: "?", run: onHelp },
  ];
  const addEvent = (event: string) => {
    const { patch, said } = screen.onEvent.add(report.draft, event);
    report.change(patch);
    toast(said);
  };
  return { commands, addEvent, keys: { shift, ...(compares ? { compare } : {}) } };
}
