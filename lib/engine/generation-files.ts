import type { Generation } from "../dataset/generation.ts";

/** Every file that a question about this generation may read. */
export function filesOf(generation: Generation): string[] {
  const { usersFile, userPropertiesFile, identitiesFile, rejectsFile, activity, journeys } = generation;
  return [
    ...generation.files,
    ...(activity?.files ?? []),
    ...(journeys?.files ?? []),
    usersFile,
    userPropertiesFile,
    identitiesFile,
    rejectsFile,
  ].map((file) => file.path);
}
