// Clicks inside the conversation and the cart become one event: what to do, with which product.
// Two products marked for comparison are compared at once.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button || button.disabled) return;
  const { do: action, id, text, trace } = button.dataset;
  if (action !== "compare") {
    trigger("click", { action, ids: id ? [id] : [], text: text || "", trace: trace || "" });
    return;
  }
  button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") === "true" ? "false" : "true");
  const marked = [...document.querySelectorAll('[data-do="compare"][aria-pressed="true"]')];
  const ids = [...new Set(marked.map((one) => one.dataset.id))];
  if (ids.length < 2) return;
  marked.forEach((one) => one.setAttribute("aria-pressed", "false"));
  trigger("click", { action, ids, text: "", trace: "" });
});
// A picture that can't be loaded leaves the letter that lies under it.
element.addEventListener("error", (event) => event.target.tagName === "IMG" && event.target.remove(), true);
