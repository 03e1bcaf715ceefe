import { z } from "zod";

/** The calendar period of one point or bucket. */
export const interval = z.enum(["minute", "hour", "day", "week", "month", "quarter"]);
export type Interval = z.infer<typeof interval>;

export const weekStart = z.enum(["monday", "sunday"]);
export type WeekStart = z.infer<typeof weekStart>;
