/** The functions are registered for funnels of up to so many steps. */
export const mostSteps = 20;

/** Name of the walk function: its struct has a field per step, so there is one per number of steps. */
export function walkFunctionName({ steps, fastest }: { steps: number; fastest: boolean }): string {
  return `parquetry_walk${fastest ? "_fastest" : ""}_${steps}`;
}
