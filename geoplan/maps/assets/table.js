// Tables that can be sorted by any column and searched, without a library.
"use strict";
function geoplanTable(table, search, count) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.querySelectorAll("th")];
  const order = new Intl.Collator("en-GB", { numeric: true });

  heads.forEach((head, column) => {
    const button = head.querySelector("button");
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
      const numbers = rows.every((row) => "value" in row.cells[column].dataset);
      const compare = numbers ? (a, b) => value(a) - value(b) : (a, b) => order.compare(value(a), value(b));
      rows.sort((a, b) => compare(a, b) * (down ? -1 : 1));
      body.append(...rows);
    });
  });

  if (!search) return;
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLocaleLowerCase("en-GB");
    let left = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLocaleLowerCase("en-GB").includes(wanted);
      left += row.hidden ? 0 : 1;
    }
    count.textContent = wanted ? `${left} of ${rows.length} ${table.dataset.noun ?? "places"}` : "";
  });
}
