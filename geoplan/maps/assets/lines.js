// Lines packed as text: numbers of pieces that lines share (geoplan/maps/lines).
"use strict";
function geoplanNumbers(text) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const numbers = [];
  let value = 0, shift = 0;
  for (const letter of text) {
    const group = letters.indexOf(letter);
    value += (group & 31) * 2 ** shift;
    shift += 5;
    if (group & 32) continue;
    numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
    value = shift = 0;
  }
  return numbers;
}

// The vertices of a piece: latitude and longitude.
function geoplanPiece(text) {
  let lat = 0, lon = 0;
  const numbers = geoplanNumbers(text), points = [];
  for (let at = 0; at < numbers.length; at += 2) {
    lat += numbers[at];
    lon += numbers[at + 1];
    points.push([lat / 1e5, lon / 1e5]);
  }
  return points;
}

// The vertices of every line, in the order driven.
function geoplanLines(pieces, lines) {
  const shapes = pieces.map(geoplanPiece);
  return lines.map((text) => geoplanNumbers(text).flatMap((number, at) => {
    const shape = number > 0 ? shapes[number - 1] : [...shapes[-number - 1]].reverse();
    return at ? shape.slice(1) : shape;
  }));
}

// Where something is on a line after a share of its length, 0 to 1.
function geoplanAlong(map, points, share) {
  if (points.length < 2) return points[0];
  const lengths = points.slice(1).map((point, at) => map.distance(points[at], point));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (let at = 0; at < lengths.length; at++) {
    if (left <= lengths[at] && lengths[at] > 0) {
      const part = left / lengths[at], [a, b] = [points[at], points[at + 1]];
      return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
    }
    left -= lengths[at];
  }
  return points[points.length - 1];
}
