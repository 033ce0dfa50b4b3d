// Two small services to every page; each works without, only less comfortably.
(() => {
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
  for (const form of document.querySelectorAll('form[method="post"]')) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
})();
