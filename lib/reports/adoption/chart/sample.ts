import type {
  AdopterPoint,
  AdoptionAnswer,
  AdoptionResult,
  FeatureAnswer,
  MatrixFacts,
  Rate,
  RatePoint,
  RetentionPoint,
  TimeToAdopt,
} from "../result/answer.ts";

const weeks = Array.from(
  { length: 8 },
  (_, index) => `2024-${index < 4 ? "05" : "06"}-${String(index < 4 ? 6 + index * 7 : 3 + (index - 4) * 7).padStart(2, "0")}`,
);
const weeksBefore = Array.from(
  { length: 8 },
  (_, index) => `2024-0${index < 4 ? 3 : 4}-${String(index < 4 ? 4 + index * 7 : 1 + (index - 4) * 7).padStart(2, "0")}`,
);

const names = ["wishlist", "price_alerts", "room_planner", "<b>chat</b>", "quick reorder of everything that was ever bought"];

const period = { from: "2024-05-08", to: "2024-06-26", timezone: "UTC" };

const base = { kind: "adoption" as const, unit: "user", dataEnd: "2024-06-18T15:30:00Z", withoutActor: 0, broken: [], hiddenFeatures: 0 };

const buckets = weeks.map((week, index) => ({ period: week, partial: index === 0 || index > 5 }));

function rateOf(users: number, n: number): Rate {
  const rate = n === 0 ? null : users / n;
  const half = rate === null ? 0 : 1.96 * Math.sqrt((rate * (1 - rate)) / n);
  return { rate, low: rate === null ? null : Math.max(0, rate - half), high: rate === null ? null : rate + half, n };
}

const point = (week: string, users: number, n: number): RatePoint => ({
  period: week,
  users,
  uses: users * 3,
  base: n,
  rate: rateOf(users, n),
});

const growth = [0, 20, 60, 110, 140, 150, 90, 0];

function answerOf(facts: (place: number) => Partial<FeatureAnswer>, spine: AdoptionAnswer["buckets"] = []): AdoptionResult {
  return { ...base, period, buckets: spine, features: names.map((label, place) => ({ key: label, label, ...facts(place) })) };
}

/** Five features by week: the first cut by the range, one that runs, one that has not begun. */
export const rateSample: AdoptionResult = answerOf(
  (place) => ({
    points: weeks.map((week, index) => point(week, index === 7 ? 0 : (growth[index] ?? 0) * (5 - place) * 0.2, index === 7 ? 0 : 800)),
  }),
  buckets,
);

const adopter = (week: string, index: number): AdopterPoint => {
  const users = growth[index] ?? 0;
  const fresh = Math.round(users * (index < 3 ? 0.7 : 0.3));
  const continuing = Math.round((users - fresh) * 0.8);
  const ever = growth.slice(0, index + 1).reduce((sum, each) => sum + each, 0);
  return {
    period: week,
    new: fresh,
    continuing,
    returning: users - fresh - continuing,
    cumulative: { users: ever, base: 1600, rate: ever / 1600 },
  };
};

/** One feature by week with the weeks before. */
export const adoptersSample: AdoptionResult = {
  ...answerOf(() => ({ adopters: weeks.map(adopter) }), buckets),
  previous: {
    period: { from: "2024-03-06", to: "2024-04-24", timezone: "UTC" },
    buckets: weeksBefore.map((week) => ({ period: week, partial: false })),
    hiddenFeatures: 0,
    features: names.map((label) => ({
      key: label,
      label,
      adopters: weeksBefore.map((week, index) => ({
        ...adopter(week, index),
        cumulative: { users: index * 40, base: 1200, rate: (index * 40) / 1200 },
      })),
    })),
  },
};

function facts(users: number, frequency: number | null): MatrixFacts {
  const spread = { median: frequency, p75: frequency === null ? null : frequency * 2, p90: frequency === null ? null : frequency * 4 };
  return {
    users,
    uses: users * 3,
    base: 2000,
    rate: rateOf(users, 2000),
    usesPerUser: spread,
    daysPerUser: spread,
    frequency,
    quadrant: null,
  };
}

function quadrants(features: FeatureAnswer[], cuts: { rate: number; frequency: number }): FeatureAnswer[] {
  return features.map((feature) => {
    const { matrix } = feature;
    if (!matrix || matrix.frequency === null) return feature;
    const [often, many] = [matrix.frequency >= cuts.frequency, (matrix.rate.rate ?? 0) >= cuts.rate];
    const quadrant = often ? (many ? "core" : "niche") : many ? "occasional" : "rare";
    return { ...feature, matrix: { ...matrix, quadrant } };
  });
}

/** Few features, one of which nobody used, with where they were before. */
export const matrixSample: AdoptionResult = {
  ...base,
  period,
  buckets: [],
  cuts: { rate: 0.2, frequency: 3 },
  features: quadrants(
    names.map((label, place) => ({
      key: label,
      label,
      matrix: facts([900, 620, 160, 400, 0][place] ?? 0, [2, 3.5, 6, 1, null][place] ?? null),
    })),
    { rate: 0.2, frequency: 3 },
  ),
  previous: {
    period: { from: "2024-03-06", to: "2024-04-24", timezone: "UTC" },
    buckets: [],
    hiddenFeatures: 0,
    features: names.map((label, place) => ({
      key: label,
      label,
      matrix: facts([700, 640, 20, 0, 0][place] ?? 0, [2, 3, 4, null, null][place] ?? null),
    })),
  },
};

/** A hundred features, most of them used by few. */
export const crowdSample: AdoptionResult = {
  ...base,
  period,
  buckets: [],
  cuts: { rate: 0.02, frequency: 3 },
  features: quadrants(
    Array.from({ length: 100 }, (_, place) => {
      const users = Math.max(2, Math.round(1500 / (place + 1) ** 1.1));
      return { key: String(place + 1), label: `feature ${place + 1}`, matrix: facts(users, 1 + ((place * 37) % 23) / 2) };
    }),
    { rate: 0.02, frequency: 3 },
  ),
};

/** Five features as stages; the last one too young to have regular users. */
export const stagesSample: AdoptionResult = answerOf((place) => {
  const tried = [900, 620, 160, 400, 30][place] ?? 0;
  return { stages: { exposed: 2000, tried, repeated: Math.round(tried * 0.5), regular: place === 4 ? null : Math.round(tried * 0.2) } };
});

function survival(pace: number): TimeToAdopt {
  let [atRisk, left, variance] = [1000, 1, 0];
  const steps = Array.from({ length: 31 }, (_, time) => {
    const adopted = Math.round((atRisk * pace) / (1 + time / 3));
    const censored = time > 10 ? 8 : 0;
    left *= 1 - adopted / atRisk;
    variance += adopted / (atRisk * (atRisk - adopted));
    const wide = left === 1 ? 0 : (1.96 * Math.sqrt(variance)) / Math.log(left);
    const step = { time, atRisk, adopted, censored, share: 1 - left, low: 1 - left ** Math.exp(wide), high: 1 - left ** Math.exp(-wide) };
    atRisk -= adopted + censored;
    return step;
  });
  const adopted = steps.reduce((sum, each) => sum + each.adopted, 0);
  const first = (reached: (step: (typeof steps)[number]) => boolean) => steps.find(reached)?.time ?? null;
  const median = { time: first(({ share }) => share >= 0.5), low: first(({ high }) => high >= 0.5), high: first(({ low }) => low >= 0.5) };
  return { actors: 1000, adopted, censored: 1000 - adopted, usedBefore: 12, steps, median };
}

/** One feature that half adopt within the days shown. */
export const timeSample: AdoptionResult = {
  ...base,
  period,
  buckets: [],
  features: [{ key: "1", label: "wishlist", timeToAdopt: survival(0.12) }],
};

/** Five of different paces. */
export const timesSample: AdoptionResult = answerOf((place) => ({ timeToAdopt: survival(0.15 / (place + 1)) }));

const returning = (start: number, loss: number): RetentionPoint[] =>
  Array.from({ length: 8 }, (_, index) => {
    const eligible = Math.max(0, 400 - index * 60);
    const returned = Math.round(eligible * start * loss ** index);
    return { index, eligible, returned, rate: eligible === 0 ? null : returned / eligible };
  });

/** Coming back to five features, and the two sides of each. */
export const retentionSample: AdoptionResult = answerOf((place) => ({
  retention: { usage: returning(0.5 - place * 0.07, 0.8), adopters: returning(0.8, 0.92), nonAdopters: returning(0.6, 0.8) },
}));

const power = (times: number) =>
  Array.from({ length: 28 }, (_, index) => ({ days: index + 1, users: Math.round((times * 300) / (index + 1)), rate: 0 })).map(
    (each, _index, all) => ({
      ...each,
      rate: each.users / all.reduce((sum, { users }) => sum + users, 0),
    }),
  );

/** Days of use in four weeks. */
export const powerSample: AdoptionResult = { ...answerOf((place) => ({ powerUsers: power(1 / (place + 1)) })), active: power(6) };
