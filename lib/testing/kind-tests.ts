import type fc from "fast-check";
import type { AnswerBase, DefinitionBase } from "../reports/kind.ts";
import type { CaseLog } from "./case.ts";

/** Answers any definition of a kind over one log: the one thing that product and reference each provide. */
export type Ask<Definition, Result> = (definition: Definition) => Promise<Result>;

/** A definition whose SQL is kept as text, so that a change of spelling is seen in review. */
export type Golden = { name: string; definition: Record<string, unknown> };

/** What a kind of report brings so that the loops over all kinds can test it. */
export type KindTests<Definition extends DefinitionBase, Result extends AnswerBase> = {
  /** A case's report in the product's words, where the case files leave something to the reader. */
  prepare?: (report: Record<string, unknown>) => Record<string, unknown>;
  /** What a case asserts and the answers do not give, one sentence each; `expected` is the case's `expect`, unread. */
  judge: (expected: Record<string, unknown>, definition: Definition, ask: Ask<Definition, Result>) => Promise<string[]>;
  /** The second opinion: brute force, written from the rule book. The product's answer only lends grids that the book leaves open. */
  reference: (log: CaseLog, definition: Definition, product?: Result) => Result;
  /** The random logs to ask about; default `randomLog`. */
  log?: fc.Arbitrary<CaseLog>;
  /** Valid definitions over the names of the random logs. */
  random: fc.Arbitrary<Definition>;
  /** The definition without what the rule book leaves open and the two sides decide differently on purpose. */
  settled?: (definition: Definition, log: CaseLog) => Definition;
  /** Where the product's answer differs from the reference's, one sentence each. */
  differences: (answers: { reference: Result; product: Result }, definition: Definition) => string[];
  /** A result under the keys of a case's `expect`, every number filled. */
  expectation: (result: Result) => Record<string, unknown>;
  /** One definition per way of spelling. */
  goldens: readonly Golden[];
};
