// One panel: the ground once more, areas in its colours, its catchments, its venues.
"use strict";
function geoplanPanel(map, layers, data, panel, isNow) {
  const frame = geoplanFrame(map, layers, { ...data, aria: panel.aria, follows: true });
  let by = "change";
  const said = (row) => (by === "catchments" ? panel.areas[row].goes : panel.areas[row].tip);
  const areas = geoplanAreas(map, data, { counted: (area) => `${area.children} children`, said });
  const nearest = panel.nearest && [
    L.geoJson(panel.nearest, { pane: "places", interactive: false, style: { color: "#fffdf8", weight: 4.4, opacity: 0.9 } }),
    L.geoJson(panel.nearest, { pane: "places", interactive: false, style: { color: "#1c1a17", weight: 2, dashArray: "3 4" } }),
  ];
  const catchments = geoplanCatchments(map, data, panel);
  // The shape of a mark says what becomes of its venue: stays, opens, closes, other rooms.
  const marks = geoplanMarks(map, panel.venues, (venue) => ({
    look: venue.kind,
    text: venue.number,
    title: `${venue.number}. ${venue.name}`,
    lines: [venue.state, venue.note],
    label: `Venue ${venue.number}: ${venue.name}${venue.state ? `, ${venue.state}` : ""}`,
  }), { apart: [23], half: [12, 12] });
  const names = [...data.labels];
  const labels = geoplanLabels(map, names, () => ({ hard: [...marks.boxes(), ...frame.controlBoxes()], soft: [] }));

  // What opens and closes is named on the map, before all other words.
  const named = panel.venues.filter((venue) => venue.state).map((venue) =>
    [`${venue.name} ${venue.state}`, venue.lat, venue.lon, `venuename ${venue.kind}`, 0, 12]);

  function colour(chosen) {
    by = chosen;
    catchments.show(by === "catchments");
    const change = by === "change" && !isNow;
    const figures = [];
    areas.shapes.forEach((shape, row) => {
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
    map, frame, areas, colour,
    name: panel.letter === "0" ? panel.name : `${panel.letter}, ${panel.name}`,
    said: (row) => (row < 0 ? "" : said(row)),
    lines(on) { for (const line of nearest ?? []) on ? line.addTo(map) : line.remove(); },
  };
}
