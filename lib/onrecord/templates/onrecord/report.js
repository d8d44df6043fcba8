"use strict";
// Tables that sort, search, filter and save themselves, and marks that light up. The report reads without it.
(() => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;

  const sortKey = (row, index) => row.cells[index].dataset.sort ?? row.cells[index].textContent.trim();

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
        const rows = [...table.tBodies[0].rows];
        const blank = (row) => sortKey(row, index) === "";
        rows.sort((a, b) => blank(a) - blank(b) || (down ? -1 : 1) * order(sortKey(a, index), sortKey(b, index)));
        table.tBodies[0].append(...rows);
      });
    });
  };

  const toCsv = (table) => {
    const quoted = (cell) => {
      const text = cell.textContent.trim();
      const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
      return `"${safe.replaceAll('"', '""')}"`;
    };
    const rows = [...table.rows].filter((row) => !row.hidden);
    return "\ufeff" + rows.map((row) => [...row.cells].map(quoted).join(",")).join("\r\n") + "\r\n";
  };

  const save = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    const link = make("a", { href: address, download: `${name}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  const addTools = (box) => {
    const table = box.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    const search = make("input", { type: "search", autocomplete: "off" });
    const count = make("output");
    const filters = [];
    [...table.tHead.rows[0].cells].forEach((heading, index) => {
      const values = new Set(rows.map((row) => row.cells[index].textContent.trim()));
      if (!("filter" in heading.dataset) || values.size < 2) return;
      const select = make("select", {}, make("option", { value: "" }, "all"));
      [...values].sort(compare).forEach((value) => select.append(make("option", { value }, value || "–")));
      filters.push({ index, select, label: heading.textContent.trim() });
    });
    const update = () => {
      const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLocaleLowerCase();
        row.hidden = !words.every((word) => text.includes(word))
          || filters.some(({ index, select }) => select.selectedIndex > 0
            && row.cells[index].textContent.trim() !== select.value);
        shown += !row.hidden;
      }
      const all = rows.length === 1 ? "1 row" : `${rows.length} rows`;
      count.value = shown === rows.length ? all : `${shown} of ${all}`;
    };
    box.showAll = () => {
      search.value = "";
      filters.forEach(({ select }) => { select.selectedIndex = 0; });
      update();
    };
    search.addEventListener("input", update);
    filters.forEach(({ select }) => select.addEventListener("change", update));
    const saving = make("button", { type: "button" }, "Save as CSV");
    saving.addEventListener("click", () => save(box.dataset.name, toCsv(table)));
    const labels = filters.map(({ label, select }) => make("label", {}, label, select));
    box.prepend(make("div", { className: "tools" }, make("label", {}, "Search", search), ...labels, saving, count));
    update();
    addSorting(table);
  };

  const marks = [...document.querySelectorAll("[data-claims]")];
  const light = (id, on) => {
    for (const mark of marks) {
      if (mark.dataset.claims.split(" ").includes(id)) mark.classList.toggle("lit", on);
    }
  };

  const follow = () => {
    document.querySelectorAll(".lit").forEach((element) => element.classList.remove("lit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    light(id, true);
    if (target.matches("tr") && target.hidden) {
      target.closest(".table").showAll();
      target.scrollIntoView();
    }
  };

  const addContents = () => {
    const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
    const headings = [...document.querySelectorAll("main h2")];
    const update = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 160);
      const current = (passed.at(-1) ?? headings[0])?.id;
      for (const [id, link] of links) {
        if (id === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; update(); });
    }, { passive: true });
    update();
  };

  document.querySelectorAll(".onrecord.table").forEach(addTools);
  addContents();
  addEventListener("hashchange", follow);
  follow();
})();
