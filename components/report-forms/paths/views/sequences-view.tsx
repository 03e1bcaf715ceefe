"use client";

import { useMemo } from "react";
import type { Cell } from "../../../../lib/charts/table.ts";
import { counted, fullNumber, percent } from "../../../../lib/format.ts";
import { sequencesTable } from "../../../../lib/reports/paths/chart/table.ts";
import type { PathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import type { PathSequence, PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { Button } from "../../../ui/button.tsx";
import type { PathsPatch } from "../draft.ts";
import type { Chosen } from "./chosen.ts";
import { chosenSequence } from "./chosen-row.ts";

type SequencesViewProps = {
  definition: PathsDefinition;
  result: PathsResult;
  file: { name: string; period: { from: string; to: string } };
  onPatch: (patch: PathsPatch) => void;
  onChoose: (chosen: Chosen) => void;
};

const most = 10_000;

/** The most frequent whole paths, and what the rest comes to. */
export function SequencesView({ definition, result, file, onPatch, onChoose }: SequencesViewProps) {
  const { sequences = [], sequenceCount = 0, otherSequences, starters = 0 } = result;
  const table = useMemo(() => sequencesTable(sequences), [sequences]);
  const byRow = useMemo(() => new Map(table.rows.map((row, index) => [row, sequences[index]])), [table, sequences]);
  const drawn = (row: Record<string, Cell>) => <Way sequence={byRow.get(row)} />;
  const rest = otherSequences?.count ?? 0;
  const { sequenceLimit } = definition;
  return (
    <>
      <p className="text-ink-2">
        <span className="font-semibold text-ink text-lg tabular-nums">{fullNumber(sequenceCount)}</span> different paths of{" "}
        {counted(starters, result.unit)}
      </p>
      <ResultTable
        label="Sequences"
        table={table}
        file={{ ...file, name: `${file.name} sequences` }}
        draw={{ path: drawn }}
        onRow={(index, from) => {
          const sequence = sequences[index];
          if (sequence) onChoose(chosenSequence(sequence, result, from));
        }}
        foot={
          rest > 0 ? (
            <span className="flex flex-wrap items-center gap-2">
              {fullNumber(otherSequences?.sequences)} rarer ones with {fullNumber(rest)} ({percent(rest / starters)}) are not listed.
              {sequenceLimit < most ? (
                <Button tone="quiet" className="h-7!" onClick={() => onPatch({ sequenceLimit: Math.min(most, sequenceLimit * 4) })}>
                  List {fullNumber(Math.min(most, sequenceLimit * 4))}
                </Button>
              ) : null}
            </span>
          ) : null
        }
      />
    </>
  );
}

function Way({ sequence }: { sequence: PathSequence | undefined }) {
  return (
    <span className="inline-flex max-w-[34rem] flex-wrap items-center gap-x-1 gap-y-0.5 whitespace-normal py-1.5 text-left">
      {sequence?.nodes.map(({ node, kind }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path may come back to a node
        <span key={index} className="inline-flex max-w-full items-center gap-1">
          {index > 0 ? <span className="text-ink-3">→</span> : null}
          <span className={`max-w-52 truncate ${kind === "value" ? "font-mono text-[0.8rem]" : "text-ink-2 italic"}`} title={node}>
            {node}
          </span>
        </span>
      ))}
    </span>
  );
}
