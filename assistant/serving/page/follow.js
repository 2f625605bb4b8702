// A new turn is scrolled to its beginning, and stays there when it moves from current to past.
let turning = false;
watch("value", () => {
  const turn = element.querySelector(".turn");
  if (turn && !turning) turn.scrollIntoView({ behavior: "smooth", block: "start" });
  if (!turn && turning) {
    setTimeout(() => document.querySelector("#past .turn:last-child")?.scrollIntoView(), 60);
  }
  turning = Boolean(turn);
});
