import { mapped } from "./mapped.ts";
import type { Shape } from "./shape.ts";

/** The only list of shapes; `mapped` takes what no vendor's shape does. */
export const shapes: readonly Shape[] = [mapped];
