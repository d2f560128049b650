/** The file with the answers that a report was made from: in the bundle, beside the report, or inside it. */
export const ANSWERS_FILE = 'antwoorden.json';

const PREFIX = 'sha256:';

/** How the metadata of a report (dc:identifier) names the answers it was made from, by the hash of `antwoorden.json`. */
export const identifierOf = (hash: string): string => `${PREFIX}${hash}`;

/** The hash in such an identifier, or undefined. */
export const hashIn = (xmp: string): string | undefined => /<dc:identifier>sha256:([0-9a-f]{64})<\/dc:identifier>/.exec(xmp)?.[1];
