/** How often a property is tried, and how many damaged files are read; more at night. fast-check prints the seed of what fails. */
export const RUNS = Number(process.env.WEEGWIJZER_RUNS ?? 1_000);
export const FUZZ = Number(process.env.WEEGWIJZER_FUZZ ?? 300);
