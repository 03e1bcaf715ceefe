"use client";

import { X } from "lucide-react";
import { useState } from "react";
import type { CleanRule } from "../../../lib/reports/paths/definition.ts";
import type { CleaningRule } from "../../../lib/reports/paths/result/answer.ts";
import { IconButton } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { SortableRow, SortableRows } from "../cards/sortable-rows.tsx";
import { useRowList } from "../cards/use-row-list.ts";
import type { Noun } from "./cleaning-card.tsx";
import type { PathsFormProps } from "./draft.ts";
import { RulePreview } from "./rule-preview.tsx";

type CleanRulesProps = PathsFormProps & { noun: Noun; found: (index: number, pattern: string) => CleaningRule | undefined };

const usual: readonly (CleanRule & { name: string })[] = [
  { name: "Cut the query and the fragment", regex: "[?#].*$", replace: "" },
  { name: "Numbers in a path become :id", regex: "/[0-9]+", replace: "/:id" },
  {
    name: "UUIDs become :id",
    regex: "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    replace: ":id",
  },
  { name: "Cut the protocol and the host", regex: "^https?://[^/]*", replace: "" },
];

/** Replacements in their order, pattern → name, each with what it catches. */
export function CleanRules({ filled, onChange, issues, noun, found }: CleanRulesProps) {
  const { clean } = filled;
  const [writing, setWriting] = useState(false);
  const set = (next: CleanRule[]) => onChange({ clean: next.length > 0 ? next : undefined });
  const { keys, insert, remove, move } = useRowList(clean, set);
  const add = ({ regex, replace }: CleanRule) => insert(clean.length, { regex, replace });
  return (
    <Field title="Replace, in this order" note={clean.length > 0 ? "\\1 to \\9 stand for the pattern’s groups." : null}>
      <SortableRows id="cleaning rules" keys={keys} onMove={move}>
        {clean.map((rule, index) => (
          <SortableRow key={keys[index] ?? index} id={keys[index] ?? ""} label={`Rule ${index + 1}`} mark={`${index + 1}`}>
            {(handle) => (
              <>
                {handle}
                <div className="min-w-0 flex-1">
                  <Row
                    name={`rule ${index + 1}`}
                    rule={rule}
                    onChange={(next) => set(clean.with(index, next))}
                    onDelete={() => remove(index)}
                  />
                  {issues.length > 0 ? null : <RulePreview rule={found(index, rule.regex)} noun={noun} />}
                  <IssueLine issues={issues} at={`clean.${index}`} />
                </div>
              </>
            )}
          </SortableRow>
        ))}
      </SortableRows>
      {writing ? (
        <Row
          name="the new rule"
          rule={{ regex: "", replace: "" }}
          autoFocus
          onChange={(rule) => [setWriting(false), add(rule)]}
          onDelete={() => setWriting(false)}
        />
      ) : (
        <Menu
          label="Cleaning rule to add"
          trigger={<AddButton side="left">Add rule</AddButton>}
          items={[
            ...usual.map((rule) => ({ label: rule.name, onSelect: () => add(rule) })),
            "line",
            { label: "A pattern of your own", onSelect: () => setTimeout(() => setWriting(true)) },
          ]}
        />
      )}
      <IssueLine issues={issues.filter(({ path }) => path === "clean")} at="clean" />
    </Field>
  );
}

type RowProps = { name: string; rule: CleanRule; onChange: (rule: CleanRule) => void; onDelete: () => void; autoFocus?: boolean };

function Row({ name, rule, onChange, onDelete, autoFocus }: RowProps) {
  return (
    <div className="flex items-center gap-1">
      <TextInput
        label={`Pattern of ${name}`}
        placeholder="pattern"
        value={rule.regex}
        onCommit={(regex) => regex && onChange({ ...rule, regex })}
        className="h-7! w-0 flex-3 px-1.5! font-mono text-[0.78rem]!"
        {...(autoFocus ? { autoFocus, delay: 4000 } : {})}
      />
      <span aria-hidden className="text-ink-3">
        →
      </span>
      <TextInput
        label={`Replacement of ${name}`}
        placeholder="nothing"
        value={rule.replace}
        disabled={rule.regex === ""}
        onCommit={(replace) => onChange({ ...rule, replace })}
        className="h-7! w-0 flex-2 px-1.5! font-mono text-[0.78rem]!"
      />
      <IconButton label={`Delete ${name}`} onClick={onDelete}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
