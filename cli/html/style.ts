/** How a page looks: light or dark as the reader's system is, with its fonts, and with rows stacked where it is narrow. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ground: #f7f7f5; --ink: #1f2328; --faded: #57606a; --line: #dcdfe3; --edge: #868e96; --accent: #0b5cad;
  --fails: #b42318; --warning: #8a5a00; --unknown: #57606a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1f23; --ground: #131619; --ink: #e4e7ea; --faded: #a5adb5; --line: #333a41; --edge: #7d868f; --accent: #7ab8ff;
    --fails: #ff9a8f; --warning: #e6b450; --unknown: #a5adb5;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 80rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
header p { margin: 0; color: var(--faded); }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 .5rem; font-size: 1.4rem; overflow-wrap: anywhere; }
h3 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
section { padding: .5rem 0 2rem; }
section + section { margin-top: 1rem; padding-top: 2rem; border-top: 1px solid var(--line); }
section:focus { outline: none; }
section > p { color: var(--faded); max-width: 65rem; }
section > .summary { color: var(--ink); font-size: 1.05rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .5rem 0 0; padding: 0; list-style: none; }
a { color: var(--accent); overflow-wrap: anywhere; }
li { margin: .25rem 0; max-width: 65rem; overflow-wrap: anywhere; }
section > ul { padding-left: 1.25rem; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
code span { white-space: nowrap; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
[hidden] { display: none !important; }

.picture, .missing { margin-top: 1.5rem; }
summary { width: fit-content; font-size: 1.1rem; font-weight: 600; cursor: pointer; }
.paper { margin-top: .5rem; padding: .5rem; overflow: hidden; border: 1px solid var(--line); border-radius: 8px; background: #ffffff; }
.paper svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
.paper.full { max-height: 85vh; overflow: auto; }
.paper.full svg { max-width: none; margin: 0; }
@media (prefers-color-scheme: dark) {
  .paper { border-color: var(--line); background: #191919; }
  .paper svg { filter: invert(.9) hue-rotate(180deg); }
}

form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: .75rem 0; }
label { display: grid; gap: .15rem; min-width: 0; color: var(--faded); font-size: .875rem; }
input, select, button {
  min-height: 2.5rem; max-width: 100%; padding: .3rem .6rem; border: 1px solid var(--edge); border-radius: 6px;
  background: var(--paper); color: var(--ink); font: inherit; font-size: 1rem;
}
input { width: 18rem; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
button.size { margin-top: .5rem; }
button[aria-pressed=true] { border-color: var(--accent); color: var(--accent); }
[role=status] { margin: 0 0 .5rem auto; color: var(--faded); }

table { width: 100%; table-layout: fixed; border-collapse: collapse; border: 1px solid var(--line); background: var(--paper); }
th, td { padding: .5rem .65rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
thead th { color: var(--faded); font-size: .875rem; font-weight: 600; vertical-align: bottom; overflow-wrap: break-word; }
tbody th { font-weight: 600; }
.heading th { background: var(--ground); }
.fails .heading th { color: var(--fails); box-shadow: inset 4px 0 var(--fails); }
.warning .heading th { color: var(--warning); box-shadow: inset 4px 0 var(--warning); }
.unknown .heading th { color: var(--unknown); box-shadow: inset 4px 0 var(--unknown); }
caption { padding-bottom: .5rem; color: var(--faded); text-align: left; }
.prices { table-layout: auto; }
.prices :is(th, td):nth-child(n + 3), tfoot td { white-space: nowrap; }
.prices :is(th, td):nth-child(n + 4), tfoot td { text-align: right; }
tfoot :is(th, td) { font-weight: 600; }

@media (max-width: 75rem) {
  th, td { padding-left: .4rem; padding-right: .4rem; }
}
@media (max-width: 62rem) {
  header, main { padding-left: 1rem; padding-right: 1rem; }
  form label, form input, form select { width: 100%; }
  [role=status] { margin-left: 0; }
  table, tbody, tfoot, tr, th, td, caption { display: block; width: 100%; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  colgroup { display: none; }
  tr { padding: .5rem 0; border-top: 1px solid var(--line); }
  .heading { padding: 0; }
  th, td { padding: .15rem .75rem; border: 0; }
  .heading th { padding: .4rem .75rem; }
  td[data-head]::before { content: attr(data-head); display: block; color: var(--faded); font-size: .8125rem; }
  td.empty { display: none; }
  caption { padding: .5rem .75rem; }
  tfoot tr { display: flex; }
  tfoot :is(th, td) { width: auto; }
  tfoot td { margin-left: auto; }
  .prices td { display: flex; justify-content: space-between; gap: 1rem; }
  .prices td[data-head]::before { flex: none; }
  .prices :is(th, td):nth-child(n + 3) { text-align: left; white-space: pre-line; }
}
@media print {
  form, button { display: none !important; }
  body { background: #ffffff; }
}
`;
