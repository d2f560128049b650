import type { WindowBridge } from '../shared/bridge.ts';

declare global {
  interface Window {
    readonly weegwijzer: WindowBridge;
  }
}

/** The only way out of the page. */
export const bridge: WindowBridge = window.weegwijzer;
