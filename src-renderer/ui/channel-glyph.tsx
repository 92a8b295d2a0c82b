import { clsx } from 'clsx';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Each channel has a silhouette of its own on a 20 px square, so that nobody has to tell them apart by colour. */
interface Drawing {
  color: string;
  body: ReactElement;
  detail: ReactElement;
}

const drawings: Record<string, Drawing> = {
  email: {
    color: 'text-channel-email',
    body: <rect x="1" y="3.5" width="18" height="13" rx="2.5" />,
    detail: <path d="M4 7.2l6 4.6 6-4.6" />,
  },
  'web-chat': {
    color: 'text-channel-chat',
    body: <path d="M4 2h12a3 3 0 013 3v7a3 3 0 01-3 3H9l-4.5 4v-4H4a3 3 0 01-3-3V5a3 3 0 013-3z" />,
    detail: <path d="M6 8.5h.01M10 8.5h.01M14 8.5h.01" strokeWidth="2.4" />,
  },
  sms: {
    color: 'text-channel-sms',
    body: <rect x="4" y="1" width="12" height="18" rx="2.5" />,
    detail: <path d="M7 6h6M7 9.5h6M7 13h3" />,
  },
  messenger: {
    color: 'text-channel-messenger',
    body: (
      <path d="M10 1c5 0 9 3.6 9 8.2s-4 8.2-9 8.2c-.9 0-1.8-.1-2.6-.4L4 19v-3.5C2.2 14 1 11.7 1 9.2 1 4.6 5 1 10 1z" />
    ),
    detail: <path d="M4.8 11.500l3.7-4 3 2.6 3.7-2.8" />,
  },
  instagram: {
    color: 'text-channel-instagram',
    body: <rect x="1" y="1" width="18" height="18" rx="6" />,
    detail: (
      <>
        <circle cx="10" cy="10" r="3.6" />
        <path d="M14.7 5.300h.01" strokeWidth="2.2" />
      </>
    ),
  },
  whatsapp: {
    color: 'text-channel-whatsapp',
    body: <path d="M10.3 1a8.7 8.7 0 11-4 16.500L1.5 19l1.4-4.600A8.7 8.7 0 0110.3 1z" />,
    detail: (
      <path
        d="M7.2 6.300c-.5 3.8 2.8 7 6.5 6.700l.5-1.9-2-1-1 .9c-1-.5-1.7-1.2-2.2-2.200l.9-1-.9-2z"
        strokeWidth="1.3"
      />
    ),
  },
  telegram: {
    color: 'text-channel-telegram',
    body: <path d="M1 9.500L19 2l-3 16-6-4.300L7.3 17l-1.1-5.600z" />,
    detail: <path d="M6.2 11.400L15 5.500l-5 8.2" strokeWidth="1.2" />,
  },
  voice: {
    color: 'text-channel-voice',
    body: (
      <path d="M5 1.500l3 .3 1.3 4-2 1.800c1 2.2 2.8 4 5 5l1.9-2 4 1.3.3 3c0 2-1.5 3.6-3.5 3.600C7.5 18.5 1.5 12.5 1.5 5c0-2 1.5-3.5 3.5-3.500z" />
    ),
    detail: <path d="M12 3.500a5 5 0 014.5 4.5" className="text-channel-voice" />,
  },
};

const unknown: Drawing = {
  color: 'text-channel-unknown',
  body: <path d="M10 .8L19.2 10 10 19.2.8 10z" />,
  detail: <path d="M8 8a2 2 0 113 1.700c-.7.4-1 .8-1 1.500M10 13.800h.01" />,
};

export interface ChannelGlyphProps {
  /** A channel's id. One the kit does not know gets the question mark. */
  channel: string;
  /** Side in px. */
  size?: number;
  /** A rim in the panel's colour, for lying on an avatar. */
  outlined?: boolean;
  /** The accessible name; default the channel's name in the reader's language. Empty when the name stands beside it. */
  label?: string;
}

export function ChannelGlyph({ channel, size = 16, outlined, label }: ChannelGlyphProps) {
  const { t } = useTranslation('ui');
  const drawing = drawings[channel] ?? unknown;
  const name = label ?? t(`channel.${channel in drawings ? channel : 'unknown'}`);
  return (
    <svg
      role="img"
      aria-label={name}
      aria-hidden={name === ''}
      width={size}
      height={size}
      viewBox="-2 -2 24 24"
      data-meaning-by-color
      className={clsx('block shrink-0', drawing.color)}
    >
      {outlined && (
        <g className="text-panel" fill="currentColor" stroke="currentColor" strokeWidth="4" strokeLinejoin="round">
          {drawing.body}
        </g>
      )}
      <g fill="currentColor">{drawing.body}</g>
      <g
        className="text-on-channel"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {drawing.detail}
      </g>
    </svg>
  );
}
