/** A draft that was changed in two places: both texts side by side, and the choice is the writer's. */

/**
 * @param {HTMLElement} element saved-draft, which carries the sentences
 * @param {string} here
 * @param {string} there
 * @returns {Promise<"here" | "there">} which text to keep
 */
export function choose(element, here, there) {
  const { conflict, keepMine, takeTheirs } = element.dataset;
  element.querySelector(".conflict")?.remove();
  const panel = Object.assign(document.createElement("section"), { className: "conflict notice gold stack", role: "alertdialog" });
  panel.ariaLabel = conflict ?? "";
  panel.append(Object.assign(document.createElement("p"), { textContent: conflict }));
  const sides = Object.assign(document.createElement("div"), { className: "sides" });
  panel.append(sides);
  element.querySelector("form")?.before(panel);
  return new Promise((decide) => {
    sides.append(
      side(here, keepMine ?? "", () => (panel.remove(), decide("here"))),
      side(there, takeTheirs ?? "", () => (panel.remove(), decide("there"))),
    );
  });
}

/**
 * @param {string} text
 * @param {string} label
 * @param {() => void} chosen
 */
function side(text, label, chosen) {
  const box = document.createElement("div");
  const words = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, rows: 6, dir: "auto", ariaLabel: label });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: label });
  button.addEventListener("click", chosen);
  box.append(words, button);
  return box;
}
