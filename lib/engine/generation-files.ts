import type { Generation } from "../dataset/generation.ts";

/** Every file that a question about this generation may read. */
export function filesOf(generation: Generation): string[] {
  const { usersFile, userPropertiesFile, identitiesFile, rejectsFile, activity } = generation;
  return [...generation.files, ...(activity?.files ?? []), usersFile, userPropertiesFile, identitiesFile, rejectsFile].map(
    (file) => file.path,
  );
}
