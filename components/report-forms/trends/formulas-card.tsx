"use client";

import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { formulasOf } from "../../../lib/reports/trends/definition/labels.ts";
import type { TrendsDefinition } from "../../../lib/reports/trends/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { TrendsDraft } from "./draft.ts";

type Written = { expression: string; label: string };

const mostFormulas = 20;

/** Arithmetic over the letters of the series; with a formula only the formulas are drawn. */
export function FormulasCard({ draft, onChange, issues }: FormProps<TrendsDefinition, TrendsDraft>) {
  const [adding, setAdding] = useState(false);
  const formulas = formulasOf(draft);
  const set = (next: readonly Written[]) => {
    const list = next.map(({ expression, label }) => (label === expression ? expression : { expression, label }));
    onChange({ formula: list.length > 0 ? list : undefined, part: undefined });
  };
  const add = (expression: string) => {
    if (expression === "") return;
    setAdding(false);
    set([...formulas, { expression, label: expression }]);
  };
  const example = draft.series.length > 1 ? "A / B" : "A * 100";
  const more =
    formulas.length < mostFormulas && draft.series.length > 0 && !adding ? (
      <AddButton side="right" onClick={() => setAdding(true)} />
    ) : null;
  return (
    <Card title="Formulas" aside={more}>
      {formulas.length > 0 || adding ? (
        <ol className="flex flex-col gap-2">
          {formulas.map((formula, index) => (
            <FormulaRow
              // biome-ignore lint/suspicious/noArrayIndexKey: two formulas may read alike
              key={index}
              number={index + 1}
              formula={formula}
              onChange={(next) => set(formulas.with(index, next))}
              onRemove={() => set(formulas.toSpliced(index, 1))}
            >
              <IssueLine issues={issues} at={Array.isArray(draft.formula) ? `formula.${index}` : "formula"} />
            </FormulaRow>
          ))}
          {adding ? (
            <li className="flex items-center gap-1.5">
              <Mark number={formulas.length + 1} />
              <TextInput
                label={`Formula ${formulas.length + 1}`}
                autoFocus
                placeholder={example}
                value=""
                delay={1200}
                maxLength={500}
                onCommit={(text) => add(text.trim())}
                className="flex-1 font-mono"
              />
              <IconButton label="Do not add a formula" onClick={() => setAdding(false)}>
                <X size={14} aria-hidden />
              </IconButton>
            </li>
          ) : null}
        </ol>
      ) : null}
      {adding || formulas.length > 0 ? (
        <p className="mt-1.5 text-ink-2 text-xs">Letters, numbers, + − * / and brackets. Only the formulas are drawn.</p>
      ) : null}
    </Card>
  );
}

function Mark({ number }: { number: number }) {
  return <span className="grid h-6 w-7 shrink-0 place-items-center rounded-md bg-sunken text-ink-2 text-xs">F{number}</span>;
}

type FormulaRowProps = {
  number: number;
  formula: Written;
  onChange: (next: Written) => void;
  onRemove: () => void;
  children: ReactNode;
};

function FormulaRow({ number, formula: { expression, label }, onChange, onRemove, children }: FormulaRowProps) {
  const named = label !== expression;
  const write = (text: string) => {
    if (text === "") onRemove();
    else onChange({ expression: text, label: named ? label : text });
  };
  return (
    <li>
      <div className="flex items-center gap-1.5">
        <Mark number={number} />
        <TextInput
          label={`Formula ${number}`}
          value={expression}
          maxLength={500}
          onCommit={(text) => write(text.trim())}
          className="min-w-0 flex-1 font-mono"
        />
        <TextInput
          label={`Name of formula ${number}`}
          placeholder="Name"
          value={named ? label : ""}
          maxLength={256}
          onCommit={(text) => onChange({ expression, label: text.trim() || expression })}
          className="w-24"
        />
        <IconButton label={`Remove formula ${number}`} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {children}
    </li>
  );
}
