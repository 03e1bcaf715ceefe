import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Generation } from "./dataset/generation.ts";
import type { Engine, QueryOptions, Statement } from "./engine/query.ts";
import { peopleQuestions } from "./people/index.ts";
import type { PeopleFacts, PeopleQuestion } from "./people/question.ts";
import type { Rows } from "./reports/answer-rows.ts";
import { dataFacts, dataFiles, type ReportIssue } from "./run-report.ts";
import { duckdb, plainDuckdb } from "./sql/duckdb/dialect.ts";
import { print } from "./sql/print.ts";
import { withSettledCohorts } from "./vocabulary/cohort/settle.ts";

/*
 * The front door for questions about people and their events; it leads the same way as that of reports:
 * unknown JSON → definition → plan → one SELECT + values → rows → answer.
 */

type Questions = typeof peopleQuestions;
export type PeopleAsk = keyof Questions;
export type PeopleDefinition<Ask extends PeopleAsk = PeopleAsk> = { [Each in Ask]: z.infer<Questions[Each]["definition"]> }[Ask];
export type PeopleAnswer<Ask extends PeopleAsk = PeopleAsk> = { [Each in Ask]: ReturnType<Questions[Each]["answer"]> }[Ask];
export type ParsedPeople = { ok: true; definition: PeopleDefinition } | { ok: false; issues: ReportIssue[] };

type AnyQuestion = PeopleQuestion<PeopleDefinition, PeopleAnswer>;

export type CompiledPeople<Ask extends PeopleAsk = PeopleAsk> = {
  /** The same definition about the same data has the same key. */
  key: string;
  statement: Statement;
  /** The same question in plain SQL with literals. */
  portable: string;
  answer: (rows: Rows) => PeopleAnswer<Ask>;
};

/** Reads a question from untrusted JSON; issues name the path and what to change. */
export function parsePeople(json: unknown): ParsedPeople {
  const question = questionOf((json as { ask?: unknown } | null)?.ask);
  if (!question) return { ok: false, issues: [{ path: "ask", message: `ask must be one of: ${Object.keys(peopleQuestions).join(", ")}` }] };
  const parsed = question.definition.safeParse(json);
  if (parsed.success) return { ok: true, definition: parsed.data };
  return { ok: false, issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })) };
}

function questionOf(ask: unknown): AnyQuestion | undefined {
  return typeof ask === "string" && Object.hasOwn(peopleQuestions, ask)
    ? (peopleQuestions[ask as PeopleAsk] as unknown as AnyQuestion)
    : undefined;
}

/** Compiles a question for one generation into what the engine runs and what a reader can run alone. */
export function compilePeople<Ask extends PeopleAsk>(
  definition: PeopleDefinition & { ask: Ask },
  generation: Generation,
): CompiledPeople<Ask> {
  const question = questionOf(definition.ask) as AnyQuestion;
  const facts = peopleFacts(generation);
  const plan = question.plan(withSettledCohorts(definition, facts), facts);
  const files = dataFiles(generation);
  const { sql, values } = print(plan, duckdb, { files, values: "bound" });
  const hash = createHash("sha256").update(JSON.stringify(definition)).digest("hex");
  return {
    key: `people:${hash.slice(0, 32)}:${generation.id}`,
    statement: { sql, values },
    portable: `${print(plan, plainDuckdb, { files, values: "literal" }).sql};\n`,
    answer: (rows) => question.answer(rows, definition, facts) as PeopleAnswer<Ask>,
  };
}

/** What questions about people know of a generation. */
export function peopleFacts(generation: Generation): PeopleFacts {
  return { ...dataFacts(generation), timezone: generation.timezone };
}

/** Runs a compiled question; the portable spelling asks an engine that has nothing registered. */
export async function answerPeople<Ask extends PeopleAsk>(
  compiled: CompiledPeople<Ask>,
  { engine, spelling = "fast" }: { engine: Engine; spelling?: "fast" | "portable" },
  options: QueryOptions,
): Promise<PeopleAnswer<Ask>> {
  const statement = spelling === "fast" ? compiled.statement : { sql: compiled.portable, values: [] };
  return compiled.answer(await engine.run(statement, options));
}
