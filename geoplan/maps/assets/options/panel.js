// One panel: the ground once more, areas in its colours, its catchments, its venues.
"use strict";
function geoplanPanel(map, layers, data, panel, isNow) {
  const frame = geoplanFrame(map, layers, { ...data, aria: panel.aria, follows: true });
  const areas = data.areas.map((area, row) => {
    if (!area.shape) return null;
    const shape = L.geoJson(area.shape, {
      pane: "areas", style: { color: "#6f6a5c", weight: 0.7, fillOpacity: 0.82, bubblingMouseEvents: true },
    });
    shape.bindTooltip(() => words(row), { className: "tip", direction: "top", sticky: true });
    return shape.addTo(map);
  });
  const nearest = panel.nearest && [
    L.geoJson(panel.nearest, { pane: "places", interactive: false, style: { color: "#fffdf8", weight: 4.4, opacity: 0.9 } }),
    L.geoJson(panel.nearest, { pane: "places", interactive: false, style: { color: "#1c1a17", weight: 2, dashArray: "3 4" } }),
  ];
  const catchments = geoplanCatchments(map, data, panel, areas);
  const marks = geoplanMarks(map, panel.venues);
  const names = [...data.labels];
  const labels = geoplanLabels(map, names, () => ({ hard: [...marks.boxes(), ...frame.controlBoxes()], soft: [] }));

  let by = "change";
  const tip = (row) => (by === "catchments" ? panel.areas[row].goes : panel.areas[row].tip);

  // What is told of the area that was chosen, as long as it is.
  const told = L.tooltip({ className: "tip", permanent: true, direction: "top", offset: [0, -8] });

  function words(row) {
    const box = document.createElement("div");
    const area = data.areas[row];
    box.append(geoplanElement("strong", "", area.name));
    box.append(geoplanElement("div", "", `${area.children} children`));
    box.append(geoplanElement("div", "", tip(row)));
    return box;
  }

  // What opens and closes is named on the map, before all other words.
  const named = panel.venues.filter((venue) => venue.state).map((venue) =>
    [`${venue.name} ${venue.state}`, venue.lat, venue.lon, `venuename ${venue.kind}`, 0, 12]);

  function colour(chosen) {
    by = chosen;
    catchments.show(by === "catchments");
    const change = by === "change" && !isNow;
    const figures = [];
    areas.forEach((shape, row) => {
      if (!shape) return;
      if (by === "catchments") {
        shape.setStyle(catchments.style(row));
        const number = catchments.number(row);
        if (number) figures.push([number, ...data.areas[row].spot, "area figure goes", 0, 0]);
        return;
      }
      const told = panel.areas[row];
      const at = change ? told.change : told.minutes;
      const palette = change ? data.colours.changes : data.colours.minutes;
      shape.setStyle({ fillColor: at < 0 ? data.notTold : palette[at], fillOpacity: 0.82 });
      const text = change ? told.moved : told.said;
      if (text && !(change && told.change === 3)) figures.push([text, ...data.areas[row].spot, "area figure", 0, 0]);
    });
    names.splice(0, names.length, ...figures, ...named, ...data.labels);
    labels.draw();
  }

  return {
    map, frame, colour, name: panel.letter === "0" ? panel.name : `${panel.letter}, ${panel.name}`, said: (row) => (row < 0 ? "" : tip(row)),
    tell(row) {
      told.remove();
      if (row >= 0 && areas[row]) told.setLatLng(data.areas[row].spot).setContent(geoplanElement("div", "", tip(row))).addTo(map);
    },
    lines(on) { for (const line of nearest ?? []) on ? line.addTo(map) : line.remove(); },
    mark(row, on) { areas[row]?.setStyle(on ? { color: "#111", weight: 3.2 } : { color: "#6f6a5c", weight: 0.7 }); if (on) areas[row]?.bringToFront(); },
    areas,
  };
}
