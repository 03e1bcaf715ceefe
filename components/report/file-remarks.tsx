"use client";

import { createContext, useContext } from "react";
import { instantLabel } from "../../lib/format.ts";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import { periodPhrase } from "../../lib/vocabulary/phrase.ts";
import type { Shown } from "./use-answer.ts";

/** What a file is called, and the dates it bears. */
export type AnswerFile = { name: string; period: { from: string; to: string } };

const NameContext = createContext<string | null>(null);
const RemarksContext = createContext<readonly string[]>([]);

/** Lends files the name under which the report is saved; null while it has none. */
export const SavedNameProvider = NameContext.Provider;

/** Lends files what their numbers are and rest on. */
export const RemarksProvider = RemarksContext.Provider;

/** What stands in the head of a file when it is asked for, a remark a line. */
export function useRemarks(): readonly string[] {
  return useContext(RemarksContext);
}

/** A file under the name of the saved report, where it has one; `part` tells the tables of an answer apart. */
export function useFileNamed(file: AnswerFile, part = ""): AnswerFile {
  const name = useContext(NameContext);
  return name === null ? file : { ...file, name: `${name} ${part}`.trim() };
}

/** What an answer is and rests on: enough to compute it again. */
export function remarksOf({ definition, receipt, result }: Pick<Shown<AnswerBase>, "definition" | "receipt" | "result">): string[] {
  return [
    `Dates: ${periodPhrase(result.period)} (${receipt.timezone})`,
    `Data through: ${instantLabel(receipt.dataEnd)}`,
    `Definition: ${JSON.stringify(definition)}`,
    `Receipt: definition ${receipt.definitionHash}, data ${receipt.generation}, Parquetry ${receipt.productVersion}`,
  ];
}
