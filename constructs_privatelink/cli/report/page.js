"use strict";
// The hops of a way in a dialog, and the interfaces of one endpoint marked together. Texts go in as text: nothing of a template becomes markup.
const ways = JSON.parse(document.getElementById("ways").textContent);
const dialog = document.getElementById("way");

function list(kind, lines, each) {
  const made = document.createElement(kind);
  for (const line of lines) {
    const item = document.createElement("li");
    each(item, line);
    made.append(item);
  }
  return made;
}

function headed(title, lines) {
  if (!lines.length) return [];
  const heading = document.createElement("h3");
  heading.textContent = title;
  return [heading, list("ul", lines, (item, line) => { item.textContent = line; })];
}

function show(way) {
  document.getElementById("way-title").textContent = way.title;
  const verdict = document.createElement("p");
  verdict.textContent = way.verdict;
  const hops = list("ol", way.hops, (item, hop) => {
    item.dataset.mark = hop.mark;
    item.textContent = hop.text;
    item.classList.toggle("decides", hop.decides);
  });
  document.getElementById("way-text").replaceChildren(
    verdict, hops, ...headed("Besides", way.notes), ...headed("Names", way.names), ...headed("Calls", way.calls));
  dialog.showModal();
}

for (const mark of document.querySelectorAll("[data-way]")) {
  mark.addEventListener("click", () => show(ways[mark.dataset.way]));
}

// Arrow keys move within a matrix, as in a grid.
for (const table of document.querySelectorAll(".matrix")) {
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell) return;
    const row = cell.parentElement;
    const column = cell.cellIndex;
    const next = {
      ArrowLeft: row.cells[column - 1], ArrowRight: row.cells[column + 1],
      ArrowUp: row.previousElementSibling?.cells[column], ArrowDown: row.nextElementSibling?.cells[column],
    }[event.key];
    const mark = next?.querySelector("button");
    if (mark) {
      mark.focus();
      event.preventDefault();
    }
  });
}

for (const chip of document.querySelectorAll(".chip")) {
  const together = document.querySelectorAll(`.chip[data-path="${CSS.escape(chip.dataset.path)}"]`);
  for (const [event, on] of [["pointerenter", true], ["pointerleave", false]]) {
    chip.addEventListener(event, () => together.forEach((one) => one.classList.toggle("together", on)));
  }
}
