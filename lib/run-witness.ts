import { createHash } from "node:crypto";
import { z } from "zod";
import type { Generation } from "./dataset/generation.ts";
import type { Engine, QueryOptions, Statement } from "./engine/query.ts";
import type { Rows } from "./reports/answer-rows.ts";
import { type ReportKindName, reportKinds } from "./reports/index.ts";
import type { AnswerBase, FrameBase, ReportKind } from "./reports/kind.ts";
import type { Witness } from "./reports/witness.ts";
import { dataFacts, dataFiles, definitionHash, parseReport, type ReportDefinition, type ReportIssue } from "./run-report.ts";
import { duckdb, plainDuckdb } from "./sql/duckdb/dialect.ts";
import { print } from "./sql/print.ts";
import { withSettledCohorts } from "./vocabulary/cohort/settle.ts";

/*
 * The front door for "why is this one here?": the definition of a report and the name of a unit, as its lists write it.
 */

type AnyKind = ReportKind<ReportDefinition, FrameBase, AnswerBase>;

export type WitnessDefinition = { report: ReportDefinition; actor: string };

export type CompiledWitness = {
  /** The same question about the same data has the same key. */
  key: string;
  statement: Statement;
  /** The same question in plain SQL with literals. */
  portable: string;
  answer: (rows: Rows) => Witness;
};

const asked = z.strictObject({ report: z.unknown(), actor: z.string().min(1).max(100_000) });

/** Whether a kind can say why. */
export function hasWitness(kind: ReportKindName): boolean {
  return (reportKinds[kind] as unknown as AnyKind).witness !== undefined;
}

/** Reads the question from untrusted JSON; issues name the path and what to change. */
export function parseWitness(json: unknown): { ok: true; definition: WitnessDefinition } | { ok: false; issues: ReportIssue[] } {
  const outer = asked.safeParse(json);
  if (!outer.success) return { ok: false, issues: [{ path: "", message: "Say which report and which id." }] };
  const report = parseReport(outer.data.report);
  if (!report.ok) return report;
  if (!hasWitness(report.definition.kind))
    return { ok: false, issues: [{ path: "kind", message: "This kind of report does not say why." }] };
  return { ok: true, definition: { report: report.definition, actor: outer.data.actor } };
}

/** Compiles the question for one generation. */
export function compileWitness({ report, actor }: WitnessDefinition, generation: Generation): CompiledWitness {
  const { frame: frameOf, witness } = reportKinds[report.kind] as unknown as AnyKind;
  if (!witness) throw new RangeError("This kind of report does not say why.");
  const facts = dataFacts(generation);
  const question = { definition: withSettledCohorts(report, facts), frame: frameOf(report, facts), actor };
  const plan = witness.plan(question);
  const files = dataFiles(generation);
  const { sql, values } = print(plan, duckdb, { files, values: "bound" });
  const who = createHash("sha256").update(actor).digest("hex").slice(0, 16);
  return {
    key: `witness:${definitionHash(report)}:${who}:${generation.id}`,
    statement: { sql, values },
    get portable() {
      return `${print(plan, plainDuckdb, { files, values: "literal" }).sql};\n`;
    },
    answer: (rows) => witness.answer(rows, question),
  };
}

/** Runs a compiled question; the portable spelling asks an engine that has nothing registered. */
export async function answerWitness(
  compiled: CompiledWitness,
  { engine, spelling = "fast" }: { engine: Engine; spelling?: "fast" | "portable" },
  options: QueryOptions,
): Promise<Witness> {
  const statement = spelling === "fast" ? compiled.statement : { sql: compiled.portable, values: [] };
  return compiled.answer(await engine.run(statement, options));
}
