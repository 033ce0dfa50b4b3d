// Dropping a file onto the form, and a bar while it is sent. The form works without.
(() => {
  const words = (share) => (share < 100 ? `${share} %` : "Sent. The file is being kept…");

  const dropping = (form) => {
    const input = form.querySelector("[data-drop]");
    if (!input) return;
    const zone = input.closest(".field") || form;
    for (const name of ["dragenter", "dragover"]) {
      form.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) {
      form.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.remove("is-over");
      });
    }
    form.addEventListener("drop", (event) => {
      if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    });
  };

  const replace = (html) => {
    const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
    if (!main) return false;
    document.querySelector("main").replaceWith(main);
    prepare(main);
    const summary = main.querySelector("[data-error-summary]");
    if (summary) summary.focus();
    return true;
  };

  const sending = (form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.dataset.sending) return;
      form.dataset.sending = "yes";
      const box = form.querySelector("[data-progress]");
      const bar = box.querySelector("progress");
      const said = box.querySelector("[data-progress-words]");
      const shows = (is) => {
        bar.hidden = !is;
        box.querySelector("label").hidden = !is;
      };
      const failed = (sentence) => {
        // Nothing is being sent any more.
        shows(false);
        said.textContent = sentence;
        delete form.dataset.sending;
      };
      box.hidden = false;
      shows(true);
      const input = form.querySelector("[data-limit]");
      const file = input && input.files[0];
      if (file && file.size > Number(input.dataset.limit)) {
        const size = (bytes) => `${(bytes / 1048576).toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`;
        failed(`The file has ${size(file.size)}, and at most ${size(Number(input.dataset.limit))} can be sent at once. Send it in parts.`);
        return;
      }
      const request = new XMLHttpRequest();
      request.upload.addEventListener("progress", (progress) => {
        if (!progress.lengthComputable) return;
        const share = Math.floor((100 * progress.loaded) / progress.total);
        bar.value = share;
        said.textContent = words(share);
      });
      request.addEventListener("load", () => {
        if (request.status === 200 && request.getResponseHeader("Content-Type").startsWith("application/json")) {
          window.location.assign(JSON.parse(request.responseText).to);
        } else if (!replace(request.responseText)) {
          // Not a page of ours: something on the way refused it, most often for its size.
          failed("The file was refused on the way, so nothing was received. Perhaps it is too large.");
        }
      });
      request.addEventListener("error", () => {
        failed("The connection was lost, so nothing was received. Send the file again.");
      });
      request.open("POST", form.action);
      request.setRequestHeader("X-Progress", "yes");
      request.send(new FormData(form));
    });
  };

  const prepare = (root) => {
    for (const form of root.querySelectorAll("[data-upload], [data-drop-only]")) dropping(form);
    for (const form of root.querySelectorAll("[data-upload]")) sending(form);
    // An answer for machines leaves the page where it is, so the form can be sent again.
    for (const form of root.querySelectorAll("[data-drop-only]")) {
      form.addEventListener("submit", () => window.setTimeout(() => { delete form.dataset.sent; }, 1000));
    }
  };

  prepare(document);
})();
