import type { FC, ReactNode } from 'react';
import type { Off } from '../../shared/bridge.ts';
import { useStore } from '../state.ts';

/** Shows what it holds unless the administrator of this computer switched that function off. */
export const Allowed: FC<{ what: Off; children: ReactNode }> = ({ what, children }) => {
  const off = useStore((state) => state.started?.settings?.managed.off.includes(what) ?? false);
  return off ? null : children;
};
