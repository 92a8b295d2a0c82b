import type { LucideIcon } from 'lucide-react';

const sizes = { sm: 14, md: 16, lg: 20, xl: 28 } as const;

export interface IconProps {
  of: LucideIcon;
  /** 14, 16, 20 or 28 px. */
  size?: keyof typeof sizes;
  className?: string;
}

/** A drawing beside words: hidden from screen readers, so whatever holds it needs a name of its own. */
export function Icon({ of: Drawing, size = 'md', className }: IconProps) {
  return <Drawing size={sizes[size]} strokeWidth={1.75} aria-hidden className={`shrink-0 ${className ?? ''}`} />;
}
