"use client";

import type { PathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import { NothingFound } from "../../../report/nothing-found.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { without } from "../../cards/without.ts";
import { endingAt, type PathsPatch, startingAt } from "../draft.ts";

type PathsEmptyProps = { definition: PathsDefinition; onPatch: (patch: PathsPatch) => void };

/** Why there is no path, with a way out: a name that no node bears, an end that is never reached, a funnel nobody is in. */
export function PathsEmpty({ definition, onPatch }: PathsEmptyProps) {
  const { from, fromNode, to, toNode, funnel, filters } = definition;
  const [start, end] = [from !== undefined || fromNode !== undefined, to !== undefined || toNode !== undefined];
  const allTime = <Button onClick={() => onPatch({ range: { from: "all" } })}>Look at all time</Button>;
  if (funnel)
    return (
      <EmptyState title="Nobody is in this part of the funnel" action={allTime}>
        There are no paths of it in these dates. The funnel’s own numbers say where people are.
      </EmptyState>
    );
  if (filters.length > 0 || (!start && !end) || (fromNode === undefined && toNode === undefined && !(start && end)))
    return (
      <NothingFound
        definition={definition}
        events={[from, to].flatMap((each) => each ?? [])}
        onPatch={onPatch}
        onBare={() =>
          onPatch({
            filters: undefined,
            ...(from ? { from: without(from, "where") } : {}),
            ...(to ? { to: without(to, "where") } : {}),
          })
        }
      />
    );
  return (
    <EmptyState
      title={start && end ? "No path leads from the start to the end" : `No node is called “${fromNode ?? toNode}”`}
      action={
        <>
          {end ? <Button onClick={() => onPatch(endingAt(null))}>Take the end out</Button> : null}
          {start ? <Button onClick={() => onPatch(startingAt(null))}>Take the start out</Button> : null}
          {allTime}
        </>
      }
    >
      {start && end ? "Not in one session, or not within the window." : "Names are as the nodes read, after cleaning."}
    </EmptyState>
  );
}
