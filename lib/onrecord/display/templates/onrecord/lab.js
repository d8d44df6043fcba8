// In JupyterLab: equips tables when they are shown, and follows links within a notebook.
(() => {
  const { addTools, all } = onrecordTables;
  const notebookOf = (element) => element.closest(".jp-Notebook") ?? document;

  const equip = () => {
    all(".onrecord.table:not([data-equipped])").forEach((box) => {
      box.dataset.equipped = "yes";
      addTools(box);
    });
    // What stands in for a widget is not needed where the widget is drawn; a saved page has an empty box for it.
    all(".onrecord-static").forEach((box) => {
      box.hidden = Boolean(box.closest(".jp-OutputArea")?.querySelector(".widget-box"));
    });
  };

  const follow = (link) => {
    const id = CSS.escape(decodeURIComponent(link.hash.slice(1)));
    const target = id && notebookOf(link).querySelector(`#${id}`);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target.matches("tr") && target.hidden) target.closest(".table").showAll?.();
    const note = notebookOf(link).querySelector(`#note-${id}`);
    if (note?.matches(".no-statement")) {
      all(".show-everything", notebookOf(link)).forEach((box) => { box.checked = true; });
    }
    const marks = all("[data-claims]", notebookOf(link)).filter((mark) => mark.dataset.claims.split(" ").includes(target.id));
    const lit = marks.length ? marks : [target.matches(".anchor") ? target.nextElementSibling : target].filter(Boolean);
    all(".onrecord .lit").forEach((element) => element.classList.remove("lit"));
    lit.forEach((element) => element.classList.add("lit"));
    (lit[0] ?? target).scrollIntoView({ block: "center" });
  };

  const onClick = (event) => {
    const link = event.target.closest?.('.onrecord a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    follow(link);
  };

  // Words selected in the article go into the form that adds a missing claim.
  const set = (field, value) => {
    if (!field || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const onSelect = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const box = range.startContainer.parentElement?.closest(".onrecord .words p, .onrecord.claim-view blockquote");
    if (!box) return;
    const piece = range.cloneContents();
    all(".notes", piece).forEach((notes) => notes.remove());
    const words = all("p", piece).length ? all("p", piece).map((p) => p.textContent).join("\n\n") : piece.textContent;
    if (!words.trim()) return;
    const before = document.createRange();
    before.setStart(box, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const paragraphs = all("p", box.closest(".words") ?? undefined);
    const earlier = box.matches("p") ? paragraphs.slice(0, paragraphs.indexOf(box)) : null;
    const start = earlier?.reduce((sum, p) => sum + p.textContent.length + 2, before.toString().length);
    const notebook = notebookOf(box);
    all(".onrecord-missing-words textarea", notebook).forEach((field) => set(field, words.trim()));
    all(".onrecord-missing-start input", notebook).forEach((field) => set(field, String(start ?? "")));
  };

  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; equip(); });
  });
  window.onrecordLab?.stop(); // from an earlier run of the notebook
  window.onrecordLab = { stop: () => {
    observer.disconnect();
    document.removeEventListener("click", onClick, true);
    document.removeEventListener("selectionchange", onSelect);
  } };
  document.addEventListener("selectionchange", onSelect);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", onClick, true);
  equip();
})();
