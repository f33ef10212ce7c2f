"use strict";
// The hops of a path in a dialog, the choice of paths, and the interfaces of one endpoint marked together.
// Texts go in as text: nothing of a template becomes markup.
const {texts, results, paths} = JSON.parse(document.getElementById("paths-data").textContent);
const dialog = document.getElementById("path");

function made(kind, text, ...children) {
  const element = document.createElement(kind);
  element.textContent = text;
  element.append(...children);
  return element;
}

function headed(title, numbers) {
  return numbers.length ? [made("h3", title), made("ul", "", ...numbers.map((number) => made("li", texts[number])))] : [];
}

function hop([mark, name, at, meaning, decides]) {
  const item = made("li", texts[name] + (decides ? " (this decides)" : ""));
  item.dataset.mark = texts[mark];
  item.classList.toggle("decides", Boolean(decides));
  for (const number of [at, meaning]) if (texts[number]) item.append(made("span", texts[number]));
  return item;
}

function change({change, entries}) {
  if (change === null) return [];
  const text = made("pre", [change, ...entries].map((number) => texts[number]).join("\n"));
  text.tabIndex = 0;
  const copy = made("button", "Copy the change");
  copy.className = "copy";
  copy.type = "button";
  copy.addEventListener("click", async () => {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Selected: copy it with the keyboard";
    }
  });
  return [made("h3", "What would open it"), text, copy];
}

function show([client, endpoint, number, alike, names, calls]) {
  const result = results[number];
  document.getElementById("path-title").textContent = `${texts[client]} to ${texts[endpoint]}`;
  document.getElementById("path-text").replaceChildren(
    made("p", texts[result.verdict]), ...alike.map((text) => made("p", texts[text])), ...change(result),
    made("h3", "Hop by hop"), made("ol", "", ...result.hops.map(hop)),
    ...headed("Not open on other paths", result.also), ...headed("Not known", result.reasons),
    ...headed("Names", names), ...headed("Calls", calls), ...headed("Assumed", result.assumes));
  dialog.showModal();
  dialog.scrollTop = 0;
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-path]");
  if (mark) show(paths[mark.dataset.path]);
});

// A matrix is one stop of the Tab key; arrow keys, Home and End move within it, past what is not shown.
const visible = (mark) => mark && mark.checkVisibility({visibilityProperty: true}) ? mark : null;
const moves = {
  ArrowLeft: (cells, rows, x, y) => cells.slice(0, x).reverse(), ArrowRight: (cells, rows, x) => cells.slice(x + 1),
  ArrowUp: (cells, rows, x, y) => rows.slice(0, y).reverse().map((row) => row.cells[x]),
  ArrowDown: (cells, rows, x, y) => rows.slice(y + 1).map((row) => row.cells[x]),
  Home: (cells) => cells, End: (cells) => [...cells].reverse(),
};

function stop(table, mark) {
  for (const other of table.querySelectorAll('.mark[tabindex="0"]')) other.tabIndex = -1;
  if (mark) mark.tabIndex = 0;
}

for (const table of document.querySelectorAll(".matrix")) {
  for (const mark of table.querySelectorAll(".mark")) mark.tabIndex = -1;
  stop(table, table.querySelector(".mark"));
  table.addEventListener("focusin", (event) => { if (event.target.matches(".mark")) stop(table, event.target); });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    const move = moves[event.key];
    if (!cell || !move || event.altKey || event.ctrlKey || event.metaKey) return;
    const [cells, rows] = [[...cell.parentElement.cells], [...cell.parentElement.parentElement.rows]];
    const next = move(cells, rows, cell.cellIndex, rows.indexOf(cell.parentElement));
    const mark = next.map((cell) => cell.querySelector(".mark")).find(visible);
    event.preventDefault();
    mark?.focus();
  });
}

// Paths of one kind: rows and columns without one go.
const form = document.querySelector(".shown");
form.hidden = false;
form.addEventListener("change", () => {
  const kind = form.elements.shown.value;
  let count = 0;
  for (const table of document.querySelectorAll(".matrix")) {
    const columns = new Set();
    let first = null;
    for (const row of table.tBodies[0].rows) {
      let some = kind === "all";
      for (const mark of row.querySelectorAll(".mark")) {
        const fits = kind === "all" || mark.classList.contains(kind);
        mark.style.visibility = fits ? "" : "hidden";
        if (!fits) continue;
        [some, first] = [true, first ?? mark];
        count += 1;
        columns.add(mark.parentElement.cellIndex);
      }
      row.hidden = !some;
    }
    for (const row of table.rows) {
      for (const cell of row.cells) cell.hidden = kind !== "all" && cell.cellIndex > 0 && !columns.has(cell.cellIndex);
    }
    stop(table, first);
    table.parentElement.hidden = kind !== "all" && !first;
    table.closest("section").querySelector(".none").hidden = !table.parentElement.hidden;
  }
  form.querySelector("[role=status]").textContent = `${count} paths shown`;
});

// A link to a mark shows it, whatever was chosen.
addEventListener("hashchange", () => {
  const mark = document.getElementById(location.hash.slice(1));
  if (!mark?.matches(".mark")) return;
  if (!visible(mark)) {
    form.elements.shown.value = "all";
    form.dispatchEvent(new Event("change"));
  }
  mark.scrollIntoView({block: "center", inline: "center"});
  mark.focus();
});

addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((details) => { details.open = true; }));

for (const [event, on] of [["pointerover", true], ["pointerout", false]]) {
  document.addEventListener(event, (happened) => {
    const chip = happened.target.closest("main .chip.endpoint");
    if (!chip?.dataset.construct) return;
    for (const other of chip.closest("figure")?.querySelectorAll(".chip") ?? []) {
      other.classList.toggle("together", on && other.dataset.construct === chip.dataset.construct);
    }
  });
}
