"use client";

import { useMemo } from "react";
import { counted, fullNumber } from "../../../../lib/format.ts";
import { edgesTable } from "../../../../lib/reports/paths/chart/table.ts";
import type { PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { Checksum } from "./checksum.tsx";
import type { Chosen } from "./chosen.ts";
import { chosenEdge } from "./chosen-row.ts";

type EdgesViewProps = {
  result: PathsResult;
  file: { name: string; period: { from: string; to: string } };
  onChoose: (chosen: Chosen) => void;
};

/** Every drawn edge with its full numbers. */
export function EdgesView({ result, file, onChoose }: EdgesViewProps) {
  const { edges = [], hidden } = result;
  const whole = useMemo(() => edgesTable(edges), [edges]);
  const [step, from, ...rest] = whole.columns;
  const table = step && from ? { ...whole, columns: [from, ...rest.slice(0, 1), step, ...rest.slice(1)] } : whole;
  return (
    <>
      <Checksum result={result} />
      <ResultTable
        label="Edges"
        table={table}
        whole={whole}
        file={{ ...file, name: `${file.name} edges` }}
        onRow={(index, element) => {
          const edge = edges[index];
          if (edge) onChoose(chosenEdge(edge, result, element));
        }}
        foot={
          hidden && hidden.edges > 0
            ? `The limits leave out ${counted(hidden.edges, "edge")} with ${fullNumber(hidden.count)} moves.`
            : null
        }
      />
    </>
  );
}
