import type { CanonicalFile, Generation } from "./generation.ts";

/** Every file that a generation names; a question about it may read these and no others. */
export function filesOf(generation: Generation): CanonicalFile[] {
  const { files, activity, journeys, usersFile, userPropertiesFile, identitiesFile, rejectsFile } = generation;
  return [...files, ...(activity?.files ?? []), ...(journeys?.files ?? []), usersFile, userPropertiesFile, identitiesFile, rejectsFile];
}

/** Their paths. */
export const pathsOf = (generation: Generation): string[] => filesOf(generation).map(({ path }) => path);
