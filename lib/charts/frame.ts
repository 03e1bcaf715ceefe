/** The margins of a plot in pixels; with them a position is known without asking the drawing. */
export type Frame = { left: number; right: number; top: number; bottom: number };

export const plotFrame: Frame = { left: 52, right: 20, top: 16, bottom: 34 };

/** The horizontal pixel of a position from 0 (left end of the plot) to 1. */
export function pixelAt(position: number, width: number, frame: Frame = plotFrame): number {
  return frame.left + position * Math.max(0, width - frame.left - frame.right);
}

/** The position from 0 to 1 of a horizontal pixel, kept inside the plot. */
export function positionAt(pixel: number, width: number, frame: Frame = plotFrame): number {
  const across = Math.max(1, width - frame.left - frame.right);
  return Math.min(1, Math.max(0, (pixel - frame.left) / across));
}

/** The band of equal width that holds a position: 0 to count − 1. */
export function bandAt(position: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(position * count)));
}
