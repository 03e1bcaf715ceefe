import { type Frame, plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { hue, type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, points as inPoints, percent } from "../../../format.ts";
import type { AdoptionAnswer, MatrixFacts, Quadrant } from "../result/answer.ts";
import type { DrawnFeature } from "./features.ts";
import { isLopsided, type Scale, scaleOf } from "./matrix-scale.ts";
import { intervalText, quadrantWords, shortNumber } from "./words.ts";

/** A feature with its place: breadth and frequency from 0 to 1. */
export type MatrixPoint = { drawn: DrawnFeature; facts: MatrixFacts; x: number; y: number; before: { x: number; y: number } | null };

export type MatrixModel = {
  points: MatrixPoint[];
  /** Features that nobody used in these dates: they have no frequency. */
  unused: number;
  breadth: Scale;
  frequency: Scale;
  cuts: { x: number | null; y: number | null; rate: number | null; frequency: number | null };
};

export type Size = { width: number; height: number };

/** Room for the numbers of the second axis. */
export const matrixFrame: Frame = { ...plotFrame, left: 48, top: 26, bottom: 46 };

type Answer = Pick<AdoptionAnswer, "cuts">;

type Stretched = { breadth: boolean; frequency: boolean };

/** Which axes are best stretched at their low ends. */
export function unevenAxes(features: readonly DrawnFeature[]): Stretched {
  const places = features.flatMap(({ feature }) => placeOf(feature.matrix) ?? []);
  return { breadth: isLopsided(places.map(({ rate }) => rate)), frequency: isLopsided(places.map(({ frequency }) => frequency)) };
}

/** Where every feature lies, most users first; `stretched` says it of both axes, else each goes by its values. */
export function matrixModel(features: readonly DrawnFeature[], { cuts }: Answer, stretched?: boolean): MatrixModel {
  const axes = stretched === undefined ? unevenAxes(features) : { breadth: stretched, frequency: stretched };
  const placed = features.flatMap((drawn) => {
    const now = placeOf(drawn.feature.matrix);
    return now && drawn.feature.matrix ? [{ drawn, facts: drawn.feature.matrix, now, then: placeOf(drawn.before?.matrix) }] : [];
  });
  const all = placed.flatMap(({ now, then }) => (then ? [now, then] : [now]));
  const breadth = scaleOf([...all.map(({ rate }) => rate), cuts?.rate ?? 0], { rate: true, stretched: axes.breadth });
  const frequency = scaleOf([...all.map((each) => each.frequency), cuts?.frequency ?? 0], { rate: false, stretched: axes.frequency });
  const at = ({ rate, frequency: often }: Place) => ({ x: breadth.to(rate), y: frequency.to(often) });
  const line = (value: number | null | undefined, scale: Scale) =>
    value === null || value === undefined || (scale.stretched && value <= 0) ? null : scale.to(value);
  return {
    points: placed
      .map(({ drawn, facts, now, then }) => ({ drawn, facts, ...at(now), before: then ? at(then) : null }))
      .sort((a, b) => b.facts.users - a.facts.users),
    unused: features.length - placed.length,
    breadth,
    frequency,
    cuts: {
      x: line(cuts?.rate, breadth),
      y: line(cuts?.frequency, frequency),
      rate: cuts?.rate ?? null,
      frequency: cuts?.frequency ?? null,
    },
  };
}

type Place = { rate: number; frequency: number };

function placeOf(facts: MatrixFacts | undefined): Place | null {
  const { rate, frequency } = facts ?? {};
  return rate?.rate && typeof frequency === "number" ? { rate: rate.rate, frequency } : null;
}

/** The pixel of a place inside a chart of this size. */
export function matrixPixel({ x, y }: { x: number; y: number }, { width, height }: Size): { x: number; y: number } {
  const { left, right, top, bottom } = matrixFrame;
  return { x: left + x * (width - left - right), y: height - bottom - y * (height - top - bottom) };
}

const quadrantSlots: Record<Quadrant, number | null> = { core: 0, niche: 6, occasional: 2, rare: null };

/** The colour of a quadrant; the same in chart and table. */
export function quadrantColour(quadrant: Quadrant | null, theme: Theme): string {
  const slot = quadrant === null ? null : quadrantSlots[quadrant];
  return slot === null ? tone("ghost", theme) : hue(slot, theme);
}

/** What the tooltip of a feature says. */
export function matrixNote({ drawn, facts }: Pick<MatrixPoint, "drawn" | "facts">, { unit, theme }: { unit: string; theme: Theme }): Note {
  const before = drawn.before?.matrix;
  const { rate, users, base, uses, usesPerUser, daysPerUser, quadrant } = facts;
  return {
    title: drawn.name,
    lines: [
      ...(quadrant === null
        ? []
        : [
            {
              label: quadrantWords[quadrant].word,
              value: quadrantWords[quadrant].meaning,
              colour: quadrantColour(quadrant, theme),
              strong: true,
            },
          ]),
      { label: "Breadth", value: percent(rate.rate), strong: true },
      { label: "95% interval", value: intervalText(rate) },
      { label: unit, value: `${fullNumber(users)} of ${fullNumber(base)} active` },
      { label: "Uses", value: fullNumber(uses) },
      { label: "Uses each", value: spreadText(usesPerUser) },
      { label: "Days each", value: spreadText(daysPerUser) },
      ...(before?.rate.rate == null || rate.rate === null
        ? []
        : [{ label: "Breadth before", value: `${percent(before.rate.rate)} (${inPoints(rate.rate - before.rate.rate)})` }]),
    ],
  };
}

const spreadText = ({ median, p75, p90 }: MatrixFacts["usesPerUser"]) =>
  `median ${shortNumber(median)} · p75 ${shortNumber(p75)} · p90 ${shortNumber(p90)}`;
