import { calendarNamed, canTellRegular } from "../plan/frame.ts";
import type { ViewResult } from "./reading.ts";

/** How far those who were exposed to each feature have got. */
export const stagesResult: ViewResult = (features, { definition, frame, name, counts }) => {
  const canTell = canTellRegular(definition, frame, calendarNamed(frame, name).period);
  return {
    features: features.map((feature) => ({
      ...feature,
      stages: {
        exposed: counts.number("exposed"),
        tried: counts.number("tried", feature),
        repeated: counts.number("repeated", feature),
        regular: canTell ? counts.number("regular", feature) : null,
      },
    })),
  };
};
