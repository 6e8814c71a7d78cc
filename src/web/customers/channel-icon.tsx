// A drawn icon for each channel, 16 by 16 in one line weight. Always beside the name of the channel in words.

import type { ReactNode } from "react";
import { type Channel, parseChannel } from "../../domain/channel.ts";

const shapes: Readonly<Record<Channel, ReactNode>> = {
  web: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c3.4 3.6 3.4 8.4 0 12M8 2C4.6 5.6 4.6 10.4 8 14" />
    </>
  ),
  ecommerce: (
    <>
      <path d="M1.8 2.5h1.7l1.6 7.6h6.9l1.6-5.4H4.2" />
      <circle cx="6" cy="12.8" r="1" />
      <circle cx="11.2" cy="12.8" r="1" />
    </>
  ),
  app: (
    <>
      <rect x="4.3" y="1.8" width="7.4" height="12.4" rx="1.5" />
      <path d="M7 12h2" />
    </>
  ),
  advertising: <path d="M2.5 6.3v3.4h2.6l6.4 3V3.3l-6.4 3Zm2.6 3.4.8 3.6M13.8 6.8v2.4" />,
  email: (
    <>
      <rect x="1.8" y="3.3" width="12.4" height="9.4" rx="1.2" />
      <path d="m2.2 4.4 5.8 4.4 5.8-4.4" />
    </>
  ),
  phone: (
    <path d="M3.4 2.5h2.4l1.1 2.9-1.5 1.3a8.4 8.4 0 0 0 3.9 3.9l1.3-1.5 2.9 1.1v2.4c0 .6-.5 1-1 1A10.4 10.4 0 0 1 2.4 3.5c0-.5.4-1 1-1Z" />
  ),
  sms: <path d="M2.2 3h11.6v8H7.5l-3 2.5V11H2.2ZM5.3 7h.1M8 7h.1M10.7 7h.1" />,
  chat: <path d="M2 2.8h9v6.4H5.6L3.4 11V9.2H2ZM13 6h1v6.2h-1.4V14l-2.2-1.8H6.6" />,
  social: (
    <>
      <circle cx="4" cy="8" r="1.9" />
      <circle cx="12" cy="3.9" r="1.9" />
      <circle cx="12" cy="12.1" r="1.9" />
      <path d="m5.7 7.2 4.6-2.4M5.7 8.8l4.6 2.4" />
    </>
  ),
  store: (
    <path d="M2.8 7v6.5h10.4V7M1.8 6.2 3.2 2.5h9.6l1.4 3.7c0 1-.9 1.7-2 1.7s-2-.7-2-1.7c0 1-1 1.7-2.1 1.7S6 7.2 6 6.2c0 1-1 1.7-2.1 1.7s-2.1-.7-2.1-1.7ZM6.5 13.5v-3h3v3" />
  ),
  franchise: <path d="M2.8 13.5v-9L8 2l5.2 2.5v9ZM5.5 7h1M9.5 7h1M6.5 13.5v-3h3v3" />,
  direct_mail: (
    <path d="M2 12.5v-5a2.8 2.8 0 0 1 5.6 0v5ZM4.8 4.7h6.4A2.8 2.8 0 0 1 14 7.5v5H7.6M4 8h1.6M11 8.5V3h2" />
  ),
  delivery: (
    <>
      <path d="M1.8 4h7.4v7.2H1.8ZM9.2 6.5h2.8l2.2 2.4v2.3h-5" />
      <circle cx="4.6" cy="12" r="1.3" />
      <circle cx="11.6" cy="12" r="1.3" />
    </>
  ),
  review_site: <path d="m8 2 1.9 3.9 4.2.6-3 3 .7 4.2L8 11.7l-3.8 2 .7-4.2-3-3 4.2-.6Z" />,
  in_person: (
    <>
      <circle cx="8" cy="5" r="2.6" />
      <path d="M2.8 13.8c.4-2.9 2.5-4.4 5.2-4.4s4.8 1.5 5.2 4.4" />
    </>
  ),
  event: (
    <>
      <rect x="2.2" y="3.2" width="11.6" height="10.6" rx="1.5" />
      <path d="M2.2 6.5h11.6M5.3 1.8v2.6M10.7 1.8v2.6" />
    </>
  ),
  partner: (
    <path d="M1.8 5.2 4.5 3.6 8 5l3.5-1.4 2.7 1.6M1.8 5.2v5l1.7 1 3 2.3 1.5.3 4.5-3 1.7-.8v-4.8M8 5 5.6 7.6c.9.9 2.1.7 2.9-.2l.6-.5 3.4 3.6" />
  ),
};

/** The icon of a channel; a dot where none is known. */
export function ChannelIcon({ channel }: { channel: string }) {
  const known = parseChannel(channel);
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {known ? shapes[known] : <circle cx="8" cy="8" r="1.5" />}
    </svg>
  );
}
