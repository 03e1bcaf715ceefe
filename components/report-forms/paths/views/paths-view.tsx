"use client";

import { useMemo } from "react";
import { fullNumber, plural } from "../../../../lib/format.ts";
import { nodesTable, stepsTable } from "../../../../lib/reports/paths/chart/table.ts";
import type { PathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import type { PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import type { PathsPatch } from "../draft.ts";
import { Checksum } from "./checksum.tsx";
import type { Chosen } from "./chosen.ts";
import { chosenNode } from "./chosen-row.ts";
import { SankeyView } from "./sankey-view.tsx";
import { StepsStepper } from "./steps-stepper.tsx";

type PathsViewProps = {
  definition: PathsDefinition;
  result: PathsResult;
  file: { name: string; period: { from: string; to: string } };
  onPatch: (patch: PathsPatch) => void;
  onChoose: (chosen: Chosen) => void;
};

/** The picture of all paths, the sums that prove it whole, and its numbers. */
export function PathsView({ definition, result, file, onPatch, onChoose }: PathsViewProps) {
  const { nodes = [], steps = [], starters = 0 } = result;
  const nodesSpec = useMemo(() => nodesTable(nodes), [nodes]);
  const stepsSpec = useMemo(() => stepsTable(steps), [steps]);
  const towardsEnd = countsFromEnd(definition);
  return (
    <>
      <div className={`tile:hidden mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 ${towardsEnd ? "flex-row-reverse justify-end" : ""}`}>
        <p className="flex-1 text-ink-2">
          <span className="font-semibold text-ink text-lg tabular-nums">{fullNumber(starters)}</span>{" "}
          {starters === 1 ? result.unit : plural(result.unit)}
        </p>
        <StepsStepper steps={definition.maxSteps} onChange={(maxSteps) => onPatch({ maxSteps })} />
      </div>
      <SankeyView result={result} onChoose={onChoose} />
      <div className="tile:hidden">
        <Checksum result={result} />
      </div>
      <ResultTable
        label="Nodes"
        table={withNodeFirst(nodesSpec)}
        whole={nodesSpec}
        file={{ ...file, name: `${file.name} nodes` }}
        onRow={(index, from) => {
          const chosen = nodes[index] && chosenNode(nodes[index], result, from);
          if (chosen) onChoose(chosen);
        }}
      />
      <ResultTable
        label="Steps"
        table={stepsSpec}
        file={{ ...file, name: `${file.name} steps` }}
        foot="At every step those who arrive go on, end, are followed by hidden events only, or continue beyond."
      />
    </>
  );
}

/** With an end alone, steps are added at the beginning. */
function countsFromEnd({ from, fromNode, to, toNode, align, funnel }: PathsDefinition): boolean {
  if (funnel) return funnel.part === "before";
  return from === undefined && fromNode === undefined && (to !== undefined || toNode !== undefined) && align === "end";
}

/** The name is what a row is opened by. */
function withNodeFirst(table: ReturnType<typeof nodesTable>): ReturnType<typeof nodesTable> {
  const [step, node, ...rest] = table.columns;
  return step && node ? { ...table, columns: [node, step, ...rest] } : table;
}
