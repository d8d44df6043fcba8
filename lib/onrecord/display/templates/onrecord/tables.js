"use strict";
// Sorts, searches, filters and saves tables, in reports and in JupyterLab.
const onrecordTables = (() => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;

  // Tables

  const textOf = (cell) => {
    if (!cell.querySelector(".hand")) return cell.textContent.trim();
    const copy = cell.cloneNode(true);
    all(".hand", copy).forEach((mark) => mark.remove());
    return copy.textContent.trim();
  };

  const sortKey = (row, index) => row.cells[index].dataset.sort ?? textOf(row.cells[index]);

  const order = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    return compare(a, b);
  };

  const addSorting = (table) => {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, index) => {
      const button = make("button", { type: "button" }, heading.textContent);
      heading.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: sortKey(row, index) }));
        rows.sort((a, b) => (a.key === "") - (b.key === "") || (down ? -1 : 1) * order(a.key, b.key));
        table.tBodies[0].append(...rows.map(({ row }) => row));
      });
    });
  };

  const toCsv = (table) => {
    const quoted = (text) => {
      const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
      return `"${safe.replaceAll('"', '""')}"`;
    };
    const marked = table.querySelector(".hand") !== null;
    const lines = [...table.rows].filter((row) => !row.hidden).map((row) => {
      const cells = [...row.cells].map((cell) => cell.dataset.exact ?? textOf(cell));
      if (marked) cells.push(row.parentElement === table.tHead ? "Corrected" : row.querySelector(".hand") ? "by hand" : "");
      return cells.map(quoted).join(",");
    });
    return `\ufeff${lines.join("\r\n")}\r\n`;
  };

  const saver = (table, name) => {
    const button = make("button", { type: "button" }, "Save as CSV");
    button.addEventListener("click", () => {
      const address = URL.createObjectURL(new Blob([toCsv(table)], { type: "text/csv" }));
      make("a", { href: address, download: `${name}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
    return button;
  };

  const filterByValue = (heading, index, rows) => {
    const values = new Set(rows.map((row) => textOf(row.cells[index])));
    if (values.size < 2) return null;
    const select = make("select", {}, make("option", { value: "" }, "all"));
    [...values].sort(compare).forEach((value) => select.append(make("option", { value }, value || "–")));
    return {
      label: make("label", {}, heading.textContent.trim(), select),
      control: select,
      clear: () => { select.selectedIndex = 0; },
      passes: (row) => select.selectedIndex === 0 || textOf(row.cells[index]) === select.value,
    };
  };

  const filterByLeast = (heading, index) => {
    const range = make("input", { type: "range", min: "0", max: "1", step: "0.05", value: "0" });
    const shown = make("span", { className: "value" });
    const say = () => {
      const text = range.valueAsNumber === 0 ? "any" : `at least ${range.valueAsNumber.toFixed(2)}`;
      shown.textContent = text;
      range.setAttribute("aria-valuetext", text);
    };
    range.addEventListener("input", say);
    const filter = {
      label: make("label", {}, make("span", {}, `${heading.textContent.trim()}: `, shown), range),
      control: range,
      clear: () => { range.value = "0"; say(); },
      passes: (row) => Number(sortKey(row, index)) >= range.valueAsNumber,
    };
    say();
    return filter;
  };

  const addTools = (box) => {
    const table = box.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    const texts = new Map(rows.map((row) => [row, row.textContent.toLocaleLowerCase()]));
    const search = make("input", { type: "search", autocomplete: "off" });
    const count = make("output");
    const filters = [...table.tHead.rows[0].cells].map((heading, index) => {
      if (heading.dataset.filter === "value") return filterByValue(heading, index, rows);
      return heading.dataset.filter === "least" ? filterByLeast(heading, index) : null;
    }).filter(Boolean);
    const folded = rows.filter((row) => row.matches(".no-statement"));
    const everything = make("input", { type: "checkbox", checked: folded.length === rows.length });
    const update = () => {
      const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.hidden = !words.every((word) => texts.get(row).includes(word)) || !filters.every((f) => f.passes(row))
          || (!everything.checked && row.matches(".no-statement"));
        shown += !row.hidden;
      }
      const whole = rows.length === 1 ? "1 row" : `${rows.length} rows`;
      count.value = shown === rows.length ? whole : `${shown} of ${whole}`;
      reset.hidden = shown === rows.length - (everything.checked ? 0 : folded.length);
      none.hidden = shown > 0;
    };
    const clear = () => {
      search.value = "";
      filters.forEach((filter) => filter.clear());
      update();
    };
    const reset = make("button", { type: "button", hidden: true }, "Show all");
    const none = make("p", { className: "none-fit", hidden: true }, "No row fits your search.");
    reset.addEventListener("click", () => { clear(); search.focus(); });
    search.addEventListener("input", update);
    everything.addEventListener("input", update);
    filters.forEach(({ control }) => control.addEventListener("input", update));
    box.showAll = () => { everything.checked = true; clear(); };
    box.prepend(make("div", { className: "tools" }, make("label", {}, "Search", search),
      ...filters.map(({ label }) => label),
      ...(folded.length ? [make("label", { className: "switch" }, everything, " Everything attributed")] : []), saver(table, box.dataset.name), reset, count));
    table.after(none);
    update();
    addSorting(table);
  };

  return { addTools, all, compare, make, saver, textOf };
})();
