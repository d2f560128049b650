// Values over IPC, close to the structured clone that Electron uses. The function is also turned into source text for
// the page, so it may use nothing from outside itself.
export type Codec = { encode: (value: unknown) => string; decode: (text: string) => unknown };

export function makeCodec(): Codec {
  type Tagged = { $: string; v?: unknown };
  const toBase64 = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array =>
    typeof Buffer !== 'undefined' ? new Uint8Array(Buffer.from(text, 'base64')) : Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  // A key such as __proto__ must travel as an own key, as a structured clone delivers it.
  const put = (target: object, key: string, value: unknown): void => {
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  };
  const refuse = (): Error => new Error('An object could not be cloned.');

  const encode = (value: unknown, above: readonly unknown[]): unknown => {
    if (value === undefined) return { $: 'undefined' };
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
    if (typeof value !== 'object' || above.includes(value)) throw refuse();
    const inside = [...above, value];
    if (Array.isArray(value)) return value.map((one) => encode(one, inside));
    if (value instanceof Uint8Array) return { $: 'bytes', v: toBase64(value) };
    if (Object.prototype.toString.call(value) !== '[object Object]') throw refuse();
    const result: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) put(result, key.startsWith('$') ? `$${key}` : key, encode(part, inside));
    return result;
  };

  const decode = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(decode);
    const tagged = value as Tagged;
    if (typeof tagged.$ === 'string') {
      if (tagged.$ === 'undefined') return undefined;
      return tagged.$ === 'number' ? Number(tagged.v) : fromBase64(String(tagged.v));
    }
    const result: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) put(result, key.startsWith('$$') ? key.slice(1) : key, decode(part));
    return result;
  };
  return { encode: (value) => JSON.stringify(encode(value, [])), decode: (text) => decode(JSON.parse(text)) };
}
