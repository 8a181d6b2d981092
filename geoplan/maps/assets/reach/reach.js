// The map of access with layers: whom a venue has to suit and the time of day decide dots, areas and tables.
"use strict";
function geoplanReach(map, layers, data) {
  const frame = geoplanFrame(map, layers, data);
  const places = geoplanPlaces(map, data);
  const venues = geoplanVenues(map, data.venues);
  const areas = geoplanAreas(map, data);
  const squares = geoplanSquares(map, data);
  const ground = data.labels;
  const names = [...ground];
  const best = data.best.map(([text, lat, lon]) => [text, lat, lon, "area hours", 0, 0]);
  const labels = geoplanLabels(map, names, () => ({
    hard: [...venues.boxes(), ...frame.controlBoxes()],
    soft: on("places") ? places.boxes() : [],
  }));
  const element = (id) => document.getElementById(id);
  const on = (name) => document.querySelector(`[data-layer=${name}]`)?.checked ?? false;
  const rows = new Map(geoplanAll("#places tbody tr").map((row) =>
    [Number(row.querySelector("button").dataset.place), row]));
  let period = 0;
  let suits = data.venues.map(() => true);

  function asked() {
    const age = element("age").value, day = element("day").value, wheelchair = element("wheelchair").checked;
    period = Number(document.querySelector("input[name=period]:checked").value);
    suits = data.venues.map((venue) => (!age || venue.ages.includes(age)) &&
      (!day || venue.days.includes(day)) && (!wheelchair || venue.wheelchair));
    const parts = [age && `for a ${age}`, day && `open on ${day}s`, wheelchair && "that takes a wheelchair"].filter(Boolean);
    return parts.length ? ` ${parts.join(", ")}` : "";
  }

  // Of venues equally near the first counts, as everywhere.
  function nearest(at, row) {
    let found = -1;
    data.minutes[at][row].forEach((tenths, venue) => {
      if (tenths >= 0 && suits[venue] && (found < 0 || tenths < data.minutes[at][row][found])) found = venue;
    });
    return found;
  }
  const classOf = (minutes) => data.bounds_minutes.filter((bound) => minutes >= bound).length;

  function update() {
    const what = asked();
    const counts = [...data.classes, 0].map(() => 0);
    let farthest = -1, most = -1, near = 0;
    const bound = data.bounds_minutes[Math.min(2, data.bounds_minutes.length - 1)];
    data.places.forEach((place, row) => {
      const venue = nearest(period, row);
      const minutes = venue < 0 ? Infinity : data.minutes[period][row][venue] / 10;
      place.class = venue < 0 ? -1 : classOf(minutes);
      place.time = venue < 0 ? "no venue that suits can be reached" : `${Math.round(minutes)} minutes`;
      place.way = venue < 0 ? "" : `to ${data.venues[venue].number}. ${data.venues[venue].name}`;
      counts[venue < 0 ? counts.length - 1 : place.class] += 1;
      if (minutes <= bound) near += 1;
      if (venue >= 0 && minutes > most) [farthest, most] = [row, minutes];
      restyle(row);
      tell(row, venue);
    });
    legend(counts);
    const open = suits.filter(Boolean).length;
    element("headline").textContent = farthest < 0
      ? `No venue${what} can be reached.`
      : `${near === data.places.length ? "All" : `${near} of`} ${data.places.length} places are within ${bound} minutes of ` +
        `a venue${what}. The longest way is from ${data.places[farthest].name}: ${Math.round(most)} minutes. ${data.hours[period]}.`;
    element("asked").textContent = `${open} of ${data.venues.length} venues suit${what && `: a venue${what}`}. ` +
      "The venue named is the nearest at the time of day chosen.";
    element("hours").textContent = data.hours[period];
    areas.turn(on("areas"), period, suits);
    pins();
  }

  function restyle(row) {
    const place = data.places[row], look = place.class < 0 ? data.cutOff : data.classes[place.class];
    places.dots[row].setStyle({
      fillColor: look.colour, fillOpacity: place.class < 0 ? 0.2 : 0.95,
      color: place.class < 0 ? "#111" : "#4a4238", weight: place.class < 0 ? 2.5 : 0.9,
    });
    places.dots[row].setRadius(look.radius * geoplanGrowth(map.getZoom()));
  }

  function tell(row, venue) {
    const cells = rows.get(row).cells;
    cells[2].textContent = venue < 0 ? "–" : data.venues[venue].name;
    data.minutes.forEach((_, at) => {
      const found = nearest(at, row), cell = cells[3 + at];
      const minutes = found < 0 ? Infinity : data.minutes[at][row][found] / 10;
      cell.textContent = found < 0 ? "–" : Math.round(minutes);
      cell.dataset.value = found < 0 ? 100000 : minutes;
      cell.classList.toggle("chosen", at === period);
    });
  }

  function legend(counts) {
    const most = Math.max(...counts);
    [...element("classes").children].forEach((item, at) => {
      item.querySelector(".bar i").style.width = `${100 * counts[at] / most}%`;
      item.querySelector(".many").textContent = counts[at];
      if (at === counts.length - 1) item.hidden = !counts[at];
    });
  }

  function pins() {
    geoplanAll(".venue").forEach((icon) => {
      const at = data.venues.findIndex((venue) => icon.getAttribute("aria-label") === `Venue ${venue.number}: ${venue.name}`);
      icon.classList.toggle("unsuited", at >= 0 && !suits[at]);
    });
    geoplanAll(".venues button").forEach((button, at) => button.classList.toggle("unsuited", !suits[at]));
  }

  function show() {
    places.dots.forEach((dot) => (on("places") ? dot.addTo(map) : dot.remove()));
    squares.turn(on("saved"));
    areas.turn(on("areas"), period, suits);
    for (const part of geoplanAll("[data-with]")) part.hidden = !on(part.dataset.with);
    names.splice(0, names.length, ...(on("saved") ? best : []), ...ground);
    labels.filter((kind) => on("names") || !/^(city|town|village|suburb)/.test(kind));
  }

  for (const input of [element("age"), element("day"), element("wheelchair"), ...geoplanAll("input[name=period]")]) {
    input.addEventListener("change", update);
  }
  for (const box of geoplanAll("[data-layer]")) box.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-place], button[data-venue]");
    if (!button) return;
    element("map").scrollIntoView({ block: "center" });
    if (button.dataset.venue) venues.show(Number(button.dataset.venue));
    else places.show(Number(button.dataset.place));
  });
  update();
  show();
  geoplanReady();
}
