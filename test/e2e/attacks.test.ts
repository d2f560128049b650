import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, removeHome, startApp, welcome } from '../support/app.ts';

// The host can only close a window that was refused after Chromium began to fill it; Electron never makes one.
const onHost = process.env.WEEGWIJZER_REAL_ELECTRON !== '1';
let running: RunningApp;
/** A place outside: whatever gets out, arrives here. */
let outside: Server;
let address: string;
const arrived: string[] = [];

beforeAll(async () => {
  outside = createServer((request, response) => {
    arrived.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' });
    response.end('window.binnen = true;');
  });
  outside.on('upgrade', (request, socket) => {
    arrived.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  running = await startApp();
  await welcome(running.page);
});
afterAll(async () => {
  outside?.close();
  await running?.app.close();
  if (running) removeHome(running.home);
});

/**
 * What a script in our page would try, each by its name. An attack gives true when it got what it wanted; an error or
 * nothing is a refusal. Those that reach for the network are also counted outside.
 */
const ATTACKS: Readonly<Record<string, string>> = {
  'fetch naar buiten': `await fetch(out + '/fetch'); return true`,
  'XMLHttpRequest naar buiten': `return await new Promise((done) => { const x = new XMLHttpRequest(); x.onload = () => done(true); x.onerror = () => done(false); x.open('GET', out + '/xhr'); x.send(); })`,
  'WebSocket naar buiten': `return await new Promise((done) => { const s = new WebSocket(out.replace('http', 'ws') + '/ws'); s.onopen = () => done(true); s.onerror = () => done(false); })`,
  'EventSource naar buiten': `return await new Promise((done) => { const s = new EventSource(out + '/es'); s.onopen = () => done(true); s.onerror = () => { s.close(); done(false); }; })`,
  'sendBeacon naar buiten': `navigator.sendBeacon(out + '/beacon', 'x'); return false`,
  'een plaatje van buiten': `return await new Promise((done) => { const i = new Image(); i.onload = () => done(true); i.onerror = () => done(false); i.src = out + '/plaatje.png'; })`,
  'een stijl van buiten': `return await new Promise((done) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.onload = () => done(true); l.onerror = () => done(false); l.href = out + '/stijl.css'; document.head.append(l); })`,
  'een lettertype van buiten': `await new FontFace('x', 'url(' + out + '/letter.woff2)').load(); return true`,
  'een geluid van buiten': `return await new Promise((done) => { const a = new Audio(); a.oncanplay = () => done(true); a.onerror = () => done(false); a.src = out + '/geluid.mp3'; })`,
  'vooraf ophalen van buiten': `const l = document.createElement('link'); l.rel = 'prefetch'; l.href = out + '/vooraf'; document.head.append(l); return false`,
  'vooraf verbinden met buiten': `const l = document.createElement('link'); l.rel = 'preconnect'; l.href = out; document.head.append(l); return false`,
  'een script van buiten': `return await new Promise((done) => { const s = document.createElement('script'); s.onload = () => done(true); s.onerror = () => done(false); s.src = out + '/script.js'; document.head.append(s); })`,
  'een module van buiten': `await import(/* @vite-ignore */ out + '/module.js'); return true`,
  'een script in de pagina': `const s = document.createElement('script'); s.textContent = 'window.binnen = true'; document.head.append(s); return window.binnen === true`,
  'een gebeurtenis in een attribuut': `const d = document.createElement('div'); d.setAttribute('onclick', 'window.binnen = true'); document.body.append(d); d.click(); d.remove(); return window.binnen === true`,
  eval: `return (0, eval)('1 + 1') === 2`,
  'new Function': `return new Function('return 1 + 1')() === 2`,
  'tekst als timer': `return await new Promise((done) => { setTimeout('window.binnen = true'); setTimeout(() => done(window.binnen === true), 50); })`,
  'HTML uit tekst': `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.binnen = true">'); return true`,
  'een werker uit een blob': `return await new Promise((done) => { const w = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); w.onmessage = () => done(true); w.onerror = () => done(false); })`,
  'een gedeelde werker uit een blob': `return await new Promise((done) => { const w = new SharedWorker(URL.createObjectURL(new Blob(['onconnect=(e)=>e.ports[0].postMessage(1)']))); w.port.onmessage = () => done(true); w.onerror = () => done(false); })`,
  'een service worker': `await navigator.serviceWorker.register('/sw.js'); return true`,
  WebAssembly: `await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); return true`,
  'een frame van buiten': `const f = document.createElement('iframe'); f.src = out + '/frame'; document.body.append(f); await new Promise((done) => setTimeout(done, 200)); f.remove(); return false`,
  'een frame met eigen script': `const f = document.createElement('iframe'); f.srcdoc = '<script>parent.binnen = true</' + 'script>'; document.body.append(f); await new Promise((done) => setTimeout(done, 200)); f.remove(); return window.binnen === true`,
  'een object van buiten': `const o = document.createElement('object'); o.data = out + '/object'; document.body.append(o); await new Promise((done) => setTimeout(done, 100)); o.remove(); return false`,
  'een formulier versturen': `const f = document.createElement('form'); f.action = out + '/formulier'; document.body.append(f); f.submit(); await new Promise((done) => setTimeout(done, 100)); f.remove(); return false`,
  'een nieuw venster': `const w = window.open(place); await new Promise((done) => setTimeout(done, 300)); return w !== null && !w.closed`,
  'een leeg venster': `const w = window.open(''); await new Promise((done) => setTimeout(done, 300)); return w !== null && !w.closed`,
  'ergens anders heen': `location.href = out + '/weg'; await new Promise((done) => setTimeout(done, 200)); return false`,
  'naar een bestand van de computer': `location.href = 'file:///etc/passwd'; await new Promise((done) => setTimeout(done, 200)); return false`,
  'een bestand lezen met fetch': `return (await (await fetch('file:///etc/passwd')).text()).length > 0`,
  'buiten de map van de app lezen': `const r = await fetch('/../../package.json'); return r.ok`,
  'een download': `const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.exe'; a.click(); return false`,
  meldingen: `return (await Notification.requestPermission()) === 'granted'`,
  'de camera': `await navigator.mediaDevices.getUserMedia({ video: true }); return true`,
  'het scherm opnemen': `await navigator.mediaDevices.getDisplayMedia({ video: true }); return true`,
  'de plek': `return await new Promise((done) => navigator.geolocation.getCurrentPosition(() => done(true), () => done(false), { timeout: 300 }))`,
  'het klembord lezen': `return typeof (await navigator.clipboard.readText()) === 'string'`,
  'een USB-apparaat': `await navigator.usb.requestDevice({ filters: [] }); return true`,
  'een bestand kiezen en overschrijven': `await window.showSaveFilePicker(); return true`,
  'Node of Electron': `return ['require', 'process', 'ipcRenderer', 'electron'].some((name) => window[name] !== undefined)`,
  'een aanroep die niet bestaat': `return typeof window.weegwijzer.call['fs.readFile'] === 'function'`,
  'een aanroep vervangen': `'use strict'; window.weegwijzer.call['app.start'] = () => 'vals'; return window.weegwijzer.call['app.start'].toString().includes('vals')`,
  'het prototype van een ander': `Object.prototype.toJSON = () => 'vals'; try { const r = await window.weegwijzer.call['library.list'](); return r === 'vals'; } finally { delete Object.prototype.toJSON; }`,
};

test(`${Object.keys(ATTACKS).length} dingen die een script in onze pagina zou proberen: niets lukt, en buiten komt niets aan`, async () => {
  const { page } = running;
  const before = page.url();
  const succeeded: string[] = [];
  for (const [name, code] of Object.entries(ATTACKS)) {
    // From a task of the page's own: while the driver evaluates something, its text may become code.
    const script = `new Promise((said) => setTimeout(async () => {
      const out = ${JSON.stringify(address)};
      const place = ${JSON.stringify(onHost ? page.url() : `${address}/venster`)};
      const stop = new Promise((done) => setTimeout(() => done('stil'), 1500));
      try { said(await Promise.race([(async () => { ${code} })(), stop])); } catch (error) { said(String(error)); }
    }))`;
    const outcome = await page.evaluate(script).catch((error: Error) => error.message);
    if (outcome === true) succeeded.push(name);
  }
  expect(succeeded).toEqual([]);
  expect(arrived).toEqual([]);
  expect(page.url()).toBe(before);
  expect(await page.evaluate('window.binnen')).toBeUndefined();
  // And the app is still there.
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
});

test('dezelfde plek buiten is van buiten de app wel te bereiken: de toets meet iets', async () => {
  await fetch(`${address}/van-buiten`);
  expect(arrived).toEqual(['/van-buiten']);
});
