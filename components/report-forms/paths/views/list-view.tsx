"use client";

import { actorsTable, cleaningTable, nodesTable } from "../../../../lib/reports/paths/chart/table.ts";
import type { PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import { ResultTable } from "../../../report/result-table.tsx";

type ListViewProps = { result: PathsResult; file: { name: string; period: { from: string; to: string } } };

/** The lists that an address can ask for by itself: members of `(other)`, actors, what cleaning catches. */
export function ListView({ result, file }: ListViewProps) {
  const { members, actors, cleaning } = result;
  if (members) return <ResultTable label="Nodes in (other)" table={nodesTable(members)} file={file} />;
  if (actors) return <ResultTable label="Paths" table={actorsTable(actors)} file={file} />;
  return <ResultTable label="Cleaning rules" table={cleaningTable(cleaning ?? [])} file={file} />;
}
