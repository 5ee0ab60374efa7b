/**
 * What the page does by itself: sort, search, turn pages. Written for browsers of ten years ago (no modules, no arrow functions);
 * it holds no data, so its hash is the same in every report.
 */
export const SCRIPT = `(function () {
  'use strict';
  var compare = window.Intl && Intl.Collator ? new Intl.Collator('zh-Hans-CN', { numeric: true }).compare : function (a, b) { return a < b ? -1 : a > b ? 1 : 0; };
  function list(found) { return Array.prototype.slice.call(found); }
  function valueOf(row, column) {
    var cell = row.cells[column];
    var value = cell.getAttribute('data-value');
    return value === null ? cell.textContent : Number(value);
  }
  function enhance(box) {
    var table = box.querySelector('table');
    var body = table.tBodies[0];
    var rows = list(body.rows);
    var perPage = Number(box.getAttribute('data-page')) || 0;
    var tools = box.querySelector('.tools');
    var field = box.querySelector('input');
    var status = box.querySelector('.count');
    var steps = list(box.querySelectorAll('[data-step]'));
    var page = 0;
    rows.forEach(function (row, index) { row.place = index; row.words = row.textContent.toLowerCase(); });

    function show() {
      var terms = field ? field.value.toLowerCase().split(/\\s+/) : [];
      var found = rows.filter(function (row) { return terms.every(function (term) { return row.words.indexOf(term) >= 0; }); });
      var pages = perPage ? Math.max(1, Math.ceil(found.length / perPage)) : 1;
      page = Math.min(Math.max(page, 0), pages - 1);
      var shown = perPage ? found.slice(page * perPage, (page + 1) * perPage) : found;
      rows.forEach(function (row) { row.hidden = true; });
      shown.forEach(function (row) { row.hidden = false; });
      steps.forEach(function (step) { step.disabled = Number(step.getAttribute('data-step')) < 0 ? page === 0 : page === pages - 1; });
      if (status) {
        status.textContent = status.getAttribute('data-text').replace('{shown}', String(found.length)).replace('{all}', String(rows.length))
          + (pages > 1 ? status.getAttribute('data-pages').replace('{page}', String(page + 1)).replace('{pages}', String(pages)) : '');
      }
    }

    function sortBy(heading, button) {
      var column = heading.cellIndex;
      var first = button.getAttribute('data-first') || 'ascending';
      var other = first === 'ascending' ? 'descending' : 'ascending';
      var order = heading.getAttribute('aria-sort') === first ? other : first;
      list(table.tHead.rows[0].cells).forEach(function (each) { each.setAttribute('aria-sort', each === heading ? order : 'none'); });
      var sign = order === 'ascending' ? 1 : -1;
      rows.sort(function (left, right) {
        var a = valueOf(left, column);
        var b = valueOf(right, column);
        var difference = typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === 'number' ? 1 : typeof b === 'number' ? -1 : compare(a, b);
        return sign * difference || left.place - right.place;
      });
      rows.forEach(function (row) { body.appendChild(row); });
      page = 0;
      show();
    }

    list(table.tHead.querySelectorAll('button')).forEach(function (button) {
      button.addEventListener('click', function () { sortBy(button.parentNode, button); });
    });
    if (field) field.addEventListener('input', function () { page = 0; show(); });
    steps.forEach(function (step) {
      step.addEventListener('click', function () { page += Number(step.getAttribute('data-step')); show(); });
    });
    if (tools) tools.hidden = false;
    show();
  }
  list(document.querySelectorAll('[data-grid]')).forEach(enhance);
}());`;
