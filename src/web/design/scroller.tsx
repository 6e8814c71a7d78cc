// A region that scrolls by itself and, when it does, can be reached and scrolled by keys.

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Scrolls what does not fit. `label` names it for screen readers. */
export function Scroller(props: { label: string; className?: string | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () =>
      setOverflows(
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
      );
    const watch = new ResizeObserver(look);
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={props.className}
      // Not a region: it stands in a section that has the same name.
      {...(overflows ? { tabIndex: 0, role: "group", "aria-label": props.label } : {})}
      style={{ overflow: "auto", position: "relative" }}
    >
      {props.children}
    </div>
  );
}
