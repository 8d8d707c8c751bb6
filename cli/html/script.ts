/** What makes the controls of a page work. Without scripts a page shows everything, and no controls. */
export const SCRIPT = `
'use strict';
for (const form of document.querySelectorAll('form')) {
  const table = form.nextElementSibling;
  const rows = [...table.querySelectorAll('tbody tr:not(.heading)')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const search = form.querySelector('input');
  const filters = [...form.querySelectorAll('select')];
  const status = form.querySelector('[role=status]');
  const show = () => {
    const words = search.value.toLowerCase().split(/\\s+/);
    let shown = 0;
    for (const { row, text } of rows) {
      const fits = filters.every(({ value, dataset }) => value === '' || row.getAttribute('data-filter-' + dataset.filter) === value);
      row.hidden = !(fits && words.every((word) => text.includes(word)));
      shown += row.hidden ? 0 : 1;
    }
    for (const group of table.tBodies) group.hidden = !group.querySelector('tr:not(.heading):not([hidden])');
    status.textContent = shown === rows.length ? rows.length + (shown === 1 ? ' row' : ' rows') : shown + ' of ' + rows.length + ' rows';
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after the event.
  form.addEventListener('reset', () => setTimeout(show));
  form.hidden = false;
  // A browser may keep what was typed before a page is loaded again.
  show();
}
for (const button of document.querySelectorAll('button.size')) {
  const paper = button.nextElementSibling;
  button.addEventListener('click', () => {
    const full = paper.classList.toggle('full');
    button.setAttribute('aria-pressed', String(full));
    // What scrolls can be scrolled by keys once it has the focus.
    if (full) paper.tabIndex = 0;
    else paper.removeAttribute('tabindex');
  });
  button.hidden = false;
}
`;
