"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fullNumber, percent } from "../../../../lib/format.ts";
import type { PathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import type { PathMember, PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import { Drawer } from "../../../report/drawer.tsx";
import { Failure } from "../../../report/failure.tsx";
import { ReportProblem } from "../../../report/follow-run.ts";
import type { Ask } from "../../../report/use-ask.ts";
import { Button } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import type { ActionContext } from "./actions.ts";
import { nodeActions } from "./node-actions.ts";

type MembersDrawerProps = {
  /** The step whose `(other)` is open; null while none is. */
  step: number | null;
  /** The question that the answer answers. */
  definition: PathsDefinition;
  context: ActionContext;
  ask: Ask<PathsResult>;
  onClose: () => void;
};

const pageSize = 100;

/** The nodes behind a step's `(other)`, with the facts that they would have if they were drawn. */
export function MembersDrawer({ step, onClose, ...rest }: MembersDrawerProps) {
  return (
    <Drawer open={step !== null} onClose={onClose} title={`Nodes in (other), step ${step ?? ""}`}>
      {step === null ? null : <Members key={step} step={step} onClose={onClose} {...rest} />}
    </Drawer>
  );
}

function Members({ step, definition, context, ask, onClose }: Omit<MembersDrawerProps, "step"> & { step: number }) {
  const [offset, setOffset] = useState(0);
  const page = { ...definition, view: "members", part: { step, limit: pageSize, offset } };
  const query = useQuery({
    queryKey: ["members", page],
    queryFn: ({ signal }) => ask(page, signal),
    placeholderData: keepPreviousData,
  });
  if (query.error)
    return (
      <Failure
        problem={query.error instanceof ReportProblem ? query.error : new ReportProblem("E_SERVER", "")}
        onRetry={() => void query.refetch()}
      />
    );
  if (!query.data) return <p className="p-6 text-center text-ink-2">Looking them up…</p>;
  const { members = [], memberCount = 0, starters = 0 } = query.data.result;
  return (
    <>
      <p className="border-line border-b px-4 py-2 text-ink-2">
        {fullNumber(memberCount)} {memberCount === 1 ? "node" : "nodes"}, rarer at this step than those drawn.
      </p>
      <div className={`min-h-0 flex-1 overflow-auto ${query.isPlaceholderData ? "opacity-50" : ""}`} aria-busy={query.isFetching}>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="text-ink-2 text-xs">
              {["Node", "Paths", "Of all paths", "Go on", "End"].map((label, index) => (
                <th
                  key={label}
                  scope="col"
                  className={`sticky top-0 z-10 border-line border-b bg-surface px-3 py-2 font-medium ${index === 0 ? "pl-4 text-left" : "text-right"}`}
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <Row key={`${member.kind} ${member.node}`} member={member} starters={starters} context={context} onClose={onClose} />
            ))}
          </tbody>
        </table>
      </div>
      {memberCount > pageSize ? (
        <footer className="flex items-center justify-end gap-2 border-line border-t px-4 py-2">
          <span className="text-ink-2">
            {fullNumber(offset + 1)}–{fullNumber(Math.min(memberCount, offset + pageSize))} of {fullNumber(memberCount)}
          </span>
          <Button disabled={offset === 0} onClick={() => setOffset(offset - pageSize)}>
            Previous
          </Button>
          <Button disabled={offset + pageSize >= memberCount} onClick={() => setOffset(offset + pageSize)}>
            Next
          </Button>
        </footer>
      ) : null}
    </>
  );
}

type RowProps = { member: PathMember; starters: number; context: ActionContext; onClose: () => void };

function Row({ member, starters, context, onClose }: RowProps) {
  const { step, node, kind, arrive, goOn, end } = member;
  const actions = nodeActions({ step, name: node, kind, count: arrive, facts: member }, context);
  const items = actions.flatMap((action) =>
    "onSelect" in action
      ? [
          {
            label: action.label,
            icon: action.icon,
            onSelect: () => {
              onClose();
              action.onSelect();
            },
          },
        ]
      : [],
  );
  return (
    <tr className="border-line border-b last:border-b-0 hover:bg-hover">
      <td className="py-1 pr-3 pl-4">
        <Menu
          label={node}
          items={items}
          trigger={
            <button
              type="button"
              title={node}
              className={`block max-w-72 truncate underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent ${kind === "value" ? "font-mono text-[0.8rem]" : "text-ink-2 italic"}`}
            >
              {node === "" ? "(empty)" : node}
            </button>
          }
        />
      </td>
      {[fullNumber(arrive), percent(starters > 0 ? arrive / starters : null), fullNumber(goOn), fullNumber(end)].map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have places
        <td key={index} className="px-3 py-1 text-right tabular-nums">
          {text}
        </td>
      ))}
    </tr>
  );
}
