import { type PathsSpec, pathSlots } from "../../../plan/paths.ts";

/** The functions are registered for paths of up to so many nodes side by side. */
export const mostSlots = 21;

/** Name of the function that finds paths: its struct has fields per slot, so there is one per number of slots. */
export const pathsFunctionName = (spec: PathsSpec): string => `parquetry_paths_${pathSlots(spec)}`;

/** Name of the function that finds the moves of paths. */
export const movesFunctionName = "parquetry_moves";

/** The same of the functions that find them in journeys. */
export const journeyPathsName = (slots: number): string => `parquetry_journey_paths_${slots}`;
export const journeyMovesName = "parquetry_journey_moves";

/** The fields of one path: the unit is BIGINT, the others whole numbers in DOUBLE. */
export function pathFields(slots: number): string[] {
  const perSlot = Array.from({ length: slots }, (_, slot) => [`node_${slot + 1}`, `time_${slot + 1}`, `events_${slot + 1}`]);
  return ["unit", "session_start", "first_time", "first_tie", "last_time", "ending", ...perSlot.flat()];
}

/** Whether a field takes all of 64 bits. */
export const isKeyField = (field: string): boolean => field === "unit";

/** Where the fields of the slots begin. */
export const firstSlotField = 6;

/** The fields of one move: INTEGER, but "elapsed" BIGINT. */
export const moveFields = ["step", "begins", "from_key", "to_key", "events", "elapsed"] as const;
