// Times, sums and the sheet of a run in words.
"use strict";
const geoplanTime = (minute) => `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(Math.floor(minute) % 60).padStart(2, "0")}`;
const geoplanCount = (number, word) => `${number.toLocaleString("en-GB")} ${word}${number === 1 ? "" : "s"}`;
const geoplanPounds = (pence) => `£${(pence / 100).toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

// What is shown, in a sentence or two.
function geoplanSums(shown, data, day, want) {
  const sum = (pick) => shown.reduce((total, run) => total + pick(run), 0);
  const miles = sum((run) => run.miles), empty = sum((run) => run.emptyMiles);
  const people = new Set(shown.map((run) => run.driver)).size;
  const paid = shown.every((run) => run.pence !== null) && shown.length ? ` ${geoplanPounds(sum((run) => run.pence))} paid for them.` : "";
  const share = miles ? `, ${Math.round((100 * empty) / miles)}% of them without a child` : "";
  const names = ["driver", "venue", "district"].filter((name) => want[name]).map((name) => {
    const option = document.querySelector(`select[data-filter=${name}]`).selectedOptions[0];
    return `${name} ${option.textContent}`;
  });
  const scope = `${data.days[day].long}${names.length ? `, ${names.join(", ")}` : ""}`;
  return {
    scope: `${scope}: ${geoplanCount(shown.length, "run")}`,
    headline: shown.length
      ? `${scope}: ${geoplanCount(shown.length, "run")} by ${geoplanCount(people, "driver")}, ` +
        `${geoplanCount(sum((run) => run.journeys), "journey")} of children. ${Math.round(miles).toLocaleString("en-GB")} miles${share}.${paid}`
      : `${scope}: no run.`,
    others: names.length || !data.days[day].others ? "" : `Not on runs, and not drawn: ${data.days[day].others}.`,
  };
}

// The sheet of one run: its sums, and its stops with times and who gets in and out.
function geoplanSheet(run, data, by) {
  by("run-title").textContent = `${run.driver}, ${data.days[run.day].long}`;
  const share = run.miles ? Math.round((100 * run.emptyMiles) / run.miles) : 0;
  const parts = [
    ...(run.who ? [`${run.who}.`] : []),
    `${geoplanTime(run.start)} to ${geoplanTime(run.end)}, ${geoplanCount(run.journeys, "journey")}.`,
    `${run.miles.toFixed(1)} miles, ${share}% of them without a child;`,
    `${run.driving} minutes on the road, ${run.waiting} waiting.`,
    ...(run.pence === null ? [] : [`${geoplanPounds(run.pence)} paid.`]),
  ];
  by("run-sums").textContent = parts.join(" ");
  by("run-stops").replaceChildren(...run.stops.map((stop) => {
    const row = geoplanElement("tr");
    row.append(geoplanElement("td", "number", stop.mark), geoplanElement("td", "", geoplanTime(stop.arrives)));
    const cell = row.appendChild(geoplanElement("td"));
    cell.appendChild(geoplanElement("strong", "", stop.what));
    for (const line of stop.lines) cell.appendChild(geoplanElement("div", "", line));
    return row;
  }));
}
