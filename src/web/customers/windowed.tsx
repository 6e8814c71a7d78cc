// Draws a part of a long page only while it is near the view; elsewhere its measured height stands in its place, so that the
// page keeps its length. Whoever has the focus is never taken away.

import { type ReactNode, useEffect, useRef, useState } from "react";

/** How near a part must be to be drawn: about two screens. */
const NEAR = "1600px 0px";

const watched = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | undefined;

/** One observer for all parts of the page. */
function observe(element: Element, onNear: (near: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting);
    },
    { rootMargin: NEAR },
  );
  const own = observer;
  watched.set(element, onNear);
  own.observe(element);
  return () => {
    watched.delete(element);
    own.unobserve(element);
  };
}

/** A part of a long page. */
export function Windowed({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    return observe(element, (near) => {
      if (near) setHeight(null);
      else if (!element.contains(document.activeElement))
        setHeight((known) => known ?? element.getBoundingClientRect().height);
    });
  }, []);
  return (
    <div ref={box} style={height === null ? undefined : { height }}>
      {height === null && children}
    </div>
  );
}
