// Keeps what was typed when a form is sent after the session has ended: in this window only, for the same person only,
// and only as long as it takes to sign in again.
(() => {
  const KEY = "typed";
  const person = document.body.dataset.person;
  const isSignIn = location.pathname === "/account/login/";
  const here = location.pathname + location.search;

  const fieldsOf = (form) =>
    [...form.elements].filter(
      (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type),
    );

  const take = () => {
    const kept = sessionStorage.getItem(KEY);
    if (!isSignIn) sessionStorage.removeItem(KEY);
    return kept ? JSON.parse(kept) : null;
  };

  const kept = take();
  const cameFromSignIn = document.referrer && new URL(document.referrer).pathname === "/account/login/";
  if (kept && kept.person === person && kept.at === here && cameFromSignIn) {
    const form = document.querySelector('main form[method="post"]');
    if (form) {
      for (const [at, value] of kept.values.entries()) {
        const field = fieldsOf(form)[at];
        if (!field || field.name !== value.name) continue;
        if (["checkbox", "radio"].includes(field.type)) field.checked = value.checked;
        else field.value = value.value;
      }
      const note = document.createElement("p");
      note.className = "notice notice-info";
      note.setAttribute("role", "status");
      note.textContent = "What you typed before you were signed out is back. Look it through, then send it.";
      form.before(note);
    }
  }

  if (!person) return;
  for (const form of document.querySelectorAll('main form[method="post"]')) {
    form.addEventListener("submit", () => {
      const values = fieldsOf(form).map(({ name, value, checked }) => ({ name, value, checked }));
      sessionStorage.setItem(KEY, JSON.stringify({ person, at: here, values }));
    });
  }
})();
