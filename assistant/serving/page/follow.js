// A new turn is scrolled to its beginning once, so that the cards are in sight while words follow.
let turning = false;
watch("value", () => {
  const turn = element.querySelector(".turn");
  if (turn && !turning) turn.scrollIntoView({ behavior: "smooth", block: "start" });
  turning = Boolean(turn);
});
