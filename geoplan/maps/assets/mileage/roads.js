// Lines beside each other along one road: with a child on one side, without on the other.
"use strict";
// A line moved sideways by some pixels of the view.
function geoplanBeside(map, points, pixels) {
  const at = points.map((point) => map.latLngToLayerPoint(point));
  const sides = at.slice(1).map((to, row) => {
    const way = to.subtract(at[row]), long = Math.hypot(way.x, way.y) || 1;
    return L.point(-way.y / long, way.x / long);
  });
  return at.map((point, row) => {
    const one = sides[Math.max(0, row - 1)], other = sides[Math.min(row, sides.length - 1)];
    const both = one.add(other), long = Math.hypot(both.x, both.y);
    // At a sharp turn the corner stays near the road.
    const side = long < 0.5 ? other : both.divideBy(long);
    return map.layerPointToLatLng(point.add(side.multiplyBy(pixels)));
  });
}
