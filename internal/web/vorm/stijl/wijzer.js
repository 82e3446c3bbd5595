// What makes the pages of Wijzer a little quicker. They work without it.
(function () {
  "use strict";

  // A browser that does not know autofocus on a block gets it here.
  var summary = document.querySelector(".w-errors");
  if (summary && document.activeElement !== summary) summary.focus();

  // A link in the error summary puts the cursor in the field.
  if (summary) summary.addEventListener("click", function (e) {
    var link = e.target.closest("a[href^='#']");
    var field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    e.preventDefault();
    field.focus({ preventScroll: true });
    (field.closest(".w-field") || field).scrollIntoView({ block: "center" });
  });

  // Leaving a form with input that was not sent asks first.
  document.querySelectorAll("form[data-guard]").forEach(function (form) {
    var dirty = document.querySelector(".w-errors") !== null, sent = false;
    form.addEventListener("input", function () { dirty = true; });
    form.addEventListener("submit", function () { sent = true; });
    window.addEventListener("beforeunload", function (e) { if (dirty && !sent) e.preventDefault(); });
  });

  // A second press on the same button within two seconds does nothing.
  document.addEventListener("submit", function (e) {
    var now = Date.now();
    if (e.target.lastSent && now - e.target.lastSent < 2000) { e.preventDefault(); return; }
    e.target.lastSent = now;
  });

  // The user menu closes on Escape and on a click elsewhere.
  var menu = document.querySelector(".w-user");
  if (menu) {
    document.addEventListener("keydown", function (e) {
      if (e.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", function (e) { if (!menu.contains(e.target)) menu.open = false; });
  }

  // A part with data-refresh loads itself again until it comes back without.
  function refresh(part) {
    setTimeout(function () {
      fetch(part.dataset.refresh, { headers: { "X-Fragment": part.id }, credentials: "same-origin" })
        .then(function (r) { if (!r.ok) throw new Error(); return r.text(); })
        .then(function (html) {
          var fresh = new DOMParser().parseFromString(html, "text/html").getElementById(part.id);
          if (!fresh) { location.reload(); return; }
          part.replaceWith(fresh);
          if (fresh.dataset.refresh) refresh(fresh);
        })
        .catch(function () { setTimeout(function () { refresh(part); }, 5000); });
    }, 2000);
  }
  document.querySelectorAll("[data-refresh][id]").forEach(refresh);
})();
