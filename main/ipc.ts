import { type Bridge, CALLS, type Call } from '../shared/bridge.ts';

/** The only origin whose main frame may call. */
export const APP_ORIGIN = 'app://weegwijzer';

type Frame = { readonly url: string; readonly parent: unknown } | null;
type Register = (channel: string, handler: (event: { senderFrame: Frame }, ...args: unknown[]) => unknown) => void;

/**
 * Registers every call of the contract, each behind the same two doors: who asks, and what exactly is asked.
 * A call from another frame or with other arguments is refused before any service sees it.
 */
export function registerCalls(register: Register, api: Bridge): void {
  for (const name of Object.keys(CALLS) as Call[]) {
    register(name, (event, ...args) => {
      if (!isOurPage(event.senderFrame)) throw new Error('refused: not our page');
      const parsed = CALLS[name].safeParse(args);
      if (!parsed.success) throw new Error(`refused: wrong arguments for ${name}`);
      return (api[name] as (...input: unknown[]) => unknown)(...(parsed.data as unknown[]));
    });
  }
}

const isOurPage = (frame: Frame): boolean => frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
