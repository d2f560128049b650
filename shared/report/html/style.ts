/** The look of the HTML copy: the report on a screen, legible at any width, in print, and in the reader's own colours. */
export const STYLE = `
:root { color-scheme: light; --house: #363a8f; --ink: #1b1b1b; --grey: #555; --hair: #b4b8bc; --tint: #f0f0f6; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem 4rem; font: 1.0625rem/1.6 "Source Sans 3", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: #fff; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0.25rem 0; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 1rem; padding-top: 1rem; border-top: 3px solid var(--house); }
h3 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 0.75rem; }
h4 { font-size: 1.0625rem; margin: 1.5rem 0 0.25rem; }
p, ul, ol { margin: 0 0 0.75rem; }
a { color: var(--house); }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; background: #ffd84d; }
.skip { position: absolute; left: -100rem; } .skip:focus { position: static; }
.small { font-size: 0.9rem; color: var(--grey); }
.outcome { border: 2px solid var(--ink); padding: 0.75rem 1rem; margin: 1rem 0; }
.outcome strong { display: block; font-size: 1.25rem; line-height: 1.3; }
.outcome-o1, .outcome-o1r { background: var(--ink); color: #fff; }
.outcome-o2 { border-width: 5px; } .outcome-o5 { border-style: dashed; } .outcome-o3 { border-left-width: 12px; } .outcome-o6 { border-style: dotted; }
.withheld { border: 1px dashed var(--ink); padding: 0.25rem 0.5rem; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
.scroll:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--hair); min-width: 6rem; }
thead th { background: var(--tint); border-top: 2px solid var(--ink); border-bottom: 1px solid var(--ink); }
dl { margin: 0 0 1rem; } dt { font-weight: 600; } dd { margin: 0 0 0.5rem; }
nav ol { padding-left: 1.5rem; } nav li { margin-bottom: 0.25rem; }
svg { max-width: 100%; height: auto; display: block; margin: 0.5rem 0 1rem; }
svg .box { fill: #fff; stroke: #1b1b1b; stroke-width: 1; } svg .dashed { stroke-dasharray: 4 3; stroke-width: 1.4; } svg .thick { stroke-width: 2.6; }
svg .bar { fill: #1b1b1b; } svg line { stroke: #555; } svg text { font-size: 13px; fill: #1b1b1b; } svg .bold { font-weight: 600; }
code { font: 0.9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
@media print { body { max-width: none; font-size: 10.5pt; } a { color: inherit; } .skip, nav { display: none; } }
`;
