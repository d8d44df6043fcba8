// In JupyterLab: equips tables when they are shown, and follows links within a notebook.
(() => {
  const { addTools, all } = onrecordTables;
  const notebookOf = (element) => element.closest(".jp-Notebook") ?? document;

  const equip = () => all(".onrecord.table:not([data-equipped])").forEach((box) => {
    box.dataset.equipped = "yes";
    addTools(box);
  });

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

  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; equip(); });
  });
  window.onrecordLab?.stop(); // from an earlier run of the notebook
  window.onrecordLab = { stop: () => { observer.disconnect(); document.removeEventListener("click", onClick, true); } };
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", onClick, true);
  equip();
})();
