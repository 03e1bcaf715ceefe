"use client";

import { Tag } from "lucide-react";
import { useState } from "react";
import type { AdoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { type AdoptionDraft, valuesOf, withFeatures, withValuesOf } from "./draft.ts";
import { AddFeature, FeatureRows } from "./feature-rows.tsx";
import { ValuesFields } from "./values-fields.tsx";

type Source = "list" | "values";

/** What the features are: events one by one, or every value of a property. */
export function FeaturesCard(props: FormProps<AdoptionDefinition, AdoptionDraft>) {
  const { draft, onChange, issues } = props;
  const { features = [], everyValueOf } = draft;
  const catalogue = useCatalogue();
  const [choosing, setChoosing] = useState(false);
  const [kept, setKept] = useState<Pick<AdoptionDraft, "features" | "everyValueOf">>({});
  const source: Source = everyValueOf || choosing ? "values" : "list";
  const show = (next: Source) => {
    setChoosing(next === "values");
    if (next === "values" && kept.everyValueOf) onChange(withValuesOf(draft, kept.everyValueOf));
    if (next === "list" && everyValueOf) onChange(withFeatures(draft, kept.features ?? []));
    setKept({ ...kept, ...(features.length > 0 ? { features } : {}), ...(everyValueOf ? { everyValueOf } : {}) });
  };
  return (
    <Card title="Features" aside={source === "list" ? <AddFeature {...props} /> : null}>
      <div className="mb-2">
        <Segmented
          wide
          label="What the features are"
          value={source}
          options={[
            { value: "list", label: "Events" },
            { value: "values", label: "Values of a property" },
          ]}
          onChange={show}
        />
      </div>
      {source === "list" ? (
        <FeatureRows {...props} />
      ) : everyValueOf ? (
        <ValuesFields {...props} everyValueOf={everyValueOf} />
      ) : (
        <PropertyPicker
          label="Property whose values are the features"
          only="event"
          onPick={({ property }) => {
            setChoosing(false);
            onChange(withValuesOf(draft, valuesOf(property, catalogue)));
          }}
          trigger={
            <Button>
              <Tag size={14} aria-hidden />
              Choose a property
            </Button>
          }
        />
      )}
      <IssueLine issues={issues.filter(({ path }) => !/^features\.\d/.test(path))} at="features" />
      <IssueLine issues={issues} at="everyValueOf" />
    </Card>
  );
}
