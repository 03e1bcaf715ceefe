import { wilsonInterval } from "../../../statistics/wilson-interval.ts";
import { calendarNamed } from "../plan/frame.ts";
import type { Rate } from "./answer.ts";
import type { ViewResult } from "./reading.ts";

/** A share with its 95 % interval. */
export function rateOf(users: number, n: number): Rate {
  const interval = wilsonInterval(users, n);
  return { rate: n > 0 ? users / n : null, low: interval?.low ?? null, high: interval?.high ?? null, n };
}

/** Users and uses of each feature bucket by bucket. */
export const rateResult: ViewResult = (features, { frame, name, counts }) => {
  const { spine } = calendarNamed(frame, name);
  const base = counts.of("base");
  return {
    features: features.map((feature) => {
      const [users, uses] = [counts.of("users", feature), counts.of("uses", feature)];
      const points = spine.map(({ period }, index) => {
        const [own, all] = [users.get(index) ?? 0, base.get(index) ?? 0];
        return { period, users: own, uses: uses.get(index) ?? 0, base: all, rate: rateOf(own, all) };
      });
      return { ...feature, points };
    }),
  };
};
