// While something is under way, looks again now and then; when it is done, the whole page is drawn anew.
(() => {
  const again = async () => {
    const here = document.querySelector("[data-renew]");
    if (!here) return;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = page.querySelector("[data-renew]");
      if (!there) {
        location.reload();
        return;
      }
      if (there.textContent !== here.textContent) here.replaceWith(there);
    } catch {
      // The next look may have more luck.
    }
    setTimeout(again, 3000);
  };
  setTimeout(again, 3000);
})();
