import type { PathPart, PathsDefinition } from "../../../reports/paths/definition.ts";
import type { PathActor, PathSequence, PathsAnswer } from "../../../reports/paths/result/answer.ts";
import { elapsedOf } from "../../funnel/reference/sample.ts";
import { endNode } from "./edges.ts";
import { type Fold, grouped, isFolded, type Visit, visitsOf } from "./fold.ts";
import { iso } from "./instant.ts";
import type { Node } from "./name.ts";
import { byCodePoint, byKind, firstOf } from "./order.ts";
import type { Path } from "./path.ts";

/** A path as it is drawn, unfolded. */
function drawn({ stops, ending, stopsAtEnd }: Path, { dropOff }: PathsDefinition): Node[] {
  const nodes = stops.map(({ node, kind }) => ({ node, kind }));
  return dropOff && !stopsAtEnd ? [...nodes, endNode(ending)] : nodes;
}

/** The most frequent paths, how many there are, and what the rest comes to. */
export function sequencesAnswer(paths: readonly Path[], definition: PathsDefinition): Partial<PathsAnswer> {
  const all = grouped(paths, (path) => JSON.stringify(drawn(path, definition)))
    .map((own): PathSequence => {
      const { averageSeconds, medianSeconds } = elapsedOf(own.map(({ stops }) => (stops.at(-1)?.time ?? 0) - (stops[0]?.time ?? 0)));
      const nodes = own[0] ? drawn(own[0], definition) : [];
      return {
        nodes,
        count: own.length,
        share: own.length / paths.length,
        averageSeconds: averageSeconds ?? 0,
        medianSeconds: medianSeconds ?? 0,
      };
    })
    .sort((a, b) => firstOf(b.count - a.count, byNodes(a.nodes, b.nodes)));
  const rest = all.slice(definition.sequenceLimit);
  return {
    sequences: all.slice(0, definition.sequenceLimit),
    sequenceCount: all.length,
    otherSequences: { sequences: rest.length, count: rest.reduce((sum, { count }) => sum + count, 0) },
  };
}

function byNodes(a: readonly Node[], b: readonly Node[]): number {
  const pairs = a.flatMap((node, index): [Node, Node][] => (b[index] ? [[node, b[index]]] : []));
  const names = pairs.map(([left, right]) => byCodePoint(left.node, right.node));
  return firstOf(...names, a.length - b.length, ...pairs.map(([left, right]) => byKind(left, right)));
}

/** One page of the paths behind a part. */
export function actorsAnswer(paths: readonly Path[], definition: PathsDefinition, fold: Fold): Partial<PathsAnswer> {
  const { part } = definition;
  if (!part) return { actors: [], actorCount: 0 };
  const { search = "", limit, offset } = part;
  const rows = paths
    .filter((path) => isInPart(path, part, { definition, fold }))
    .map(({ actor, session, stops }): PathActor => {
      const nodes = stops.map(({ node, kind }) => ({ node, kind }));
      return { actor, session, startTime: iso(stops[0]?.time ?? 0), endTime: iso(stops.at(-1)?.time ?? 0), nodes };
    })
    .filter(({ actor }) => actor.toLowerCase().includes(search.toLowerCase()))
    .sort((a, b) =>
      firstOf(
        byCodePoint(a.actor, b.actor),
        byCodePoint(plain(a.startTime), plain(b.startTime)),
        byCodePoint(plain(a.endTime), plain(b.endTime)),
        byCodePoint(a.session ?? "", b.session ?? ""),
      ),
    );
  return { actors: rows.slice(offset, offset + limit), actorCount: rows.length };
}

/** Instants with and without a fraction in one order. */
function plain(instant: string): string {
  return instant.replace("Z", "");
}

function isInPart(path: Path, part: PathPart, { definition, fold }: { definition: PathsDefinition; fold: Fold }): boolean {
  const { step, sequence } = part;
  if (sequence) return JSON.stringify(sequence) === JSON.stringify(drawn(path, definition));
  const own = visitsOf([path]);
  const asked = (visit: Visit | undefined, node: Node): boolean => {
    if (!visit) return false;
    if (node.kind === "other") return isFolded(visit, fold);
    return visit.kind === node.kind && (node.kind === "gap" || visit.node === node.node);
  };
  const at = own.find((visit) => visit.step === step);
  if (part.node !== undefined) return asked(at, { node: part.node, kind: part.kind });
  if (!asked(at, { node: part.from ?? "", kind: part.fromKind })) return false;
  const next = own.find((visit) => visit.step === (step ?? 0) + 1);
  if (!next) return endNode(path.ending).kind === part.toKind;
  return asked(next, { node: part.to ?? "", kind: part.toKind });
}
