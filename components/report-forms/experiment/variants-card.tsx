"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { type ExperimentDefinition, maxVariants } from "../../../lib/reports/experiment/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import type { FormProps } from "../../report/question.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import type { ExperimentDraft } from "./draft.ts";

type Props = FormProps<ExperimentDefinition, ExperimentDraft>;
type Variant = NonNullable<ExperimentDefinition["variants"]>[number];

/** The arms: found by themselves with equal weights, or listed with the shares that were planned, and which one is the control. */
export function VariantsCard(props: Props) {
  const { draft, onChange, issues } = props;
  const { variants, exposure, variantProperty } = draft;
  if (!exposure || variantProperty === undefined) return null;
  return (
    <Card
      title="Variants"
      aside={
        variants ? (
          <Button tone="quiet" className="h-7!" onClick={() => onChange({ variants: undefined, control: undefined })}>
            As found
          </Button>
        ) : null
      }
    >
      {variants ? <Listed {...props} variants={variants} /> : <Found {...props} />}
      <IssueLine issues={issues} at="variants" />
      <IssueLine issues={issues} at="control" />
    </Card>
  );
}

function Found({ draft: { exposure, variantProperty = "" }, onChange }: Props) {
  const { findValues } = useCatalogue();
  const [asking, setAsking] = useState(false);
  const list = async () => {
    setAsking(true);
    try {
      const names = exposure ? eventNames(exposure) : null;
      const found = await findValues({ property: variantProperty, of: "event", ...(names ? { events: names } : {}) });
      const variants = found.filter(({ value }) => value !== "").slice(0, maxVariants);
      if (variants.length < 2) return toast("Fewer than two variants were found", "danger");
      onChange({ variants: variants.map(({ value }) => ({ name: value, weight: 1 })), part: undefined });
    } catch {
      toast("The variants could not be looked up; try again", "danger");
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="min-w-0 flex-1 text-ink-2 text-xs">All that are found, in equal shares.</span>
      <Button className="h-7!" disabled={asking} onClick={() => void list()}>
        {asking ? "Looking…" : "Set shares"}
      </Button>
    </div>
  );
}

function Listed({ variants, draft, onChange }: Props & { variants: Variant[] }) {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  const set = (next: Variant[]) => onChange({ variants: next, part: undefined });
  const drop = (index: number) => {
    const rest = variants.toSpliced(index, 1);
    onChange({
      variants: rest.length >= 2 ? rest : undefined,
      part: undefined,
      ...(draft.control === variants[index]?.name ? { control: undefined } : {}),
    });
  };
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col gap-1">
        {variants.map((variant, index) => (
          <li key={variant.name} className="flex items-center gap-1.5">
            <span className="min-w-0 flex-1 truncate font-mono text-[0.8rem]" title={variant.name}>
              {variant.name}
            </span>
            <NumberField
              label={`Planned share of ${variant.name}`}
              value={variant.weight}
              min={0.000001}
              max={1e9}
              fractions
              onChange={(weight) => set(variants.with(index, { ...variant, weight }))}
              className="w-18"
            />
            <span className="w-12 text-right text-ink-2 text-xs tabular-nums">{((variant.weight / total) * 100).toFixed(1)}%</span>
            <IconButton label={`Leave ${variant.name} out`} onClick={() => drop(index)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <Field title="Control">
        <Select
          label="Control"
          value={draft.control ?? variants[0]?.name ?? ""}
          options={variants.map(({ name }) => ({ value: name, label: name }))}
          onChange={(control) => onChange({ control })}
          className="w-full"
        />
      </Field>
    </div>
  );
}
