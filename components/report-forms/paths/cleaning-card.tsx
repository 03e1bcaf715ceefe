"use client";

import type { PathsDefinition } from "../../../lib/reports/paths/definition.ts";
import type { CleaningRule, PathsResult } from "../../../lib/reports/paths/result/answer.ts";
import { useSideAnswer } from "../../report/side-question.tsx";
import { Card } from "../../ui/card.tsx";
import { Switch } from "../../ui/switch.tsx";
import { CleanRules } from "./clean-rules.tsx";
import type { PathsFormProps } from "./draft.ts";
import { Groups } from "./groups.tsx";

/** How names are cleaned, in order, with what each rule catches in the data. */
export function CleaningCard(props: PathsFormProps) {
  const { filled, onChange, asked } = props;
  const answer = useSideAnswer<PathsResult>(asked && cleaningQuestion(asked));
  const found = (rule: CleaningRule["rule"], index: number, pattern: string) =>
    answer?.cleaning?.find((each) => each.rule === rule && each.position === index + 1 && each.pattern === pattern);
  const noun = namesNoun(filled);
  const rules = filled.clean.length + filled.groupNodes.length;
  return (
    <Card title="Clean the names">
      <div className="flex flex-col gap-3">
        <Switch
          label="Cut trailing slashes"
          checked={filled.trimTrailingSlash}
          onChange={(trimTrailingSlash) => onChange({ trimTrailingSlash })}
        />
        <CleanRules {...props} noun={noun} found={(index, pattern) => found("clean", index, pattern)} />
        <Groups {...props} noun={noun} found={(index, pattern) => found("group", index, pattern)} />
        {rules > 0 && answer?.rawNames !== undefined ? (
          <p className="text-ink-2 text-xs">
            {answer.rawNames.toLocaleString("en-US")} {noun.many} become {answer.cleanNames?.toLocaleString("en-US")}.
          </p>
        ) : null}
      </div>
    </Card>
  );
}

/** The names are those of all events that may become nodes: where paths start, end and are cut does not matter. */
function cleaningQuestion(asked: PathsDefinition): object | null {
  if (asked.clean.length + asked.groupNodes.length === 0) return null;
  const { from: _, fromNode: __, to: ___, toNode: ____, part: _____, minCount: ______, maxCount: _______, ...rest } = asked;
  return { ...rest, count: "units", maxSteps: 5, maxNodesPerStep: 5, edgeLimit: null, excludeNodes: [], view: "cleaning" };
}

export type Noun = { one: string; many: string };

function namesNoun({ nodeProperty, nodeBy }: PathsDefinition): Noun {
  const properties = [...Object.values(nodeBy), ...(nodeProperty === undefined ? [] : [nodeProperty])];
  const addresses = properties.length > 0 && properties.every((each) => /url|path|page|href|address/i.test(each));
  return addresses ? { one: "address", many: "addresses" } : { one: "name", many: "names" };
}
