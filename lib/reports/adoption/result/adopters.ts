import { calendarNamed } from "../plan/frame.ts";
import type { AdopterPoint } from "./answer.ts";
import type { Tally } from "./counts.ts";
import type { ViewResult } from "./reading.ts";

/** New, continuing and returning users of each feature bucket by bucket, and how far it has come. */
export const adoptersResult: ViewResult = (features, { frame, name, counts }) => {
  const { spine } = calendarNamed(frame, name);
  const bases = running(counts.of("active_came"), spine.length);
  return {
    features: features.map((feature) => {
      const came = running(counts.of("came", feature), spine.length);
      const of = (kind: string, index: number): number => counts.of(kind, feature).get(index) ?? 0;
      const adopters = spine.map(({ period }, index): AdopterPoint => {
        const [users, base] = [came[index] ?? 0, bases[index] ?? 0];
        const cumulative = { users, base, rate: base > 0 ? users / base : null };
        return { period, new: of("new", index), continuing: of("continuing", index), returning: of("returning", index), cumulative };
      });
      return { ...feature, adopters };
    }),
  };
};

function running(tally: Tally, length: number): number[] {
  let sum = 0;
  return Array.from({ length }, (_, index) => {
    sum += tally.get(index) ?? 0;
    return sum;
  });
}
