import {
  BellOff,
  BellRing,
  CircleCheck,
  CircleMinus,
  CloudOff,
  Coffee,
  Eye,
  MessageCircle,
  PencilLine,
  Power,
  X,
} from 'lucide-react';
import type { ShownState } from '#shared/domain/agent-state.ts';
import type { IconProps } from '../../ui/icon.tsx';

/** How a state looks: its shape first, its colour besides. Amber and red are for what a lead should look at. */
export const stateLook: Record<ShownState, { icon: IconProps['of']; ink: string }> = {
  error: { icon: CloudOff, ink: 'text-bad' },
  offline: { icon: Power, ink: 'text-faint' },
  missed: { icon: BellOff, ink: 'text-bad' },
  declined: { icon: X, ink: 'text-warn' },
  'on-contact': { icon: MessageCircle, ink: 'text-accent' },
  'wrap-up': { icon: PencilLine, ink: 'text-note' },
  offered: { icon: BellRing, ink: 'text-accent' },
  monitoring: { icon: Eye, ink: 'text-whisper' },
  away: { icon: Coffee, ink: 'text-muted' },
  busy: { icon: CircleMinus, ink: 'text-warn' },
  available: { icon: CircleCheck, ink: 'text-good' },
};
