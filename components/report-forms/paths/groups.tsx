"use client";

import { X } from "lucide-react";
import { useState } from "react";
import type { CleaningRule } from "../../../lib/reports/paths/result/answer.ts";
import { IconButton } from "../../ui/button.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { Noun } from "./cleaning-card.tsx";
import type { PathsFormProps } from "./draft.ts";
import { RulePreview } from "./rule-preview.tsx";

type GroupsProps = PathsFormProps & { noun: Noun; found: (index: number, pattern: string) => CleaningRule | undefined };

/** Names that a pattern with * catches become one node; the first pattern that matches wins. */
export function Groups({ filled, onChange, issues, noun, found }: GroupsProps) {
  const { groupNodes } = filled;
  const [writing, setWriting] = useState(false);
  const set = (next: string[]) => onChange({ groupNodes: next.length > 0 ? next : undefined });
  return (
    <Field title="Then group" note={groupNodes.length > 0 ? "* is anything; the first that matches wins." : null}>
      <ol className="flex flex-col gap-1">
        {groupNodes.map((pattern, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has its place, and its text is being written
          <li key={index}>
            <div className="flex items-center gap-1">
              <TextInput
                label={`Pattern of group ${index + 1}`}
                value={pattern}
                onCommit={(next) => next && set(groupNodes.with(index, next))}
                className="h-7! w-0 flex-1 px-1.5! font-mono text-[0.78rem]!"
              />
              <IconButton label={`Delete group ${index + 1}`} onClick={() => set(groupNodes.toSpliced(index, 1))}>
                <X size={14} aria-hidden />
              </IconButton>
            </div>
            <RulePreview rule={found(index, pattern)} noun={noun} />
          </li>
        ))}
      </ol>
      {writing ? (
        <TextInput
          label="Pattern of the new group"
          placeholder="/blog/*"
          value=""
          autoFocus
          delay={4000}
          onCommit={(pattern) => pattern && set([...groupNodes, pattern])}
          onBlurCapture={() => setWriting(false)}
          className="h-7! w-full px-1.5! font-mono text-[0.78rem]!"
        />
      ) : (
        <AddButton side="left" onClick={() => setWriting(true)}>
          Add group
        </AddButton>
      )}
      <IssueLine issues={issues} at="groupNodes" />
    </Field>
  );
}
