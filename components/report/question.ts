import type { z } from "zod";
import type { ReportKind } from "../../lib/reports/kind.ts";
import type { Condition } from "../../lib/vocabulary/condition.ts";
import type { reportBase } from "../../lib/vocabulary/report-base.ts";
import type { Issue } from "./report-actions.ts";

/** The words that every definition shares. */
export type SharedWords = z.infer<z.ZodObject<typeof reportBase>>;
export type SharedDefinition = SharedWords & { kind: string };
export type SharedDraft = Partial<SharedWords>;

/** New words for a draft; undefined takes a word back to its default. */
export type Patch<Draft> = { [Word in keyof Draft]?: Draft[Word] | undefined };

/** How a kind of question is written: what the address may hold, and when that can be asked. */
export type Question<Definition extends SharedDefinition, Draft extends object> = {
  kind: Definition["kind"];
  schema: z.ZodType<Definition> & { shape: Record<string, z.ZodType> };
  /** For each word without which the schema takes nothing: a value to read the others by. Lists among them are empty in a fresh draft. */
  standIn: Partial<Definition>;
  /** For a word that another one can take the place of, that other one: with it there is no need of a stand-in. */
  instead?: { [Word in keyof Definition]?: keyof Definition & string };
  /** The question in plain words. */
  reading: ReportKind<Definition, never, never>["reading"];
  /** Whether there is anything to ask yet. */
  begun: (draft: Draft) => boolean;
  /** What of a draft can be asked already: what still waits for a value stays behind. */
  runnable: (draft: Draft) => Draft;
};

/** The settings of the data set that reports begin with. */
export type ReportSettings = Pick<SharedWords, "timezone" | "weekStart" | "identity"> & {
  testUsers: Condition[];
  hideTestUsers: boolean;
};

/** What the form of a kind gets: the draft as written, the same with its defaults, and how to edit it. */
export type FormProps<Definition, Draft> = {
  draft: Draft;
  /** The draft with defaults filled in; complete even while some words contradict each other. */
  filled: Definition;
  onChange: (patch: Patch<Draft>) => void;
  issues: readonly Issue[];
  /** The whole question as the engine gets it; null while it cannot be asked. */
  asked: Definition | null;
};

/** The draft after an edit. */
export function patched<Draft extends object>(draft: Draft, patch: Patch<Draft>): Draft {
  const said = Object.entries({ ...draft, ...patch }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as Draft;
}
