"use client";

import type { EChartsOption } from "echarts";
import type { EChartsType } from "echarts/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useChartHeight } from "./chart-height.tsx";

type ChartProps = {
  /** Made anew for each theme, so the colours of the screen and the chart change together. */
  option: EChartsOption;
  label: string;
  height: number;
  /** Lies over the plot and knows its width: cross hair, handles, tooltips. */
  children?: (width: number) => ReactNode;
};

const fontFamily = "var(--font-geist-sans), ui-sans-serif, system-ui, sans-serif";

/** A chart in SVG that follows the size of its place; the drawing library arrives on its own. */
export function Chart({ option, label, height: own, children }: ChartProps) {
  const height = useChartHeight(own);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const latest = useRef(option);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    latest.current = option;
    chart.current?.setOption(drawn(option), { notMerge: true });
  }, [option]);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    import("./runtime.ts").then(({ init }) => {
      if (gone) return;
      chart.current = init(element, null, { renderer: "svg" });
      chart.current.setOption(drawn(latest.current));
    });
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.round(entry?.contentRect.width ?? 0));
      chart.current?.resize();
    });
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);
  return (
    <div className="relative" style={{ height }} data-chart>
      <div ref={place} role="img" aria-label={label} className="h-full w-full" />
      {width > 0 ? children?.(width) : null}
    </div>
  );
}

function drawn(option: EChartsOption): EChartsOption {
  return { ...option, textStyle: { fontFamily } };
}
