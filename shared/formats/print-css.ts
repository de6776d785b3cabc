/** Of a printed scorecard: black on white, legible at arm's length, a table's head on each of its pages. */
export const PRINT_CSS = `
@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@page wide { size: A4 landscape; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; font: 10pt/1.35 system-ui, "Noto Sans", "Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", sans-serif; }
body { margin: 0 auto; max-width: 182mm; }
header { border-bottom: 1.5pt solid #000; padding-bottom: 3mm; }
h1 { margin: 0; font-size: 17pt; line-height: 1.2; }
.state { margin: 1mm 0 0; color: #444; }
.sides { margin: 3mm 0 0; padding: 0; list-style: none; font-size: 13pt; }
.sides .name { font-weight: 600; }
.sides .score { font-weight: 600; font-variant-numeric: tabular-nums; }
.sides .detail { color: #444; font-size: 10pt; }
.summary { margin: 2mm 0 0; font-weight: 600; }
section { margin-top: 6mm; }
.wide { page: wide; }
h2 { display: flex; justify-content: space-between; gap: 4mm; margin: 0 0 1mm; font-size: 12pt; break-after: avoid; }
table { width: 100%; margin-top: 2mm; border-collapse: collapse; }
caption { padding: 1mm 0; font-weight: 600; text-align: left; break-after: avoid; }
thead { display: table-header-group; }
tr, dl div { break-inside: avoid; }
th, td { padding: 0.7mm 1.5mm; border-bottom: 0.4pt solid #bbb; text-align: left; vertical-align: baseline; overflow-wrap: anywhere; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
th { border-bottom: 0.8pt solid #000; font-size: 8.5pt; font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.active td { font-weight: 600; }
.wide table { font-size: 9pt; }
dl { margin: 2mm 0 0; font-size: 9pt; }
dl div { margin-top: 0.7mm; }
dt { display: inline; font-weight: 600; }
dt::after { content: ":"; }
dd { display: inline; margin: 0; }
footer { margin-top: 6mm; color: #666; font-size: 8pt; }
@media screen { body { padding: 8mm 5mm; } section { overflow-x: auto; } .wide { max-width: none; } }
`;
