// The place of a chart: draws an ECharts option as SVG, follows the size of its box and the colour scheme.
// It is for eyes only; whoever uses it gives the same content as text and as a table.

import { useComputedColorScheme } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { type ChartInk, readInk } from "./chart-ink.ts";
import { init } from "./chart-parts.ts";

/**
 * Draws what `draw` gives. `draw` should be stable between renders that show the same. `onPick` is told the `pick` of the
 * data item that was chosen with the pointer; whoever uses it offers the same by keys elsewhere.
 */
export default function Chart(props: {
  /** In pixels; "fill" takes what its box gives. */
  height: number | "fill";
  draw: (ink: ChartInk, width: number) => EChartsCoreOption;
  onPick?: ((pick: unknown) => void) | undefined;
  /** The mark whose box is open, as keys choose it; null for none. */
  mark?: { readonly seriesIndex: number; readonly dataIndex: number } | null;
}) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const drawn = useRef<ReturnType<typeof init> | null>(null);
  const { draw, height, mark = null } = props;
  const onPick = useRef(props.onPick);
  useEffect(() => {
    onPick.current = props.onPick;
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // The scheme is named so that a change of it draws anew with its ink.
    element.dataset["scheme"] = scheme;
    const chart = init(element, undefined, { renderer: "svg" });
    drawn.current = chart;
    const paint = () => chart.setOption({ animation: false, ...draw(readInk(), element.clientWidth) }, true);
    paint();
    chart.on("click", (event) => {
      const data: unknown = event.data;
      if (typeof data === "object" && data !== null && "pick" in data) onPick.current?.(data.pick);
    });
    const redraw = () => {
      chart.resize();
      paint();
    };
    const watch = new ResizeObserver(redraw);
    watch.observe(element);
    // On paper the scheme and the width are others; a printer does not wait for an observer.
    window.addEventListener("beforeprint", redraw);
    window.addEventListener("afterprint", redraw);
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeprint", redraw);
      window.removeEventListener("afterprint", redraw);
      drawn.current = null;
      chart.dispose();
    };
  }, [draw, scheme]);
  useEffect(() => {
    if (mark === null) return;
    const { seriesIndex, dataIndex } = mark;
    drawn.current?.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
    drawn.current?.dispatchAction({ type: "highlight", seriesIndex, dataIndex });
    return () => {
      drawn.current?.dispatchAction({ type: "hideTip" });
      drawn.current?.dispatchAction({ type: "downplay", seriesIndex, dataIndex });
    };
  }, [mark]);
  const tall = height === "fill" ? "100%" : height;
  return <div ref={box} style={{ height: tall, width: "100%" }} aria-hidden="true" />;
}
