/** A definition as it was stored, of whatever format. */
export type Stored = Record<string, unknown>;

/** One change of the format: what it did to a definition of the version before. */
export type Upgrade = { name: string; apply: (definition: Stored) => Stored };

/**
 * Every change that the format of stored definitions has been through, oldest first; never reordered or taken out.
 * The step at place n leads from version n + 1 to version n + 2.
 */
export const upgrades: readonly Upgrade[] = [];

/** The version that definitions are written in now. */
export const currentVersion = upgrades.length + 1;

/** A definition in the current format, and the names of the steps that brought it there; a newer or unknown version is refused. */
export function upgraded(
  definition: Stored,
  version: number,
  steps: readonly Upgrade[] = upgrades,
): { definition: Stored; steps: string[] } {
  if (!Number.isInteger(version) || version < 1) throw new RangeError(`there is no version ${version} of a definition`);
  if (version > steps.length + 1)
    throw new RangeError(
      `the report was saved by a newer Parquetry (version ${version} of the format, this one knows ${steps.length + 1})`,
    );
  const needed = steps.slice(version - 1);
  return { definition: needed.reduce((now, step) => step.apply(now), definition), steps: needed.map(({ name }) => name) };
}
