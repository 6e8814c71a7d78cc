// A QR code as one SVG path, drawn here: nothing about a secret leaves the page. Always dark on white, which cameras expect.

import { encode } from "uqr";

/** The code of a text; `label` says what it is for. */
export function QrCode({ text, label, size = 176 }: { text: string; label: string; size?: number }) {
  const { data, size: modules } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${modules}v${modules}h-${modules}z`} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
