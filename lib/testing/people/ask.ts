import type { Generation } from "../../dataset/generation.ts";
import type { LocalEngine } from "../../engine/local-engine.ts";
import { answerPeople, compilePeople, type PeopleAnswer, type PeopleAsk, parsePeople } from "../../run-people.ts";

/** Where a question is asked: the engine with its own spelling, or a plain DuckDB with the portable one. */
export type Desk = { generation: Generation; engine: LocalEngine; spelling: "fast" | "portable" };

/** Asks as the screen does: from JSON, through the compiler, the gate and a real DuckDB. */
export async function ask<Ask extends PeopleAsk>(
  { generation, engine, spelling }: Desk,
  definition: { ask: Ask } & Record<string, unknown>,
): Promise<PeopleAnswer<Ask>> {
  const parsed = parsePeople(definition);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const compiled = compilePeople(parsed.definition as never, generation);
  return (await answerPeople(compiled, { engine, spelling }, { owner: "test" })) as PeopleAnswer<Ask>;
}
