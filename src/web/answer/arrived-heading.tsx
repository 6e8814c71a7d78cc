// The heading of a card without questions. It takes the focus when it comes, so that it is read out and the keys go on from it.

import { type ReactNode, useEffect, useRef } from "react";

/** A heading that is arrived at. */
export function ArrivedHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
