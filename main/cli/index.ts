import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../content.ts';
import { readArguments } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import { type Done, toDone } from './input.ts';

const HELP = `Weegwijzer op de opdrachtregel

  evaluate BESTAND [--json]                  uitkomst van een dossier, of van feiten in JSON (één geval of een lijst)
  validate BESTAND [--json]                  is dit een heel dossier?
  log DOSSIER                                wie deed wat en wanneer, als JSON-regels; 1 als er een regel is veranderd
  decrypt BESTAND --secret-file W --out D    een leesbare kopie van een versleuteld dossier
  fix DOSSIER --date ISO --out DOSSIER2      vastleggen als nieuwe versie
  report DOSSIER --out R.pdf [--date ISO] [--style H.json]  rapport maken; CONCEPT zonder handtekeningvelden tenzij vastgelegd
  html DOSSIER --out R.html                  het rapport als één HTML-bestand
  text DOSSIER --kind SOORT --out T.html     beslisnota, inwoners, awb of fria
  public DOSSIER --out O.pdf|O.html          openbare versie, zonder namen en zonder weggelaten delen
  csv DOSSIER --out A.csv                    actieplan voor een rekenblad
  merge DOSSIER ANDER --out D2 [--prefer nieuwste|dit|ander] [--json]  huiswerk of een kopie samenvoegen
  import BESTAND --out D.weegwijzer [--as SOORT] [--json]  antwoorden uit Invulhulpen (JSON, PDF) of CNIL PIA inlezen
  export DOSSIER --kind SOORT --out BESTAND [--register LIJST]  SOORT: invulhulpen-iama, -dpia of -prescan, markdown, csv of algoritmeregister
  template make DOSSIER --name N --out S | check S | diff OUD NIEUW | apply S --out D [--dossier D0] | sign S --p12 … --out S2
  bundle DOSSIER --report R.pdf --out MAP    map voor zaak en archief
  sign R.pdf --field NAAM --p12 SLEUTEL --passphrase-file P --out S.pdf [--name N] [--reason R] [--location L] [--tsa ADRES]
  verify S.pdf [--anchors CA.pem] [--expect N] [--data ANTWOORDEN] [--json]
  content [--json] [--out BESTAND]           alle vragen, regels en bronnen om na te lezen

Een versleuteld dossier lezen kan met --secret-file W: een bestand met de wachtwoordzin of de herstelcode.
Velden voor handtekeningen: Opsteller en Vaststeller, of wie het dossier noemt.
Einde: 0 goed, 1 de controle faalt, 2 verkeerd gebruik, 3 slechte invoer.`;

declare const __APP_VERSION__: string;

async function main(args: readonly string[]): Promise<Done> {
  // React in its slower form for developers is what it takes when nobody says otherwise.
  process.env.NODE_ENV ??= 'production';
  const line = readArguments(args);
  if (typeof line === 'string') return { code: 2, error: line };
  if (line.options.has('help') || line.command === 'help') return { code: 0, out: HELP };
  const run = COMMANDS[line.command];
  if (!run)
    return {
      code: 2,
      error: line.command
        ? `De opdracht ${line.command} bestaat niet. Gebruik --help voor de lijst.`
        : 'Geef een opdracht. Gebruik --help voor de lijst.',
    };
  try {
    const appFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
    return await run(line, loadContent(appFolder), __APP_VERSION__);
  } catch (error) {
    return toDone(error);
  }
}

const done = await main(process.argv.slice(2));
if (done.out) process.stdout.write(`${done.out}\n`);
if (done.error) process.stderr.write(`${done.error}\n`);
process.exitCode = done.code;
