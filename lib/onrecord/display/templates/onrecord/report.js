// Shows the row of a word and leads back; places notes beside their words; marks the current section; orders the index.
// The report can be read without it.
(() => {
  const { addTools, all, compare, make, saver, textOf } = onrecordTables;

  // The index: search, and order by title, publisher or date

  const addOrder = (list) => {
    const items = [...list.children];
    if (items.length < 2) return;
    const search = make("input", { type: "search", autocomplete: "off" });
    const select = make("select", {}, make("option", { value: "title" }, "title"),
      make("option", { value: "publisher" }, "publisher"), make("option", { value: "date" }, "date, latest first"));
    if (items.some((item) => item.matches("[data-new]"))) select.append(make("option", { value: "new" }, "new first"));
    const count = make("output");
    const update = () => {
      const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      for (const item of items) {
        item.hidden = !words.every((word) => item.textContent.toLocaleLowerCase().includes(word));
      }
      const shown = items.filter((item) => !item.hidden).length;
      count.value = shown === items.length ? "" : shown ? `${shown} of ${items.length}` : "No report has these words.";
    };
    select.addEventListener("input", () => {
      const [by, down] = [select.value, select.value === "date" ? -1 : 1];
      const key = {
        title: (item) => item.querySelector("h2").textContent,
        publisher: (item) => item.querySelector(".publisher")?.textContent ?? "",
        date: (item) => item.querySelector("time")?.dateTime ?? "",
        new: (item) => (item.matches("[data-new]") ? "new" : ""),
      }[by];
      items.sort((a, b) => (key(a) === "") - (key(b) === "") || down * compare(key(a), key(b)));
      list.append(...items);
    });
    search.addEventListener("input", update);
    list.before(make("div", { className: "onrecord" }, make("div", { className: "tools" },
      make("label", {}, "Search", search), make("label", {}, "Order by", select), count)));
  };

  // The card: the row of the words pointed at, focused or chosen (WCAG 1.4.13: it can be hovered, and Escape closes it)

  const rowOf = (id) => document.getElementById(`row-${id}`);
  const trail = []; // links that were followed, to lead back to

  const idsAt = (element) => {
    const own = element.closest("[data-row]");
    if (own) return [own.dataset.row];
    const claims = element.closest("[data-claims]");
    return claims ? claims.dataset.claims.split(" ") : [];
  };

  const factsOf = (row) => {
    const headings = [...row.closest("table").tHead.rows[0].cells];
    return [...row.cells].flatMap((cell, index) => {
      const value = textOf(cell);
      const spoken = headings[index].matches("[data-words]");
      return index === 0 || spoken || !value ? [] : [make("span", { className: "fact" },
        make("span", { className: "name" }, headings[index].textContent.trim()), " ",
        make("span", { className: "value", dir: "auto" }, value))];
    });
  };

  const sidesOn = (id) => all("#stances a.evidence").filter((link) => link.hash === `#${id}`).map((link) => {
    const row = link.closest("tr");
    const words = [...row.cells].slice(0, 3).map(textOf);
    return make("a", { href: `#${row.id}` }, `${words[0]} – ${words[2]} – ${words[1]}`);
  });

  const addCard = (text) => {
    const card = make("span", { className: "card", id: "card", hidden: true, dir: "ltr" });
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", "Row in the tables");
    let owner = null;
    let leaving = 0;
    let still = false; // ignore words that scrolling moves under a resting pointer
    let held = false; // a card that was chosen stays until it is closed
    const hide = () => {
      clearTimeout(leaving);
      owner?.removeAttribute("aria-describedby");
      owner = null;
      held = false;
      card.hidden = true;
    };
    const close = () => {
      if (card.contains(document.activeElement)) {
        (owner?.matches("a") ? owner : owner?.querySelector("a"))?.focus({ preventScroll: true });
      }
      hide();
    };
    const hideSoon = () => { clearTimeout(leaving); if (!held) leaving = setTimeout(hide, 250); };
    const place = (spot) => {
      const frame = text.getBoundingClientRect();
      const at = spot.getClientRects()[0] ?? spot.getBoundingClientRect();
      const left = Math.max(0, Math.min(at.left - frame.left, frame.width - card.offsetWidth));
      const below = at.bottom + card.offsetHeight + 8 < innerHeight || at.top < card.offsetHeight + 8;
      card.style.left = `${left}px`;
      card.style.top = `${below ? at.bottom - frame.top + 4 : at.top - frame.top - card.offsetHeight - 4}px`;
    };
    const ways = () => {
      const shut = make("button", { type: "button" }, "Close");
      shut.addEventListener("click", close);
      if (!trail.length) return make("span", { className: "ways" }, shut);
      const back = make("button", { type: "button" }, "Back");
      back.addEventListener("click", () => { hide(); history.back(); });
      return make("span", { className: "ways" }, back, shut);
    };
    const show = (spot, { ids = idsAt(spot), after = null, hold = false } = {}) => {
      clearTimeout(leaving);
      if (owner === spot && held >= hold) return;
      const rows = ids.map(rowOf).filter(Boolean);
      hide();
      if (!rows.length) return;
      card.replaceChildren(...rows.flatMap((row) => {
        const id = row.id.slice("row-".length);
        const link = make("a", { href: `#${row.id}` }, `Row ${id}`);
        return [make("span", { className: "head" }, link), ...factsOf(row), ...sidesOn(id)];
      }), ...(hold ? [ways()] : []));
      owner = spot;
      held = hold;
      (after ?? spot.closest("p, li").lastChild).after(card);
      card.hidden = false;
      if (after) after.setAttribute("aria-describedby", "card");
      place(spot);
    };
    const spotAt = (target) => target.closest?.("[data-row], [data-claims]");
    text.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      if (card.contains(event.target)) { clearTimeout(leaving); return; }
      const spot = still || held ? null : spotAt(event.target);
      if (spot && text.contains(spot)) show(spot);
    });
    text.addEventListener("pointerout", () => { if (!still) hideSoon(); });
    document.addEventListener("pointermove", () => { still = false; });
    text.addEventListener("click", (event) => {
      if (event.target.closest("a, button") || card.contains(event.target)) return;
      const spot = spotAt(event.target);
      if (spot) show(spot, { hold: true });
    });
    text.addEventListener("focusin", (event) => {
      still = true;
      const spot = event.target;
      if (!card.contains(spot) && spot.matches("[data-row]")) show(spot, { after: spot });
    });
    text.addEventListener("focusout", (event) => {
      if (!held && event.relatedTarget !== owner && !card.contains(event.relatedTarget)) hide();
    });
    document.addEventListener("pointerdown", (event) => {
      if (held && !card.contains(event.target) && !spotAt(event.target)) hide();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || card.hidden) return;
      still = true;
      close();
    });
    card.addEventListener("click", (event) => { if (event.target.closest("a")) hide(); });
    all("[title]", text).forEach((element) => element.removeAttribute("title"));
    return { show, hide };
  };

  const addLegend = (legend) => {
    const boxes = all("input", legend);
    if (boxes.length < 2) return;
    const setter = (label, on) => {
      const button = make("button", { type: "button" }, label);
      button.addEventListener("click", () => boxes.forEach((box) => { box.checked = on; }));
      return button;
    };
    legend.append(setter("All", true), setter("None", false));
  };

  // Links: words light up and show the card of exactly their row; going back leads to the link that was followed

  const marks = all("[data-claims]");
  const wordLinks = all(".words a");

  const unfold = (element) => {
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };

  const linkOf = (id) => document.getElementById(`note-${id}`) ?? wordLinks.find((link) => link.hash === `#${id}`);

  const clear = () => {
    all(".lit").forEach((element) => element.classList.remove("lit"));
    cards?.hide();
  };

  const showEverything = () => {
    all(".show-everything").forEach((box) => { box.checked = true; });
    alignNotes();
  };

  const follow = () => {
    clear();
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("details:not([open])")) {
      unfold(target);
      target.scrollIntoView();
    }
    if (target.matches("tr") && target.hidden) {
      target.closest(".table").showAll();
      target.scrollIntoView();
    }
    if (!target.matches(".anchor")) return;
    if (document.getElementById(`note-${id}`)?.matches(".no-statement")) showEverything();
    const lit = marks.filter((mark) => mark.dataset.claims.split(" ").includes(id));
    (lit.length ? lit : [target.nextElementSibling].filter(Boolean)).forEach((mark) => mark.classList.add("lit"));
    const link = linkOf(id);
    if (!link) return;
    link.focus({ preventScroll: true });
    if (link.matches(".note")) link.classList.add("lit");
    cards?.show(link, { ids: [link.dataset.row], after: link, hold: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link) return;
    if (link.hash === location.hash) { // the address stays the same, so nothing would follow it
      setTimeout(follow);
      return;
    }
    const from = link.closest("#card") ? linkOf(decodeURIComponent(location.hash.slice(1))) ?? link : link;
    trail.push({ link: from, top: scrollY });
    history.replaceState({ step: trail.length - 1 }, "");
  });

  addEventListener("popstate", (event) => { returned = event.state?.step ?? null; });

  const goOn = () => {
    const last = returned === null ? null : trail[returned];
    returned = null;
    if (!last) {
      follow();
      return;
    }
    trail.length = trail.indexOf(last);
    clear();
    last.link.focus({ preventScroll: true });
    scrollTo(0, last.top);
  };

  const addContents = () => {
    const links = new Map(all("nav a").map((link) => [link.hash.slice(1), link]));
    const headings = all("main h2");
    const nav = document.querySelector("nav");
    const measure = () => { // link targets scroll to below the contents, which may take several lines
      const high = getComputedStyle(nav).position === "sticky" ? nav.offsetHeight : 0;
      document.documentElement.style.setProperty("--onrecord-top", `${high}px`);
      document.documentElement.style.scrollPaddingTop = `${high + 14}px`;
    };
    measure();
    addEventListener("resize", measure);
    let before;
    const update = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 160);
      const current = (passed.at(-1) ?? headings[0])?.id;
      if (current === before) return;
      before = current;
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

  // Notes stand beside their words, each below the one before

  const alignNotes = () => {
    const changes = all(".para").flatMap((box) => {
      const notes = all(".note", box);
      if (!notes.length) return [];
      const list = notes[0].closest("ul");
      const beside = list.getBoundingClientRect().top < box.firstElementChild.getBoundingClientRect().bottom;
      const heights = notes.map((note) => note.offsetHeight);
      const top = box.getBoundingClientRect().top;
      let end = 0;
      return notes.map((note, index) => {
        const words = document.getElementById(note.dataset.row);
        const at = beside && words ? words.getBoundingClientRect().top - top : 0;
        const gap = beside ? Math.max(0, at - end) : 0;
        end += gap + heights[index];
        return [note, gap];
      });
    });
    for (const [note, gap] of changes) note.style.marginTop = gap ? `${gap}px` : "";
  };

  all(".onrecord.table").forEach(addTools);
  all("ul.reports").forEach(addOrder);
  all(".onrecord.chart details").forEach((details) => {
    details.append(saver(details.querySelector("table"), details.closest("figure").id));
  });
  let returned = null; // the step of the trail that the reader returned to
  const cards = all(".onrecord.annotated .words").map(addCard)[0];
  all(".onrecord .legend .speakers").forEach(addLegend);
  all(".show-everything").forEach((box) => box.addEventListener("input", alignNotes));
  if (document.querySelector("nav")) addContents();
  alignNotes();
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    all(".note").forEach((note) => { note.style.marginTop = ""; });
    alignNotes();
  });
  addEventListener("hashchange", goOn);
  follow();
})();
