// The place of a chart: draws an ECharts option as SVG, follows the size of its box and the colour scheme.
// It is for eyes only; whoever uses it gives the same content as text and as a table.

import { useComputedColorScheme } from "@mantine/core";
import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { type ChartInk, readInk } from "./chart-ink.ts";

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Draws what `draw` gives. `draw` should be stable between renders that show the same. */
export default function Chart(props: {
  height: number;
  draw: (ink: ChartInk, width: number) => EChartsCoreOption;
}) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const { draw, height } = props;
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // The scheme is named so that a change of it draws anew with its ink.
    element.dataset["scheme"] = scheme;
    const chart = init(element, undefined, { renderer: "svg" });
    const paint = () => chart.setOption({ animation: false, ...draw(readInk(), element.clientWidth) }, true);
    paint();
    const watch = new ResizeObserver(() => {
      chart.resize();
      paint();
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [draw, scheme]);
  return <div ref={box} style={{ height, width: "100%" }} aria-hidden="true" />;
}
