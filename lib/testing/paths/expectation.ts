import type { PathsResult } from "../../reports/paths/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; what the screen knows besides stays under its own name. */
export function expectation(result: PathsResult): Record<string, unknown> {
  const { actors, sequences, members, ...rest } = result;
  return {
    ...rest,
    ...(result.edges ? { complete: true } : {}),
    ...(sequences ? { sequences: sequences.map(({ nodes, ...numbers }) => ({ nodes: nodes.map(({ node }) => node), ...numbers })) } : {}),
    ...(members ? { members: members.map(({ node }) => node), memberFacts: members } : {}),
    ...(actors ? { actorRows: actors } : {}),
  };
}
