// Small services to every page; each page works without them, only less comfortably.
(() => {
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();

  // A form is sent once; coming back to the page makes it ready again.
  const forms = document.querySelectorAll('form[method="post"]');
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of forms) delete form.dataset.sent;
  });

  // Leaving a form that was changed asks first.
  for (const form of document.querySelectorAll("form[data-guard]")) {
    form.addEventListener("input", () => { form.dataset.changed = "yes"; });
    window.addEventListener("beforeunload", (event) => {
      if (form.dataset.changed && !form.dataset.sent) event.preventDefault();
    });
  }

  // Rows of a formset: one more from the empty row that comes with the page, or one taken away.
  const numberRows = (formset) => {
    formset.querySelectorAll("[data-row]:not([hidden]) [data-number]").forEach((place, at) => { place.textContent = at + 1; });
  };

  const letRemove = (row, formset) => {
    const box = row.querySelector("[data-remove] input");
    if (!box) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button-quiet";
    button.textContent = "Remove";
    button.addEventListener("click", () => {
      box.checked = true;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      row.hidden = true;
      numberRows(formset);
      formset.querySelector("[data-add-row]").focus();
    });
    box.parentElement.hidden = true;
    box.parentElement.after(button);
  };

  for (const formset of document.querySelectorAll("[data-formset]")) {
    const prefix = formset.dataset.formset;
    const total = formset.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
    const most = Number(formset.querySelector(`[name="${prefix}-MAX_NUM_FORMS"]`).value);
    const empty = formset.querySelector("[data-empty-row]");
    const add = formset.querySelector("[data-add-row]");
    formset.querySelectorAll("[data-row]").forEach((row) => letRemove(row, formset));
    // So that the Enter key in a field sends the form instead of adding a row.
    add.type = "button";
    add.addEventListener("click", (event) => {
      event.preventDefault();
      if (Number(total.value) >= most) return;
      const holder = document.createElement("template");
      holder.innerHTML = empty.innerHTML.replaceAll("__prefix__", total.value);
      const row = holder.content.querySelector("[data-row]");
      total.value = Number(total.value) + 1;
      add.before(row);
      letRemove(row, formset);
      numberRows(formset);
      add.hidden = Number(total.value) >= most;
      row.querySelector("input:not([type=hidden]), select, textarea").focus();
    });
  }
})();
