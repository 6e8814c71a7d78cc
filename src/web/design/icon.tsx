// The drawn icons, 16 by 16, one line weight. They are always beside or inside something that is named in words.

import type { ReactNode } from "react";

const shapes = {
  overview: (
    <>
      <path d="M2.5 13.5V9M6.2 13.5V5.5M9.8 13.5V7.5M13.5 13.5v-11" />
    </>
  ),
  dashboards: (
    <>
      <rect x="2" y="2.5" width="7" height="5" rx="1" />
      <rect x="11" y="2.5" width="3" height="5" rx="1" />
      <rect x="2" y="9.5" width="4" height="4" rx="1" />
      <rect x="8" y="9.5" width="6" height="4" rx="1" />
    </>
  ),
  expand: <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />,
  grip: <path d="M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01" strokeWidth="2.2" />,
  customers: (
    <>
      <circle cx="6" cy="5.2" r="2.5" />
      <path d="M1.6 13.5c.3-2.7 2.1-4.1 4.4-4.1s4.1 1.4 4.4 4.1M10.4 3a2.4 2.4 0 0 1 0 4.4M12 9.8c1.4.5 2.2 1.8 2.4 3.7" />
    </>
  ),
  segments: (
    <>
      <circle cx="5.9" cy="8" r="4.1" />
      <circle cx="10.1" cy="8" r="4.1" />
    </>
  ),
  surveys: (
    <>
      <path d="M2.5 3.5h11v7.5H8l-3 2.5V11H2.5Z" />
      <path d="m5.4 7.2 1.6 1.5 3.4-3" />
    </>
  ),
  import: <path d="M8 2v8m0 0L5 7m3 3 3-3M2.5 11v1.5a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V11" />,
  touchpoints: (
    <>
      <path d="M2 8h2.2M11.8 8H14M6.6 8h2.8" />
      <circle cx="5.4" cy="8" r="1.2" />
      <circle cx="10.6" cy="8" r="1.2" />
      <path d="M5.4 4.2V3M10.6 13v-1.2" />
    </>
  ),
  units: (
    <>
      <rect x="6" y="2" width="4" height="3.2" rx="0.8" />
      <rect x="1.8" y="10.8" width="4" height="3.2" rx="0.8" />
      <rect x="10.2" y="10.8" width="4" height="3.2" rx="0.8" />
      <path d="M8 5.2V8m-4.2 2.8V8h8.4v2.8" />
    </>
  ),
  data: (
    <>
      <ellipse cx="8" cy="3.9" rx="5.5" ry="1.9" />
      <path d="M2.5 3.9v8.2c0 1 2.5 1.9 5.5 1.9s5.5-.9 5.5-1.9V3.9M2.5 8c0 1 2.5 1.9 5.5 1.9s5.5-.9 5.5-1.9" />
    </>
  ),
  reference: <path d="M5.5 4 2 8l3.5 4m5-8L14 8l-3.5 4" />,
  settings: (
    <>
      <path d="M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7" />
      <circle cx="10.7" cy="4.5" r="1.7" />
      <circle cx="5.3" cy="11.5" r="1.7" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.2 6.2A1.9 1.9 0 0 1 8 4.9c1 0 1.9.7 1.9 1.7 0 1.3-1.9 1.5-1.9 2.7M8 11.4v.1" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
    </>
  ),
  moon: <path d="M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z" />,
  system: (
    <>
      <rect x="1.8" y="2.8" width="12.4" height="8.4" rx="1.2" />
      <path d="M5.5 13.7h5" />
    </>
  ),
  language: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c3.4 3.6 3.4 8.4 0 12M8 2C4.6 5.6 4.6 10.4 8 14" />
    </>
  ),
  left: <path d="M9.8 3.5 5.3 8l4.5 4.5" />,
  right: <path d="M6.2 3.5 10.7 8l-4.5 4.5" />,
  down: <path d="M4 6.2 8 10.2l4-4" />,
  calendar: (
    <>
      <rect x="2.2" y="3.2" width="11.6" height="10.6" rx="1.5" />
      <path d="M2.2 6.5h11.6M5.3 1.8v2.6M10.7 1.8v2.6" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.4 3.4" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="2.8" width="12" height="10.4" rx="1.2" />
      <path d="M2 6.3h12M2 9.7h12M6.3 6.3v6.9" />
    </>
  ),
  chart: <path d="M2 12.5 6 8l3 2.5 5-6.5" />,
  explore: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m10.6 5.4-1.5 3.7-3.7 1.5 1.5-3.7Z" />
    </>
  ),
  bars: <path d="M2.5 4h8M2.5 8h11M2.5 12h5" />,
  heat: (
    <>
      <rect x="2" y="2" width="5" height="5" rx="1" />
      <rect x="9" y="2" width="5" height="5" rx="1" />
      <rect x="2" y="9" width="5" height="5" rx="1" />
      <rect x="9" y="9" width="5" height="5" rx="1" />
    </>
  ),
  number: <path d="M4.5 5 6.5 3.5v9M9.5 5.5c0-1.2.9-2 2-2s2 .8 2 1.9c0 2.2-4 3.4-4 7.1h4" />,
  swap: <path d="M3 5.5h9m0 0L9.5 3M12 5.5 9.5 8M13 10.5H4m0 0L6.5 8M4 10.5 6.5 13" />,
  saved: <path d="M4 2.5h8v11l-4-3-4 3Z" />,
  share: (
    <>
      <circle cx="4" cy="8" r="1.8" />
      <circle cx="12" cy="3.8" r="1.8" />
      <circle cx="12" cy="12.2" r="1.8" />
      <path d="m5.6 7.1 4.8-2.5M5.6 8.9l4.8 2.5" />
    </>
  ),
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  up: <path d="M8 13V3m0 0L4 7m4-4 4 4" />,
  fall: <path d="M8 3v10m0 0 4-4m-4 4L4 9" />,
  steady: <path d="M3 6.2h10M3 9.8h10" />,
  check: <path d="m3 8.5 3.3 3.3L13 4.8" />,
  warning: (
    <>
      <path d="M8 2.3 14.4 13.3H1.6Z" />
      <path d="M8 6.5v3M8 11.4v.1" />
    </>
  ),
  leave: <path d="M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10.5 11l3-3-3-3M13.5 8H6" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />,
  redo: <path d="m10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.3" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
} satisfies Record<string, ReactNode>;

/** Names of the icons. */
export type IconName = keyof typeof shapes;

/** One icon in the colour of the text around it. `size` in px. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      {shapes[name]}
    </svg>
  );
}
