// The week: what is chosen, and everything that follows from it.
"use strict";
function geoplanWeek(map, layers, data) {
  const frame = geoplanFrame(map, layers, data);
  const venues = geoplanVenues(map, data.venues);
  const by = (id) => document.getElementById(id);
  const lines = geoplanLines(data.pieces, data.lines);
  const runs = data.runs.map((run, at) => ({ ...run, at }));
  const chosen = { day: 0, run: null, minute: 0 };
  const roads = geoplanRuns(map, runs, lines, (at) => choose(at, document.activeElement));
  const clock = geoplanClock(data, (minute) => { chosen.minute = minute; time(); });
  const labels = geoplanLabels(map, data.labels, () => ({
    hard: [...venues.boxes(), ...frame.controlBoxes(), ...roads.boxes()], soft: [],
  }));
  let shown = [];
  let opener = null;

  const picked = () => Object.fromEntries(geoplanAll("select[data-filter]").map((one) => [one.dataset.filter, one.value]));
  const isPicked = (run) => {
    const want = picked();
    return run.day === chosen.day && (!want.driver || run.driver === want.driver) &&
      (!want.venue || run.venues.includes(want.venue)) && (!want.district || run.districts.includes(want.district));
  };

  // The day or a filter has changed.
  function filter() {
    shown = runs.filter(isPicked);
    const want = picked();
    by("clear").hidden = !Object.values(want).some(Boolean);
    roads.show(shown);
    clock.show(shown, chosen.day);
    const visible = new Set(shown.map((run) => String(run.at)));
    for (const row of geoplanAll("table.filtered tbody tr")) row.hidden = !visible.has(row.dataset.run);
    const words = geoplanSums(shown, data, chosen.day, want);
    by("headline").textContent = words.headline;
    by("others").textContent = words.others;
    by("tables-for").textContent = words.scope;
    by("how-many").textContent = `(${shown.length})`;
    list();
    if (chosen.run !== null && !visible.has(String(chosen.run))) choose(null);
    if (shown.length === 1 && chosen.run === null) choose(shown[0].at);
    else time();
  }

  function list() {
    by("list").replaceChildren(...shown.map((run) => {
      const item = geoplanElement("li");
      const button = item.appendChild(geoplanElement("button"));
      button.type = "button";
      button.dataset.run = run.at;
      button.append(geoplanElement("b", "", run.driver), geoplanElement("span", "", `${geoplanTime(run.start)}–${geoplanTime(run.end)}`),
        geoplanElement("span", "", `${run.journeys} ${run.journeys === 1 ? "journey" : "journeys"}`),
        geoplanElement("span", "miles", `${run.miles.toFixed(1)} mi`));
      return item;
    }));
  }

  // The time of day has changed.
  function time() {
    const states = roads.at(chosen.minute, { chosen: chosen.run, fade: by("fade").checked });
    clock.tell(states);
  }

  function choose(at, from = null) {
    if (at !== null && chosen.run === null) opener = from;
    chosen.run = at;
    const card = by("run");
    card.hidden = at === null;
    for (const id of ["list-part", "headline", "others"]) by(id).hidden = at !== null;
    // On paper the tables are about the run that is chosen.
    document.body.classList.toggle("run-chosen", at !== null);
    for (const row of geoplanAll("table.filtered tbody tr")) row.classList.toggle("chosen", row.dataset.run === String(at));
    roads.choose(at === null ? null : runs[at]);
    if (at === null) {
      frame.fit();
      (opener?.isConnected ? opener : by("list").querySelector("button"))?.focus({ preventScroll: true });
      opener = null;
    } else {
      geoplanSheet(runs[at], data, by);
      frame.show(roads.bounds(runs[at]));
      if (chosen.minute < runs[at].start || chosen.minute > runs[at].end) clock.set(runs[at].start);
    }
    time();
    labels.draw();
  }

  function step(by_how_many) {
    const at = shown.findIndex((run) => run.at === chosen.run);
    choose(shown[(at + by_how_many + shown.length) % shown.length].at);
    by("run").focus({ preventScroll: true });
  }

  for (const radio of geoplanAll("input[name=day]")) {
    radio.addEventListener("change", () => { chosen.day = Number(radio.value); filter(); clock.busiest(); });
    if (radio.checked) chosen.day = Number(radio.value);
  }
  for (const select of geoplanAll("select[data-filter]")) select.addEventListener("change", filter);
  by("clear").addEventListener("click", () => { geoplanAll("select[data-filter]").forEach((one) => { one.value = ""; }); filter(); });
  by("fade").addEventListener("change", time);
  by("names").addEventListener("change", () =>
    labels.filter((kind) => by("names").checked || !/^(city|town|village|suburb|venuename)/.test(kind)));
  by("close").addEventListener("click", () => choose(null));
  by("before").addEventListener("click", () => step(-1));
  by("after").addEventListener("click", () => step(1));
  by("list").addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (way === undefined) return;
    const buttons = [...by("list").querySelectorAll("button")];
    const to = Math.min(buttons.length - 1, Math.max(0, buttons.indexOf(document.activeElement) + way));
    buttons[to]?.focus();
    event.preventDefault();
  });
  by("run").addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen.run !== null) choose(null);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-run], button[data-venue]");
    if (!button) return;
    if (button.dataset.venue) return venues.show(Number(button.dataset.venue));
    const at = Number(button.dataset.run);
    if (runs[at].day !== chosen.day) {
      geoplanAll("input[name=day]")[runs[at].day].checked = true;
      chosen.day = runs[at].day;
      filter();
    }
    choose(at, button);
    if (button.closest("#tables")) by("map").scrollIntoView({ block: "center" });
    by("run").focus({ preventScroll: !window.matchMedia("(max-width: 820px)").matches });
  });

  filter();
  clock.busiest();
  labels.draw();
  geoplanReady();
}
