import type { ComponentType } from "react";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import type { Catalogue } from "../inputs/catalogue.tsx";
import type { SavedProps } from "../saved/saved-actions.ts";
import type { Command } from "./command-palette.tsx";
import type { FormProps, Patch, Question, ReportSettings, SharedDefinition } from "./question.ts";
import type { ReportActions, RunReport } from "./report-actions.ts";
import type { Shown } from "./use-answer.ts";
import type { Report } from "./use-report.ts";

/** A question worth trying on the events of a data set. */
export type Starter<Draft> = { name: string; patch: Patch<Draft> };

/** What the answer of a kind gets. */
export type AnswerProps<Definition, Draft, Result> = {
  shown: Shown<Result>;
  /** The question that the answer answers. */
  definition: Definition;
  /** The question in the address, which edits start from; the one answered may still be older, and has the filter of test users. */
  draft: Definition;
  /** The question in plain words, for pictures. */
  reading: string;
  runReport: RunReport<Result>;
  onPatch: (patch: Patch<Draft>) => void;
};

/** Everything a kind of report adds to the screen that all kinds share. */
export type Screen<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase> = {
  question: Question<Definition, Draft>;
  /** The cards of the question. */
  Form: ComponentType<FormProps<Definition, Draft>>;
  /** The answer inside its frame. */
  Answer: ComponentType<AnswerProps<Definition, Draft, Result>>;
  /** What stands in the place of the answer before its first numbers, of about its height. */
  Outline: ComponentType;
  /** What the screen says before there is a question. */
  opening: { title: string; words: string; starters: (catalogue: Catalogue) => readonly Starter<Draft>[] };
  /** What picking an event in the palette does, and the words that confirm it. */
  onEvent: { section: string; add: (draft: Draft, event: string) => { patch: Patch<Draft>; said: string } };
  /** A control beside the dates, such as the granularity. */
  Beside?: ComponentType<{ report: Report<Definition, Draft> }>;
  /** Further commands of the palette. */
  commands?: (report: Report<Definition, Draft>) => readonly Command[];
  /** False where the kind has no compared period. */
  compares?: false;
};

/** The parts of a kind, for places that do not know which kind it is. */
export type AnyScreen = Screen<SharedDefinition & Record<string, unknown>, Record<string, unknown>, AnswerBase>;

/** What the page gives to the screen of any kind. */
export type ScreenProps = {
  /** The name of the kind. */
  title: string;
  catalogue: Catalogue;
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  actions: ReportActions;
  saved: SavedProps;
};
