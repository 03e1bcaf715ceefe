"use client";

import { pathWindow } from "../../../lib/reports/paths/definition.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { DurationInput } from "../../inputs/duration-input.tsx";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { SessionGapField } from "../cards/session-gap-field.tsx";
import { UnitField } from "../cards/unit-field.tsx";
import { followed, type PathsFormProps } from "./draft.ts";

/** Whose paths: one per session, or per user within a window; and whether each start begins one. */
export function UnitCard(props: PathsFormProps) {
  const { filled, onChange, issues } = props;
  return (
    <Card title="Whose paths">
      <div className="flex flex-col gap-3">
        <Segmented
          wide
          label="One path per"
          value={filled.per}
          options={[
            { value: "session", label: "Per session" },
            { value: "user", label: "Per user" },
          ]}
          onChange={(per) => onChange(followed(per))}
        />
        {filled.per === "session" ? <Gap {...props} /> : <Window {...props} />}
        {filled.per === "user" ? <UnitField {...props} sessions={false} /> : null}
        {anchored(filled) ? (
          <Field
            title="A start that comes again"
            note={filled.count === "units" ? "One path of each, from its first start." : "Every start begins a path, also inside another."}
          >
            <Select
              label="A start that comes again"
              value={filled.count}
              options={[
                { value: "units", label: `counts once per ${filled.per}` },
                { value: "transitions", label: "begins another path" },
              ]}
              onChange={(count) => onChange({ count })}
              className="w-full"
            />
          </Field>
        ) : null}
        {filled.per === "session" ? <IssueLine issues={issues} at="countBy" /> : null}
      </div>
    </Card>
  );
}

const anchored = ({ from, fromNode, to, toNode, funnel }: PathsFormProps["filled"]): boolean =>
  !funnel && [from, fromNode, to, toNode].some((each) => each !== undefined);

function Gap(props: PathsFormProps) {
  const { hasSessions } = useCatalogue();
  if (hasSessions && props.draft.sessionTimeoutMinutes === undefined)
    return <p className="text-ink-2 text-xs">Sessions as the data name them.</p>;
  return <SessionGapField {...props} />;
}

function Window({ filled, onChange, issues }: PathsFormProps) {
  const window = pathWindow(filled);
  return (
    <Field title="Within">
      <div className="flex flex-wrap items-center gap-1.5">
        {window ? <DurationInput label="Window of a path" value={window} onChange={(next) => onChange({ window: next })} /> : null}
        <Select
          quiet={window !== null}
          label="What the window measures"
          value={window ? "limit" : "none"}
          options={[
            {
              value: "limit",
              label: filled.funnel ? "around that step" : filled.to || filled.toNode ? "up to the end" : "from the first node",
            },
            { value: "none", label: "no limit" },
          ]}
          onChange={(next) => onChange({ window: next === "none" ? null : { value: 7, unit: "day" } })}
          className="min-w-0 flex-1"
        />
      </div>
      <IssueLine issues={issues} at="window" />
    </Field>
  );
}
